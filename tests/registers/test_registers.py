"""Every way in which a register answers, and what it may lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from builders import channel
from channelaudit.checks.registers.interface import RegisterEntry
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import checks
from channelaudit.engine.observing import chosen
from channelaudit.model import Gathered
from channelaudit.network import Network, Unreachable
from lab.certificates import ca_file, server_context
from lab.web import Reply, Route, WebServer, raw, redirect, silence
from registers import answers as a

IDS = ("ares", "ceidg", "companies_house", "gleif", "gus_regon", "krs", "rpo", "vat_whitelist", "vies")
HOSTS = (
    "wl-api.mf.gov.pl", "api-krs.ms.gov.pl", "dane.biznes.gov.pl", "wyszukiwarkaregon.stat.gov.pl", "ares.gov.cz",
    "ec.europa.eu", "api.statistics.sk", "api.company-information.service.gov.uk",
    "api.gleif.org",
)  # fmt: skip
WHITE, COURT = "/api/search/nip/1234560007", "/api/krs/OdpisAktualny/0009999999"
SOLE, CZECH = "/api/ceidg/v3/firma", "/ekonomicke-subjekty-v-be/rest/ekonomicke-subjekty/12345679"
VIES, SLOVAK, BRITISH = "/taxation_customs/vies/rest-api/ms/PL/vat/1234560007", "/rpo/v1/search", "/company/00999999"
WORLD = "/api/v1/lei-records/5299009999EXAMPLE042"
GUS = "/wsBIR/UslugaBIRzewnPubl.svc"
KEY = "abcde12345abcde12345"


@dataclass(frozen=True)
class Row:
    """``said`` is a status of an entry, or the kind of a failure."""

    check: str
    subject: str
    path: str
    answer: Route
    said: str


def in_turn(*replies: Reply) -> Route:
    return lambda request: replies[min(request.number, len(replies) - 1)]


def by_part(part: str, reply: Reply) -> Route:
    return lambda request: reply if f"rejestr={part}&" in request.target else a.COURT_NONE


ROWS = (
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE, "active"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE_HOME, "active"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE_NONE, "not_found"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE_LIMIT, "blocked"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE_UPDATING, "status"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.WHITE_FUTURE, "protocol"),
    Row("vat_whitelist", "nip:1234560007", WHITE, a.data('{"result":{}}'), "protocol"),
    Row("krs", "krs:0009999999", COURT, a.COURT, "active"),
    Row("krs", "krs:0009999999", COURT, by_part("S", a.COURT), "active"),
    Row("krs", "krs:0009999999", COURT, a.COURT_WOUND_UP, "winding_up"),
    Row("krs", "krs:0009999999", COURT, a.COURT_REMOVED, "removed"),
    Row("krs", "krs:0009999999", COURT, by_part("S", a.COURT_REMOVED), "removed"),
    Row("krs", "krs:0009999999", COURT, a.COURT_NONE, "not_found"),
    Row("krs", "krs:0009999999", COURT, Reply(404, "<h1>Not Found</h1>"), "protocol"),
    Row("krs", "krs:0009999999", COURT, by_part("S", a.DOWN), "status"),
    Row("krs", "krs:0009999999", COURT, a.data('{"odpis":{}}'), "protocol"),
    Row("ceidg", "nip:1234560007", SOLE, a.SOLE, "active"),
    Row("ceidg", "nip:1234560007", SOLE, a.SOLE_SUSPENDED, "suspended"),
    Row("ceidg", "nip:1234560007", SOLE, a.SOLE_REMOVED, "removed"),
    Row("ceidg", "nip:1234560007", SOLE, a.SOLE_NONE, "not_found"),
    Row("ceidg", "nip:1234560007", SOLE, a.SOLE_BAD, "protocol"),
    Row("ceidg", "nip:1234560007", SOLE, Reply(401), "blocked"),
    Row("ceidg", "nip:1234560007", SOLE, a.data('{"firma":[{"status":"NOWY"}]}'), "protocol"),
    Row("gus_regon", "nip:1234560007", GUS, in_turn(a.GUS_LOGIN, a.GUS_FOUND, a.GUS_LOGOUT), "active"),
    Row("gus_regon", "krs:0009999999", GUS, in_turn(a.GUS_LOGIN, a.GUS_FOUND, a.DOWN), "active"),
    Row("gus_regon", "regon:123456704", GUS, in_turn(a.GUS_LOGIN, a.GUS_ENDED, a.GUS_LOGOUT), "removed"),
    Row("gus_regon", "nip:1234560007", GUS, in_turn(a.GUS_LOGIN, a.GUS_NONE, a.GUS_LOGOUT), "not_found"),
    Row("gus_regon", "nip:1234560007", GUS, in_turn(a.GUS_LOGIN, a.GUS_NO_SESSION, a.GUS_LOGOUT), "protocol"),
    Row("gus_regon", "nip:1234560007", GUS, a.GUS_BAD_KEY, "blocked"),
    Row("ares", "ico:12345679", CZECH, a.CZECH, "active"),
    Row("ares", "ico:12345679", CZECH, a.CZECH_DISSOLVED, "removed"),
    Row("ares", "ico:12345679", CZECH, a.CZECH_GROUP, "active"),
    Row("ares", "ico:12345679", CZECH, a.CZECH_NONE, "not_found"),
    Row("ares", "ico:12345679", CZECH, a.CZECH_WRONG_WAY, "protocol"),
    Row("ares", "ico:12345679", CZECH, a.CZECH_BAD, "protocol"),
    Row("vies", "vat:PL1234560007", VIES, a.VIES, "active"),
    Row("vies", "vat:PL1234560007", VIES, a.VIES_DISCREET, "active"),
    Row("vies", "vat:PL1234560007", VIES, a.VIES_NO, "not_found"),
    Row("vies", "vat:PL1234560007", VIES, a.VIES_OUT, "status"),
    Row("vies", "vat:PL1234560007", VIES, a.VIES_BUSY, "status"),
    Row("vies", "vat:PL1234560007", VIES, a.data('{"isValid":false}'), "protocol"),
    Row("rpo", "ico:12345679", SLOVAK, a.SLOVAK, "active"),
    Row("rpo", "ico:12345679", SLOVAK, a.SLOVAK_ENDED, "removed"),
    Row("rpo", "ico:12345679", SLOVAK, a.SLOVAK_NONE, "not_found"),
    Row("rpo", "ico:12345679", SLOVAK, a.SLOVAK_OTHER, "protocol"),
    Row("companies_house", "company_number:00999999", BRITISH, a.BRITISH, "active"),
    Row("companies_house", "company_number:00999999", BRITISH, a.BRITISH_DISSOLVED, "removed"),
    Row("companies_house", "company_number:00999999", BRITISH, a.BRITISH_WOUND_UP, "winding_up"),
    Row("companies_house", "company_number:00999999", BRITISH, a.BRITISH_NONE, "not_found"),
    Row("companies_house", "company_number:00999999", BRITISH, a.BRITISH_KEY, "blocked"),
    Row("companies_house", "company_number:00999999", BRITISH, Reply(404, "{}"), "protocol"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, a.WORLD, "active"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, a.WORLD_LAPSED, "active"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, a.WORLD_ENDED, "removed"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, a.WORLD_NONE, "not_found"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, a.WORLD_OTHER, "protocol"),
    Row("gleif", "lei:5299009999EXAMPLE042", WORLD, Reply(404, "{}"), "protocol"),
)
QUESTIONS = tuple({row.check: row for row in ROWS}.values())


def settings_for(server: WebServer, folder: Path, **keys: Any) -> Settings:
    keys = {"ceidg_token": KEY, "gus_key": KEY, "companies_house_key": KEY, **keys}
    settings = Settings(connect_to=(server.detour(),), ca_file=ca_file(folder), register_cache=str(folder))
    return replace(settings, rate=0, retries=0, timeout=10.0, registers=True, **keys)


async def ask(row: Row, settings: Settings) -> RegisterEntry:
    async with Network(settings) as network:
        entry = await checks()[row.check].observe(row.subject, network, settings)
    assert isinstance(entry, RegisterEntry)
    return entry


async def said(row: Row, settings: Settings) -> str:
    try:
        return (await ask(row, settings)).status
    except Unreachable as error:
        return error.kind if KEY not in f"{error} {error.detail}" else "the key is told"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.check}-{row.said}")
async def test_what_an_answer_means(row: Row, tmp_path: Path) -> None:
    async with WebServer({row.path: row.answer, "/": "home"}, server_context(*HOSTS)) as server:
        assert await said(row, settings_for(server, tmp_path)) == row.said


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.check)
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (a.DOWN, "status"),
        (a.MAINTENANCE, "protocol"),
        (Reply(429, "slow down"), "blocked"),
        (Reply(403, "<h1>WAF</h1>"), "blocked"),
        (a.data("[" * 100_000), "protocol"),
        (a.data('["a list"]'), "protocol"),
        (redirect("https://evil.example/"), "status"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), "protocol"),
        (silence, "timeout"),
    ],
    ids=["down", "maintenance", "limited", "refused", "nested", "list", "elsewhere", "broken off", "silent"],
)
async def test_what_proves_nothing(row: Row, answer: Route, kind: str, tmp_path: Path) -> None:
    async with WebServer({row.path: answer, "/": "home"}, server_context(*HOSTS)) as server:
        settings = settings_for(server, tmp_path)
        assert await said(row, replace(settings, timeout=1.0 if kind == "timeout" else 10.0)) == kind


async def test_what_the_entries_hold(tmp_path: Path) -> None:
    routes: dict[str, Route] = {
        "/": "home", WHITE: a.WHITE, COURT: a.COURT, SOLE: a.SOLE, CZECH: a.CZECH, VIES: a.VIES, SLOVAK: a.SLOVAK,
        BRITISH: a.BRITISH, WORLD: a.WORLD, GUS: in_turn(a.GUS_LOGIN, a.GUS_FOUND, a.GUS_LOGOUT),
    }  # fmt: skip
    async with WebServer(routes, server_context(*HOSTS)) as server:
        entries = {row.check: await ask(row, settings_for(server, tmp_path)) for row in QUESTIONS}
    white, court = entries["vat_whitelist"], entries["krs"]
    assert (white.vat_active, white.accounts) == (True, ("PL27114020040000300201355387",))
    assert white.numbers == ("nip:1234560007", "regon:123456704", "krs:0009999999")
    assert court.address == "UL. PRZYKŁADOWA 1, 00-001 WARSZAWA"
    assert court.numbers == ("krs:0009999999", "nip:1234560007", "regon:12345670400000")
    assert entries["ceidg"].other_names == ("Jan Testowy",)
    assert entries["ceidg"].other_addresses == ("ul. Listowa 2/3, 15-334 Białystok",)
    assert (entries["gus_regon"].name, entries["gus_regon"].address) == (
        "KOŁO & RAMA SPÓŁKA AKCYJNA",
        "ul. Przykładowa 1/2, 00-001 Warszawa",
    )
    assert entries["ares"].address == "Příkladná 3294/10, Smíchov, 15000 Praha 5"
    assert entries["vies"].address == "PRZYKŁADOWA 1 00-001 WARSZAWA"
    assert entries["rpo"].name == "Príkladný obchod s. r. o."
    assert entries["rpo"].address == "Príkladná 7608/12, 81102 Bratislava"
    assert entries["companies_house"].address == "1 Example Street, London, EC2V 7HN"
    assert (entries["gleif"].name, entries["gleif"].address) == (
        "Przykładowy Sklep S.A.",
        "ul. Przykładowa 1, 00-001 Warszawa",
    )


async def test_a_home_address_and_the_silence_of_a_state_are_not_kept(tmp_path: Path) -> None:
    routes: dict[str, Route] = {WHITE: a.WHITE_HOME, VIES: a.VIES_DISCREET, CZECH: a.CZECH_GROUP}
    async with WebServer(routes, server_context(*HOSTS)) as server:
        settings = settings_for(server, tmp_path)
        white = await ask(Row("vat_whitelist", "nip:1234560007", "", "", ""), settings)
        discreet = await ask(Row("vies", "vat:PL1234560007", "", "", ""), settings)
        group = await ask(Row("ares", "ico:12345679", "", "", ""), settings)
    assert (white.address, white.vat_active, white.virtual_accounts) == ("", False, True)
    assert (discreet.name, discreet.address, discreet.vat_active) == ("", "", True)
    assert group.vat_active is None


async def test_a_key_is_sent_to_its_register_and_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = next(r for r in ROWS if r.check == "ceidg")
    async with WebServer({SOLE: a.SOLE, "/": "home"}, server_context(*HOSTS)) as server:
        monkeypatch.setenv("CHANNELAUDIT_CEIDG_TOKEN", "from-the-environment")
        await ask(row, settings_for(server, tmp_path))
        sent = [request.headers.get("authorization") for request in server.requests]
    assert sent == [None, "Bearer from-the-environment"]
    assert KEY not in repr(settings_for(server, tmp_path))


async def test_without_a_key_or_with_an_impossible_one_nothing_is_asked(tmp_path: Path) -> None:
    row = next(r for r in ROWS if r.check == "ceidg")
    async with WebServer({SOLE: a.SOLE, "/": "home"}, server_context(*HOSTS)) as server:
        assert await said(row, settings_for(server, tmp_path, ceidg_token="")) == "skipped"
        assert await said(row, settings_for(server, tmp_path, ceidg_token="a\r\nb")) == "skipped"
        assert server.requests == []


async def test_a_forged_certificate_sees_no_key_and_proves_nothing(tmp_path: Path) -> None:
    rows = [next(r for r in ROWS if r.check == check) for check in ("ceidg", "ares")]
    async with WebServer({SOLE: a.SOLE, CZECH: a.CZECH, "/": "home"}, server_context("other.example")) as server:
        assert [await said(row, settings_for(server, tmp_path)) for row in rows] == ["tls", "tls"]
        assert not any("authorization" in request.headers for request in server.requests)


async def test_an_answer_holds_for_a_day_and_the_limit_until_midnight(tmp_path: Path) -> None:
    row = ROWS[0]
    other = replace(row, subject="regon:123456704")
    async with WebServer({WHITE: a.WHITE, "*": a.WHITE_LIMIT}, server_context(*HOSTS)) as server:
        settings = settings_for(server, tmp_path)
        first = await ask(row, settings)
        assert await ask(row, settings) == first
        assert [await said(other, settings) for _ in range(3)] == ["blocked"] * 3
        assert len(server.requests) == 2


def test_registers_are_asked_on_request_only() -> None:
    assert not set(IDS) & set(chosen(checks(), Settings()))
    assert set(IDS) <= set(chosen(checks(), Settings(registers=True)))
    assert not set(IDS) & set(chosen(checks(), Settings(registers=True, offline=True)))


@pytest.mark.parametrize(
    ("scheme", "value", "country", "subjects"),
    [
        ("nip", "1234560007", "PL", {"vat_whitelist": "nip:1234560007"}),
        ("vat", "PL1234560007", "PL", {"vat_whitelist": "nip:1234560007", "vies": "vat:PL1234560007"}),
        ("regon", "12345670400000", "PL", {"vat_whitelist": "regon:123456704"}),
        ("krs", "0009999999", "PL", {"krs": "krs:0009999999"}),
        ("ico", "12345679", "CZ", {"ares": "ico:12345679"}),
        ("ico", "12345679", "SK", {"rpo": "ico:12345679"}),
        ("vat", "GR123456789", "GR", {"vies": "vat:EL123456789"}),
        ("vat", "GB123456789", "GB", {}),
        ("company_number", "999999", "GB", {"companies_house": "company_number:00999999"}),
        ("lei", "5299009999EXAMPLE042", "", {"gleif": "lei:5299009999EXAMPLE042"}),
        ("lei", "../secret?page=1&x=12", "", {}),
        ("pesel", "80*********", "PL", {}),
        ("dic", "80********", "CZ", {}),
        ("hrb", "12345", "DE", {}),
    ],
)
def test_which_register_is_asked_about_which_number(
    scheme: str, value: str, country: str, subjects: dict[str, str]
) -> None:
    number = channel("registration", value, scheme=scheme, country=country)
    asked = {name: checks()[name].subject_of(number) for name in IDS if name not in ("ceidg", "gus_regon")}
    assert {name: subject for name, subject in asked.items() if subject} == subjects


@pytest.mark.parametrize("status", ["active", "suspended", "winding_up", "removed", "not_found"])
def test_a_number_that_a_register_does_not_confirm_is_for_the_rules_and_no_broken_channel(status: Any) -> None:
    verdict = "works" if status == "active" else None
    assert {checks()[name].verdict(RegisterEntry("KRS", "krs:1", status)) for name in IDS} == {verdict}


def test_wrong_numbers_and_those_of_others_are_not_asked() -> None:
    usual = {"scheme": "nip", "country": "PL"}
    numbers = (
        channel("registration", "1234560008", valid=False, **usual),
        channel("registration", "1234560007", owner="other", **usual),
        channel("registration", "1234567890", placeholder=True, **usual),
        channel("phone", "1234560007", **usual),
    )
    assert [checks()[name].subject_of(number) for name in IDS for number in numbers] == [None] * 4 * len(IDS)
    from builders import evidence  # noqa: PLC0415

    known = evidence()
    assert list(checks()["krs"].subjects(Gathered(known.context, known.crawl, numbers))) == []


@pytest.mark.parametrize(
    ("answer", "requests"),
    [
        (Reply(429, "slow down"), 1),
        (Reply(503), 1),
        (silence, 1),
        (Reply(429, headers=(("Retry-After", "3600"),)), 1),
        (Reply(429, headers=(("Retry-After", "0"),)), 2),
    ],
    ids=["limited", "down", "silent", "come tomorrow", "come at once"],
)
async def test_a_register_is_asked_again_only_when_it_says_so(answer: Route, requests: int, tmp_path: Path) -> None:
    row = next(r for r in ROWS if r.check == "ares")
    async with WebServer({row.path: answer}, server_context(*HOSTS)) as server:
        timeout = 1.0 if answer is silence else 10.0
        settings = replace(settings_for(server, tmp_path), retries=1, timeout=timeout)
        assert await said(row, settings) in ("blocked", "status", "timeout")
        assert len(server.requests) == requests
