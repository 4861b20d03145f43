from __future__ import annotations

import pytest

from builders import channel, crawl, email, judged, message, phone, seen
from channelaudit.model import Channel


def promise(value: str) -> Channel:
    text = f"Odpowiadamy: {value}"
    return channel("promise", value, seen(text), text=text, working=False)


def test_promise_missing() -> None:
    judgement = judged("response-promise-missing", email())
    assert judgement.findings[0].severity == "note"
    assert judged("response-promise-missing", email(), promise("PT24H")).status == "passed"
    assert judged("response-promise-missing", email(), crawl(complete=False)).status == "undetermined"
    assert judged("response-promise-missing", phone()).status == "not-applicable"


@pytest.mark.parametrize(("value", "hours"), [("P2D", 48), ("PT48H", 48), ("PT25H", 25), ("P14D", 336)])
def test_promise_slow(value: str, hours: int) -> None:
    assert message(judged("response-promise-slow", promise(value))) == (
        f"Customers wait up to {hours} hours for an answer: “Odpowiadamy: {value}”."
    )


@pytest.mark.parametrize("value", ["PT24H", "P1D", "PT2H", "unreadable"])
def test_promise_quick_enough(value: str) -> None:
    assert judged("response-promise-slow", promise(value)).status == "passed"


def test_the_quickest_promise_counts_and_the_setting_says_how_quick() -> None:
    assert judged("response-promise-slow", promise("P3D"), promise("PT8H")).status == "passed"
    assert judged("response-promise-slow", promise("P3D"), answer_within=72).status == "passed"
    assert judged("response-promise-slow", promise("PT8H"), answer_within=4).status == "failed"
    assert judged("response-promise-slow").status == "not-applicable"
