"""Which finding comes first on the page."""

from __future__ import annotations

import pytest

from channelaudit.reports.common.page.ranking import anchors, ranked, subject_of
from reports.large import SITE
from reports.views import found, with_findings


def test_the_gravest_finding_that_most_customers_meet_comes_first() -> None:
    shown = with_findings(
        found("tls-hsts-missing"), found("chat-account-gone"), found("email-freemail", "warning"), found("email-gone")
    )
    assert [each.finding.rule for each in ranked(shown)] == [
        "email-gone",
        "chat-account-gone",
        "tls-hsts-missing",
        "email-freemail",
    ]


def test_two_findings_of_one_rule_and_subject_have_anchors_of_their_own() -> None:
    first, second = ranked(with_findings(found("email-gone"), found("email-gone")))
    assert second.anchor == f"{first.anchor}-2"
    assert anchors([first, second]) == {SITE: first.anchor}


@pytest.mark.parametrize(
    ("rule", "subject"), [("bank-account-invalid", "bank-account"), ("email-gone", "email"), ("acme-x-y", "acme")]
)
def test_the_subject_of_a_rule(rule: str, subject: str) -> None:
    assert subject_of(rule) == subject
