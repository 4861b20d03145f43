"""A fault keeps its fingerprint from one run to the next, however the address of the shop was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import SITE, crawl, evidence, phone
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge
from channelaudit.model import Finding


def found(typed: str) -> set[str]:
    """Fingerprints of what all rules say of a shop that shows nothing, and of one that shows a number alone."""
    bare = replace(crawl(), site=typed)
    told: list[Finding] = []
    for shown in ((), (phone("+48223450981"),)):
        judgements = judge(tuple(rules().values()), evidence(bare, *shown), Settings())
        told += [finding for judgement in judgements for finding in judgement.findings]
    assert len({finding.rule for finding in told}) >= 10
    return {finding.fingerprint for finding in told}


@pytest.mark.parametrize("typed", ["sklep-rower.example", "www.sklep-rower.example", "http://Sklep-Rower.example"])
def test_no_fault_changes_its_name_with_the_spelling_of_the_address(typed: str) -> None:
    assert found(typed) == found(SITE)
