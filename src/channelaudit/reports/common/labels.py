"""What people call the words of the model.  One table a type of word."""

from __future__ import annotations

from collections.abc import Mapping

from channelaudit.model import Channel, Message

KINDS: Mapping[str, Message] = {
    "email": Message("e-mail"),
    "phone": Message("phone"),
    "fax": Message("fax"),
    "form": Message("form"),
    "chat": Message("chat"),
    "messenger": Message("messenger"),
    "social": Message("social network"),
    "address": Message("address"),
    "hours": Message("hours"),
    "newsletter": Message("newsletter"),
    "company": Message("trader"),
    "registration": Message("registration number"),
    "bank_account": Message("bank account"),
    "promise": Message("promise to answer"),
    "refusal": Message("refusal"),
    "notice": Message("notice"),
    "delivery": Message("delivery"),
    "policy": Message("terms and policies"),
    "disclosure": Message("disclosure"),
    "scripted": Message("shown by scripts only"),
}
"""Kinds of channels and of statements, in the order in which reports for people list them."""

REGIONS: Mapping[str, Message] = {
    "header": Message("header"),
    "menu": Message("menu"),
    "main": Message("main text"),
    "footer": Message("footer"),
    "data": Message("structured data"),
}

ROLES: Mapping[str, Message] = {
    "home": Message("home page"),
    "contact": Message("contact"),
    "about": Message("about the shop"),
    "terms": Message("terms"),
    "returns": Message("returns"),
    "complaints": Message("complaints"),
    "privacy": Message("privacy"),
    "delivery": Message("delivery"),
    "imprint": Message("imprint"),
    "faq": Message("questions and answers"),
    "store": Message("stores"),
    "product": Message("product"),
    "cart": Message("basket"),
    "checkout": Message("checkout"),
    "login": Message("login"),
    "other": Message("other"),
}

VERDICTS: Mapping[str, Message] = {
    "works": Message("works"),
    "broken": Message("broken"),
    "unverified": Message("could not tell"),
    "unchecked": Message("not checked"),
    "missing": Message("missing"),
}

SEVERITIES: Mapping[str, Message] = {
    "error": Message("error"),
    "warning": Message("warning"),
    "note": Message("note"),
}

SEVERITY_HEADINGS: Mapping[str, Message] = {
    "error": Message("Errors"),
    "warning": Message("Warnings"),
    "note": Message("Notes"),
}

SUBJECTS: Mapping[str, Message] = {
    "email": Message("e-mail"),
    "phone": Message("phone"),
    "form": Message("form"),
    "chat": Message("chat"),
    "messenger": Message("messenger"),
    "social": Message("social networks"),
    "address": Message("address"),
    "hours": Message("hours"),
    "findability": Message("findability"),
    "channels": Message("choice of channels"),
    "agreement": Message("agreement"),
    "response": Message("answering"),
    "registration": Message("registration"),
    "bank-account": Message("bank account"),
    "policy": Message("terms and policies"),
    "newsletter": Message("newsletter"),
    "tls": Message("encryption"),
    "expected": Message("expected channels"),
}
"""Subjects of rules, in the order of their weight for customers."""

CHECKS: Mapping[str, Message] = {
    "mailbox": Message("mailbox"),
    "mail_domain": Message("mail domain"),
    "certificate": Message("certificate"),
    "chat_widget": Message("chat"),
    "form_endpoint": Message("form"),
    "host_variant": Message("name with and without www"),
    "link_target": Message("profile or messenger"),
    "vat_whitelist": Message("Polish list of VAT payers"),
    "crawl": Message("visit"),
    "robots": Message("robots.txt"),
    "sitemap": Message("site map"),
    "reading": Message("reading"),
    "finding": Message("search for channels"),
}
"""Steps of an audit; names of registers are their own."""

