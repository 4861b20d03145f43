"""What is news, night after night."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from builders import SITE
from channelaudit.config.settings import Settings
from channelaudit.engine.news import news_of
from channelaudit.engine.policy import Past
from channelaudit.engine.saved import report_of
from channelaudit.history import Store
from channelaudit.model import Channel, Failure, FirstAudit, Item, Message, News, Report, Status, Unsure
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from history.reports import MAIL, crawl, fault, night, report

TITLES = {"email-mailbox-missing": "Mailbox does not exist"}
PASSED: Mapping[str, Status] = {"email-mailbox-missing": "passed"}
NOBODY = Unsure(MAIL, Failure("mailbox", MAIL, "timeout", Message("no answer")))


def told(tmp_path: Path, *nights: Report, settings: Settings | None = None) -> list[News | None]:
    """The news of each night; ``confirmations`` are counted as an audit does."""
    settings, found = settings or Settings(), []
    with Store.open(tmp_path / "history.sqlite") as store:
        for each in nights:
            past = Past(frozenset(), store.streaks(SITE))
            marked = counted(each, past, settings)
            last = store.last(SITE)
            before = report_of(store.path, store.audit_json(last.id) or b"") if last else None
            found.append(news_of(marked, before, past.streaks, settings))
            store.add(SITE, marked, render(marked, RenderOptions()).encode())
    return found


def counted(given: Report, past: Past, settings: Settings) -> Report:
    def confirmations(fingerprint: str) -> int:
        streak = past.streaks.get(fingerprint)
        return 1 + (streak.fails if streak else 0)

    judgements = tuple(
        replace(
            j,
            findings=tuple(
                replace(f, confirmations=confirmations(f.fingerprint), needed=settings.min_confirmations)
                for f in j.findings
            ),
        )
        for j in given.judgements
    )
    return replace(given, judgements=judgements, rule_titles=TITLES)


ITEM = Item("error", "Mailbox does not exist", MAIL)
NEW, FIXED = News(SITE, new=(ITEM,)), News(SITE, fixed=(ITEM,))
WELL, BROKEN = report(statuses=PASSED), report(fault())


@pytest.mark.parametrize(
    ("nights", "needed", "expected"),
    [
        pytest.param((WELL, BROKEN, BROKEN, WELL, WELL), 1, (NEW, None, FIXED, None), id="comes and goes"),
        pytest.param((WELL, BROKEN, BROKEN, BROKEN, WELL), 2, (None, NEW, None, FIXED), id="confirmed"),
        pytest.param((WELL, BROKEN, WELL), 2, (None, None), id="flickers"),
        pytest.param(
            (WELL, BROKEN, report(statuses={"email-mailbox-missing": "undetermined"}), BROKEN), 1, (NEW, None, None),
            id="nobody can tell",
        ),
        pytest.param(
            (WELL, BROKEN, report(unsure=[("email-mailbox-missing", NOBODY)], statuses=PASSED), WELL), 1,
            (NEW, None, FIXED), id="mended while nobody could tell",
        ),
        pytest.param((WELL, report(muted=(fault(),)), WELL), 1, (None, None), id="silenced"),
        pytest.param((WELL, report(muted=(fault(),)), BROKEN, BROKEN), 1, (None, NEW, None), id="no longer silenced"),
        pytest.param((WELL, report(statuses={}), BROKEN), 1, (None, NEW), id="a rule is new"),
    ],
)  # fmt: skip
def test_nights(tmp_path: Path, nights: tuple[Report, ...], needed: int, expected: tuple[News | None, ...]) -> None:
    dated = (replace(each, started_at=night(number)) for number, each in enumerate(nights, 1))
    first, *others = told(tmp_path, *dated, settings=Settings(min_confirmations=needed))
    assert first is not None
    assert first.first is not None
    assert tuple(others) == expected


def test_the_first_audit_is_told_by_its_counts(tmp_path: Path) -> None:
    findings = (fault(), fault("tls-expired", "sklep-rower.example", "warning"))
    (first,) = told(tmp_path, report(*findings), settings=Settings(min_confirmations=2))
    assert first == News(SITE, first=FirstAudit(80, 1, 1, 2))


def test_a_site_that_was_not_audited_has_no_news() -> None:
    assert news_of(report(visited=replace(crawl(), pages=())), None, {}, Settings()) is None


def test_what_the_baseline_knows_is_no_news() -> None:
    known = report(replace(fault(), new=False))
    assert news_of(known, report(), {}, Settings()) is None


def test_personal_numbers_are_masked() -> None:
    number = Channel("registration", "8001011238", {"scheme": "dic", "country": "CZ", "valid": True})
    found = report(fault("registration-inactive", number.id), channels=(number,))
    news = news_of(found, report(), {}, Settings())
    assert news is not None
    assert news.new[0].subject == "registration:dic:80********"
