from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from channelaudit.model import Channel, Report
from channelaudit.reports import RenderOptions, csv_channels
from channelaudit.reports import csv as csv_findings
from reports.sample import SITE, report, variants

Render = Callable[[Report, RenderOptions], str]


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_a_finding() -> None:
    gone, hours = rows(csv_findings.render(report("Napisz, „już”; dziś"), RenderOptions()))
    assert gone == {
        "site": SITE,
        "rule": "email-domain-gone",
        "severity": "error",
        "title": "The mail domain is gone",
        "message": "hurt@hurt-rowery.example takes no mail: Napisz, „już”; dziś",
        "advice": "Publish an address that works.",
        "channel": "email:hurt@hurt-rowery.example",
        "subject": "email:hurt@hurt-rowery.example",
        "page": SITE + "kontakt",
        "region": "main",
        "text": "Napisz, „już”; dziś",
        "fingerprint": report().findings[0].fingerprint,
        "new": "yes",
        "confirmed": "yes",
    }
    assert (hours["channel"], hours["page"], hours["new"]) == ("", "", "no")


def test_a_row_a_channel() -> None:
    found = rows(csv_channels.render(report(), RenderOptions()))
    assert [(row["kind"], row["value"], row["verdict"], row["owner"]) for row in found] == [
        ("email", "hurt@hurt-rowery.example", "broken", "shop"),
        ("email", "sklep@sklep-rower.example", "works", "shop"),
        ("form", SITE + "kontakt", "unverified", "shop"),
        ("phone", "'+48221234567", "unchecked", "shop"),
        ("phone", "'+48801234567", "unchecked", "other"),
    ]
    assert (found[1]["pages"], found[1]["page"], found[1]["region"]) == ("2", SITE, "footer")
    assert found[2]["reason"] == "no answer within 20 seconds Napisz do nas"


def test_statements_are_no_channels() -> None:
    spoken = replace(report(), channels=(Channel("promise", "PT24H"),))
    assert rows(csv_channels.render(spoken, RenderOptions())) == []


@pytest.mark.parametrize("render", [csv_findings.render, csv_channels.render])
@pytest.mark.parametrize("variant", variants())
def test_every_report_is_a_table(render: Render, variant: str) -> None:
    for row in rows(render(variants()[variant], RenderOptions())):
        assert None not in row
        assert not any(cell[:1] in {*"=+-@\t\r"} for cell in row.values())


def test_several_sites_share_one_row_of_names() -> None:
    reports: Sequence[Report] = (report(), report())
    assert len(rows(csv_findings.render_all(reports, RenderOptions()))) == 4
    assert len(rows(csv_channels.render_all(reports, RenderOptions()))) == 10
    assert rows(csv_findings.render_all((), RenderOptions())) == []