REASONS: Mapping[str, Message] = {
    "timeout": Message("No answer in time"),
    "refused": Message("Connection refused"),
    "reset": Message("Connection broken off"),
    "dns": Message("Name not found"),
    "tls": Message("No encrypted connection"),
    "status": Message("Answered with an error"),
    "blocked": Message("Programs are turned away"),
    "greylisted": Message("Asked to come back later"),
    "port_closed": Message("Port closed on the way"),
    "login_wall": Message("Only for those who log in"),
    "robots": Message("Forbidden by robots.txt"),
    "too_large": Message("Too large"),
    "redirect": Message("Redirected without end, or elsewhere"),
    "private": Message("In a private network"),
    "protocol": Message("Answer that breaks its protocol"),
    "not_html": Message("Not a web page"),
    "disallowed": Message("Not permitted by the settings"),
    "skipped": Message("Not asked"),
    "bug": Message("A mistake in this program"),
    "accepts_all": Message("The server accepts everything"),
}
"""Kinds of failures, as headings."""

FIELDS: Mapping[str, Message] = {
    "reply": Message("the server's words"),
    "detail": Message("result"),
    "status": Message("found to be"),
    "server": Message("server asked"),
    "asked": Message("address asked"),
    "url": Message("address"),
    "http_status": Message("HTTP status"),
    "code": Message("status"),
    "hosts": Message("mail servers"),
    "dead_hosts": Message("mail servers without address"),
    "spf": Message("SPF record"),
    "dmarc": Message("DMARC record"),
    "script": Message("script"),
    "account": Message("account"),
    "problem": Message("fault of the certificate"),
    "certificate_fault": Message("fault of the certificate"),
    "tls_error": Message("fault of the encryption"),
    "tls_version": Message("encryption"),
    "not_after": Message("valid until"),
    "names": Message("valid for"),
    "issuer": Message("issued by"),
    "final_url": Message("leads to"),
    "name": Message("name"),
    "active": Message("active"),
}
"""Fields of what the checks found, for proof; fields that are not here are not shown to people."""

STATUSES: Mapping[str, Message] = {
    "accepts": Message("takes mail"),
    "null_mx": Message("takes no mail"),
    "no_server": Message("no mail server"),
    "nxdomain": Message("no such domain"),
    "exists": Message("there"),
    "missing": Message("missing"),
    "full": Message("full"),
    "no_utf8": Message("takes no letters beyond ASCII"),
    "accepts_all": Message("accepts every address"),
    "undeliverable": Message("undeliverable"),
    "unreachable": Message("out of reach"),
    "unverified": Message("could not tell"),
    "valid": Message("valid"),
    "known": Message("known"),
    "loads": Message("loads"),
    "script_missing": Message("script missing"),
    "account_gone": Message("account gone"),
    "placeholder": Message("sample"),
    "answers": Message("answers"),
    "failing": Message("failing"),
    "gone": Message("gone"),
    "service_gone": Message("service gone"),
    "closed": Message("closed"),
    "active": Message("active"),
    "suspended": Message("suspended"),
    "winding_up": Message("in liquidation"),
    "removed": Message("removed from the register"),
    "not_found": Message("not found"),
    "expired": Message("expired"),
    "not_yet_valid": Message("not yet valid"),
    "wrong_host": Message("made out to another name"),
    "self_signed": Message("self-signed"),
    "untrusted": Message("issuer not trusted"),
    "other": Message("other"),
}
"""What the checks find, in ordinary words."""


def kind_of(channel: Channel) -> Message:
    """What people call this channel: "e-mail", "NIP"; a registration number by its scheme."""
    if scheme := channel.attributes.get("scheme"):
        return Message("{scheme}", scheme=str(scheme).replace("_", " ").upper())
    return word(KINDS, channel.kind)


def word(table: Mapping[str, Message], key: str) -> Message:
    """The word for ``key``; the key itself, readable, for one that came with another package."""
    return table.get(key) or Message("{word}", word=key.replace("_", " ").replace("-", " "))
