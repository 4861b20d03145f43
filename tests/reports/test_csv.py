from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from channelaudit.model import Channel, Format, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.csv import FORMAT as FINDINGS
from channelaudit.reports.csv_channels import FORMAT as CHANNELS
from reports.sample import SITE, report, variants


def rows(unit: Format, *reports: Report) -> list[dict[str, str]]:
    assert unit.render_all
    text = unit.render_all(reports, RenderOptions())
    assert isinstance(text, str)
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    if len(reports) == 1:
        assert unit.render(reports[0], RenderOptions()) == text
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_a_finding() -> None:
    gone, hours = rows(FINDINGS, report("Napisz, „już”; dziś"))
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
    found = rows(CHANNELS, report())
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
    assert rows(CHANNELS, spoken) == []


@pytest.mark.parametrize("unit", [FINDINGS, CHANNELS], ids=["findings", "channels"])
@pytest.mark.parametrize("variant", variants())
def test_every_report_is_a_table(unit: Format, variant: str) -> None:
    for row in rows(unit, variants()[variant]):
        assert None not in row
        assert not any(cell[:1] in {*"=+-@\t\r"} for cell in row.values())


def test_several_sites_share_one_row_of_names() -> None:
    assert len(rows(FINDINGS, report(), report())) == 4
    assert len(rows(CHANNELS, report(), report())) == 10
    assert rows(FINDINGS) == []
