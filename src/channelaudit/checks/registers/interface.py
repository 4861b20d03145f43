"""What the registers have in common: what they say of a number, how they are asked, and how silence is told from "no".

A register that is down, overrun or walled off is ``Unreachable``; ``not_found`` needs its own explicit word.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Check, Gathered, Message
from channelaudit.network import Network, Response, Unreachable

Status = Literal["active", "suspended", "winding_up", "removed", "not_found"]


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What one register says of one number.  Empty text and None: it does not say."""

    register: str
    """Its usual name, for people: "KRS"."""
    number: str
    """As asked, with its scheme: ``nip:1234560007``."""
    status: Status
    """``winding_up``: in liquidation or insolvent; ``removed``: struck off, dissolved."""
    name: str = ""
    address: str = ""
    """One line."""
    other_names: tuple[str, ...] = ()
    other_addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    """All numbers that it knows of this trader, as ``scheme:number``."""
    vat_active: bool | None = None
    """Whether it is an active payer of VAT (VIES: valid for trade within the EU)."""
    accounts: tuple[str, ...] | None = None
    """Bank accounts as IBAN; None: the register lists none at all."""
    virtual_accounts: bool = False
    """It has accounts beside these that the register does not name one by one."""
    complete: bool = True
    """The register knows everybody who has such a number: ``not_found`` means that the number does not exist."""


class LimitReached(Unreachable):
    """The register has answered enough questions of this machine (429)."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question.  ``scheme`` and ``number`` as in the subject; ``key`` is "" where the register has none."""

    scheme: str
    number: str
    network: Network
    key: str = ""

    @property
    def subject(self) -> str:
        return f"{self.scheme}:{self.number}"

    async def fetch(
        self, url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, content: bytes | None = None
    ) -> Response:
        """The register's answer, without following redirects: they could carry the key away.

        It is other people's server: what it does not answer is asked again only when it says itself when.

        Raises ``Unreachable`` for whatever is no answer: 401, 403, 429, 5xx, redirects, a forged certificate.
        """
        sent = {"Accept": "application/json", **(headers or {})}  # with a header of its own it is not kept as a page
        answer = await self.network.http.fetch(
            url, method=method, follow=False, headers=sent, content=content, as_invited=True
        )
        if answer.insecure:
            raise Unreachable("tls", Message("the register's certificate is not valid: its answer proves nothing"))
        if answer.status == 429:
            raise LimitReached("blocked", Message("the register's limit of questions is used up for now"))
        if answer.status in (401, 403):
            raise Unreachable(
                "blocked", Message("the register refuses the question with status {status}", status=answer.status)
            )
        if answer.status >= 500 or 300 <= answer.status < 400:
            raise Unreachable("status", Message("the register answers with status {status}", status=answer.status))
        return answer


@dataclass(frozen=True, slots=True)
class Register:
    """One public register."""

    name: str
    numbers: Callable[[Channel], str | None]
    """The channel's number in the form in which it is asked for, ``scheme:number``; None: not its business."""
    ask: Callable[[Inquiry], Awaitable[RegisterEntry]]
    home: str
    """URL of the server; before a key goes there, its certificate is looked at."""
    key: str = ""
    """The field of ``Settings`` that holds its key, "" for an open register."""
    daily_limit: bool = False
    """Once it says that its limit is reached it is not asked again before midnight."""


def check_of(register: Register) -> Check:
    """The check that asks this register."""

    def subject_of(channel: Channel) -> str | None:
        known = channel.attributes
        private = "*" in channel.value or known.get("valid") is False or known.get("placeholder")
        return register.numbers(channel) if channel.kind == "registration" and channel.of_shop and not private else None

    def subjects(gathered: Gathered) -> Iterator[str]:
        yield from filter(None, map(subject_of, gathered.channels))

    return Check(
        result=RegisterEntry,
        subjects=subjects,
        observe=partial(_observe, register),
        subject_of=subject_of,
        verdict=lambda entry: "works" if entry.status == "active" else None,
        opt_in="registers",
        title=register.name,
    )


async def _observe(register: Register, subject: str, network: Network, settings: Settings) -> RegisterEntry:
    """Today's answer, from the cache where it was asked before.  Raises ``Unreachable``."""
    from channelaudit.checks.common.register_cache import RegisterCache  # noqa: PLC0415 (sqlite3 takes 10 ms)

    cache = RegisterCache(settings.register_cache)
    known = await asyncio.to_thread(cache.get, register.name, subject)
    if known is None:
        scheme, _, number = subject.partition(":")
        if register.daily_limit and await asyncio.to_thread(cache.is_closed, register.name):
            raise Unreachable("blocked", Message("the register's limit of questions is used up until midnight"))
        inquiry = Inquiry(scheme, number, network, await _key(register, network, settings))
        try:
            known = await register.ask(inquiry)
        except LimitReached:
            await asyncio.to_thread(cache.close, register.name)
            raise
        await asyncio.to_thread(cache.put, register.name, subject, known)
    return known


async def _key(register: Register, network: Network, settings: Settings) -> str:
    """The register's key, once its server has proved who it is."""
    if not register.key:
        return ""
    variable = f"CHANNELAUDIT_{register.key.upper()}"
    key: str = (os.environ.get(variable) or getattr(settings, register.key)).strip()
    if not key:
        raise Unreachable(
            "skipped",
            Message("{name} needs a key ({variable}), and none was given", name=register.name, variable=variable),
        )
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise Unreachable(
            "skipped", Message("the key in {variable} holds characters that no key has", variable=variable)
        )
    if (await network.http.fetch(register.home, follow=False)).insecure:
        raise Unreachable(
            "tls", Message("the certificate of {name} is not valid: the key was not sent", name=register.name)
        )
    return key


def mapping(answer: Response) -> dict[str, Any]:
    """The JSON object that was answered.  Raises ``Unreachable`` for a maintenance page or anything else."""
    try:
        data = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise Unreachable("protocol", Message("the register does not answer with data (maintenance?)")) from None
    if not isinstance(data, dict):
        raise Unreachable("protocol", Message("the register answers with data of an unknown shape"))
    return data


def at(data: Any, *path: str | int) -> Any:
    """The value at the end of a path of keys and indexes, None where it does not lead anywhere."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and len(data) > step else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def text(data: Any, *path: str | int, longest: int = 300) -> str:
    """Text (or a number as text) at the end of a path, in one line; "" where there is none."""
    value = at(data, *path)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:longest]


def texts(data: Any, *path: str | int, most: int = 1_000) -> tuple[str, ...]:
    """The texts of the list at the end of a path."""
    values = at(data, *path)
    return tuple(v for v in values[:most] if isinstance(v, str)) if isinstance(values, list) else ()


def joined(*parts: str) -> str:
    """The parts that are there, with commas."""
    return ", ".join(part for part in parts if part)


def worded(*words: str) -> str:
    """The words that are there, with spaces."""
    return " ".join(word for word in words if word)


def numbered(**numbers: str) -> tuple[str, ...]:
    """``scheme:number`` of all numbers that are there."""
    return tuple(f"{scheme}:{number}" for scheme, number in numbers.items() if number)


def unexpected(answer: Response) -> Unreachable:
    """For an answer that means nothing that is documented."""
    return Unreachable(
        "protocol", Message("the register answers in a way that is not known (status {status})", status=answer.status)
    )
