"""Poland: the statistical office's register of all businesses (REGON, BIR 1.1: SOAP).  Needs a key, which is free."""

from __future__ import annotations

import html
import re
from xml.sax.saxutils import escape

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    check_of,
    joined,
    numbered,
    worded,
)
from channelaudit.checks.registers.krs import numbers as court_numbers
from channelaudit.checks.registers.vat_whitelist import numbers as tax_numbers
from channelaudit.model import Channel, Message
from channelaudit.network import Response, Unreachable

HOME = "https://wyszukiwarkaregon.stat.gov.pl/"
_SERVICE = f"{HOME}wsBIR/UslugaBIRzewnPubl.svc"
_ACTION = "http://CIS/BIR/PUBL/2014/07/IUslugaBIRzewnPubl/"
_FIELDS = {"nip": "Nip", "krs": "Krs", "regon": "Regon"}
_ENVELOPE = """\
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:ns="http://CIS/BIR/PUBL/2014/07" \
xmlns:dat="http://CIS/BIR/PUBL/2014/07/DataContract"><soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">\
<wsa:To>{service}</wsa:To><wsa:Action>{action}</wsa:Action></soap:Header><soap:Body>{body}</soap:Body></soap:Envelope>"""
_NOT_FOUND = "4"


def numbers(channel: Channel) -> str | None:
    return tax_numbers(channel) or court_numbers(channel)


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """Log in, search, log out.  Raises ``Unreachable``; a wrong key is answered with an empty session."""
    login = f"<ns:Zaloguj><ns:pKluczUzytkownika>{escape(inquiry.key)}</ns:pKluczUzytkownika></ns:Zaloguj>"
    session = _result(await _send(inquiry, "Zaloguj", login), "ZalogujResult")
    if not session.isalnum():
        raise Unreachable("blocked", Message("GUS REGON does not accept the key"))
    try:
        return _entry(inquiry.subject, await _search(inquiry, session))
    finally:
        body = f"<ns:Wyloguj><ns:pIdentyfikatorSesji>{session}</ns:pIdentyfikatorSesji></ns:Wyloguj>"
        await _logged_out(inquiry, body)


async def _search(inquiry: Inquiry, session: str) -> dict[str, str]:
    field = _FIELDS[inquiry.scheme]
    body = (
        "<ns:DaneSzukajPodmioty><ns:pParametryWyszukiwania>"
        f"<dat:{field}>{inquiry.number}</dat:{field}>"
        "</ns:pParametryWyszukiwania></ns:DaneSzukajPodmioty>"
    )
    answer = await _send(inquiry, "DaneSzukajPodmioty", body, session)
    inner = _result(answer, "DaneSzukajPodmiotyResult")
    # read without an XML parser: the answer is flat, and a parser would expand whatever entities it declares
    found = re.search(r"<dane>(.{0,8000}?)</dane>", inner, re.DOTALL)
    if not found:
        raise Unreachable("protocol", Message("GUS REGON answers without data (the session may have ended)"))
    pairs = re.findall(r"<(\w{2,40})>([^<]{0,500})</", found[1])
    return {name: " ".join(html.unescape(value).split()) for name, value in pairs}


async def _logged_out(inquiry: Inquiry, body: str) -> None:
    try:
        await _send(inquiry, "Wyloguj", body)
    except Unreachable:
        return  # a session ends by itself


async def _send(inquiry: Inquiry, action: str, body: str, session: str = "") -> Response:
    content = _ENVELOPE.format(service=_SERVICE, action=f"{_ACTION}{action}", body=body).encode()
    headers = {
        "Accept": "*/*",
        "Content-Type": "application/soap+xml; charset=utf-8",
        **({"sid": session} if session else {}),
    }
    answer = await inquiry.fetch(_SERVICE, method="POST", headers=headers, content=content)
    if answer.status != 200:
        raise Unreachable("status", Message("GUS REGON answers with status {status}", status=answer.status))
    return answer


def _result(answer: Response, element: str) -> str:
    """The text in the envelope, which stands in one part of a multipart message, escaped or as CDATA."""
    body = answer.body.decode("utf-8", "replace")
    begin, end = body.find(f"<{element}>"), body.find(f"</{element}>")
    if begin < 0 or end < begin:
        if f"<{element}" in body:
            return ""
        raise Unreachable("protocol", Message("GUS REGON does not answer with data (maintenance?)"))
    inner = body[begin + len(element) + 2 : end].strip()
    if inner.startswith("<![CDATA["):
        return inner.removeprefix("<![CDATA[").removesuffix("]]>").strip()
    return html.unescape(inner).strip()


def _entry(asked: str, data: dict[str, str]) -> RegisterEntry:
    if data.get("ErrorCode") == _NOT_FOUND:
        return RegisterEntry("GUS REGON", asked, "not_found")
    if "ErrorCode" in data or not data.get("Nazwa"):
        raise Unreachable("protocol", Message("GUS REGON answers with error {code}", code=data.get("ErrorCode", "?")))
    house = "/".join(filter(None, (data.get("NrNieruchomosci", ""), data.get("NrLokalu", ""))))
    town = data.get("Miejscowosc", "")
    return RegisterEntry(
        register="GUS REGON",
        number=asked,
        status="removed" if data.get("DataZakonczeniaDzialalnosci") else "active",
        name=data["Nazwa"],
        address=joined(worded(data.get("Ulica") or town, house), worded(data.get("KodPocztowy", ""), town)),
        numbers=numbered(nip=data.get("Nip", ""), regon=data.get("Regon", "")),
    )


CHECK = check_of(Register("GUS REGON", numbers, ask, HOME, key="gus_key"))
