from __future__ import annotations

from typing import Any

import pytest

from builders import SITE, crawl, failure, page
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine import policy
from channelaudit.engine.discovery import rules
from channelaudit.model import Crawl, Finding, Judgement, Message, Problem, Report, Severity, SiteContext, Unsure


def finding(rule: str = "email-missing", severity: Severity = "error") -> Finding:
    return Finding(rule, severity, Problem(SITE, Message("It is missing.")))


def judgement(rule: str = "email-missing", *findings: Finding, unsure: tuple[Unsure, ...] = ()) -> Judgement:
    return Judgement(rule, "failed" if findings else "undetermined" if unsure else "passed", findings, unsure)


def report(*judgements: Judgement, visited: Crawl | None = None) -> Report:
    context = SiteContext(SITE, "sklep-rower.example", "sklep-rower.example")
    return Report(context, visited or crawl(), (), {}, {}, judgements, (), (), 100, "2026-11-22T09:00:00Z", 1.0, "0")


def ids(**options: Any) -> list[str]:
    return [rule.id for rule in policy.selected(rules(), Settings(**options))]


def test_all_rules_are_selected_by_default() -> None:
    assert ids() == list(rules())


def test_select_takes_ids_and_prefixes() -> None:
    chosen = ids(select=("tls", "email-link-differs"))
    assert {rule.partition("-")[0] for rule in chosen} == {"email", "tls"}
    assert [rule for rule in chosen if rule.startswith("email")] == ["email-link-differs"]
    assert {"tls-expired", "tls-missing", "tls-wrong-host"} < set(chosen)
    assert "email-domain-gone" in ids(select=("email-domain",))


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_an_unknown_rule_is_wrong_use_and_the_nearest_is_named(option: str) -> None:
    with pytest.raises(ConfigError, match="“email-mising”; did you mean “email-missing”"):
        ids(**{option: ("email-mising",)})
    with pytest.raises(ConfigError, match="did you mean “email”"):
        ids(**{option: ("emial",)})
    with pytest.raises(ConfigError, match="channelaudit rules"):
        ids(**{option: ("xyzzy",)})
    with pytest.raises(ConfigError):
        ids(**{option: ("email-li",)})


@pytest.mark.parametrize(
    ("select", "ignore"),
    [(("email",), ("email",)), (("email-missing", "tls"), ("email", "tls")), (("email-no",), ("email",))],
)
def test_a_selection_of_which_nothing_is_left_is_refused(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match=r"^no rule is left: everything that is selected is ignored too$"):
        ids(select=select, ignore=ignore)


def test_ignored_findings_are_muted_and_kept() -> None:
    found = judgement("email-missing", finding()), judgement("phone-missing", finding("phone-missing"))
    loud, muted = policy.apply(found, Settings(ignore=("email",)))
    assert [j.rule for j in loud] == ["phone-missing"]
    assert [f.rule for f in muted] == ["email-missing"]


def test_what_the_baseline_knows_is_not_new() -> None:
    old, new = finding(), finding("phone-missing")
    found = judgement("email-missing", old), judgement("phone-missing", new)
    loud, _ = policy.apply(found, Settings(), policy.Past(frozenset({old.fingerprint})))
    assert [f.new for j in loud for f in j.findings] == [False, True]
    assert policy.exit_code(report(loud[0]), Settings()) == 0
    assert policy.exit_code(report(*loud), Settings()) == 1


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("note", "note", 1),
        ("error", "never", 0),
    ],
)
def test_the_exit_code_follows_fail_on(severity: Severity, fail_on: str, code: int) -> None:
    found = report(judgement("email-missing", finding(severity=severity)))
    assert policy.exit_code(found, Settings(fail_on=fail_on)) == code


def test_a_site_of_which_no_page_could_be_read_was_not_audited() -> None:
    blocked = crawl(page(status=403, error=failure(SITE, "blocked")), complete=False)
    assert policy.exit_code(report(judgement("email-missing", finding()), visited=blocked), Settings()) == 3
    assert policy.exit_code(report(visited=Crawl(SITE)), Settings()) == 3


def test_strict_takes_the_undetermined_for_a_failure_to_audit() -> None:
    unsure = report(judgement(unsure=(Unsure(SITE, failure()),)))
    assert policy.exit_code(unsure, Settings()) == 0
    assert policy.exit_code(unsure, Settings(strict=True)) == 3
    crashed = report(Judgement("email-missing", "crashed", detail="ValueError"))
    assert policy.exit_code(crashed, Settings(strict=True)) == 3
    assert policy.exit_code(report(judgement()), Settings(strict=True)) == 0


def test_strict_does_not_mind_what_the_user_switched_off() -> None:
    off = report(judgement(unsure=(Unsure(SITE, failure(kind="skipped", step="mail_domain")),)))
    assert policy.exit_code(off, Settings(strict=True)) == 0
    unvisited = report(judgement(unsure=(Unsure(SITE, failure(kind="skipped", step="crawl")),)))
    assert policy.exit_code(unvisited, Settings(strict=True)) == 3
