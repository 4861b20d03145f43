"""Contacts of a department or for one matter, and general ones, told by the words around them."""

from __future__ import annotations

from channelaudit.knowledge.departments import department_words
from channelaudit.knowledge.folding import fold


def is_department(text: str) -> bool:
    """Whether a line of text announces a contact for one matter: complaints, wholesale, the press."""
    return bool(department_words().departments.search(fold(text)))


def is_department_mailbox(address: str) -> bool:
    """``reklamacje@``, ``rodo@``, ``hurt@``: mailboxes for one matter."""
    local = fold(address.partition("@")[0])
    return bool(department_words().mailboxes.search(local))


def is_named_general(text: str) -> bool:
    """Whether a line of text announces a contact for everybody: the switchboard, the hotline, the office."""
    return bool(department_words().general.search(fold(text)))
