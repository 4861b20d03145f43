"""The captcha that guards the forms of a page."""

from __future__ import annotations

from functools import lru_cache

from channelaudit.channels.forms.fields import purpose
from channelaudit.knowledge.forms import captchas
from channelaudit.model import Document, Form


def captcha_of(form: Form, document: Document) -> dict[str, object] | None:
    """``provider``, ``sitekey`` ("" if it does not show), ``test_key``, and ``key_missing`` where its place is empty;
    None if there is no captcha.
    """
    names = {field.name for field in form.fields}
    for key, known in captchas().items():
        if names.intersection(known.fields):
            return _described(key, _sitekey(key, document), document)
    found = _on_page(document)
    if found:
        return _described(*found, document)
    if any(purpose(field) == "captcha" for field in form.fields if field.type not in ("hidden", "submit")):
        return {"provider": "own", "sitekey": "", "test_key": False, "key_missing": False}
    return None


def _described(provider: str, sitekey: str, document: Document) -> dict[str, object]:
    known = captchas()[provider]
    return {
        "provider": provider,
        "sitekey": sitekey,
        "test_key": sitekey in known.test_keys,
        "key_missing": not sitekey and "" in document.sitekeys,
    }


@lru_cache(maxsize=4)
def _on_page(document: Document) -> tuple[str, str] | None:
    for key, known in captchas().items():
        loaded = any(mark in script.src for mark in known.marks for script in document.scripts)
        if loaded or any(node in document.nodes for node in known.nodes):
            return key, _sitekey(key, document)
    return None


@lru_cache(maxsize=16)
def _sitekey(provider: str, document: Document) -> str:
    if written := next(filter(None, document.sitekeys), ""):
        return written
    for pattern in captchas()[provider].keys:
        for script in document.scripts:
            for text in (script.src, script.text):
                if match := pattern.search(text):
                    return match[1]
    return ""
