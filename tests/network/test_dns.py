from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.config.settings import Settings
from channelaudit.network import Answer, Network, Unreachable
from channelaudit.network.dial import interleave
from channelaudit.network.dns import server_address
from lab.names import NameServer, Records

RECORDS: Records = {
    "sklep.example": {
        "MX": ["20 b.sklep.example", "10 a.sklep.example"],
        "TXT": ["v=spf1 |-all"],
        "A": ["203.0.113.1"],
    },
    "null.example": {"MX": ["0 ."]},
    "alias.example": {"CNAME": ["sklep.example"]},
    "xn--w-uga1v8h.example": {"TXT": ["idn"]},
    "servfail.example": "servfail",
    "refused.example": "refused",
    "silent.example": "silent",
    "garbage.example": "garbage",
    "truncated.example": "truncated",
}
QUICK = Settings(timeout=10.0)


async def ask(name: str, rdtype: str, patience: float = QUICK.timeout) -> Answer:
    settings = replace(QUICK, timeout=patience)
    async with NameServer(RECORDS) as names, Network(replace(settings, dns_server=names.address)) as network:
        return await network.dns.query(name, rdtype)


async def test_records() -> None:
    answer = await ask("sklep.example", "MX")
    assert answer.status == "records"
    assert answer.exchanges == ((10, "a.sklep.example"), (20, "b.sklep.example"))
    assert (await ask("SKLEP.example.", "TXT")).records == ("v=spf1 -all",)
    assert (await ask("sklep.example", "A")).ttl == 60


async def test_the_null_mx() -> None:
    assert (await ask("null.example", "MX")).exchanges == ((0, ""),)


async def test_an_alias_is_followed() -> None:
    answer = await ask("alias.example", "A")
    assert (answer.records, answer.canonical) == (("203.0.113.1",), "sklep.example")


async def test_unicode_names_are_asked_for_in_ascii() -> None:
    assert (await ask("żółw.example", "TXT")).records == ("idn",)


async def test_no_such_name_and_no_such_record_are_answers() -> None:
    assert (await ask("gone.example", "A")).status == "nxdomain"
    assert (await ask("sklep.example", "AAAA")).status == "nodata"


async def test_a_truncated_answer_is_asked_for_over_tcp() -> None:
    assert (await ask("truncated.example", "TXT")).records == ("over tcp",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("servfail.example", "dns"),
        ("refused.example", "dns"),
        ("silent.example", "timeout"),
        ("garbage.example", "timeout"),
        ("a" * 80 + ".example", "dns"),
        ("a..example", "dns"),
        ("\u2028.example", "dns"),
    ],
)
async def test_no_answer_is_not_an_answer(name: str, kind: str) -> None:
    with pytest.raises(Unreachable) as caught:
        await ask(name, "A", 1.0 if kind == "timeout" else 10.0)
    assert caught.value.kind == kind


async def test_each_question_is_asked_once() -> None:
    async with NameServer(RECORDS) as names, Network(replace(QUICK, dns_server=names.address)) as network:
        for _ in range(3):
            await network.dns.query("sklep.example", "MX")
            with pytest.raises(Unreachable):
                await network.dns.query("refused.example", "MX")
    assert names.questions.count(("sklep.example", "MX")) == 1
    assert network.dns.queries == 2


async def test_the_system_resolver_knows_localhost_and_no_invalid_names() -> None:
    async with Network(QUICK) as network:
        assert "127.0.0.1" in await network.dns.addresses("localhost")
        with pytest.raises(Unreachable):
            await network.dns.addresses("nosuch.invalid")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("9.9.9.9", ("9.9.9.9", 53)),
        ("9.9.9.9:5300", ("9.9.9.9", 5300)),
        ("::1", ("::1", 53)),
        ("[::1]:5300", ("::1", 5300)),
    ],
)
def test_server_address(text: str, address: tuple[str, int]) -> None:
    assert server_address(text) == address


def test_both_families_get_their_turn() -> None:
    assert interleave(("1.1.1.1", "1.1.1.2", "1.1.1.3", "::1")) == ("::1", "1.1.1.1", "1.1.1.2", "1.1.1.3")
