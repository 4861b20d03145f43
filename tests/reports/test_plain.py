from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from channelaudit.reports.common.plain import plain


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Thing:
    value: Any


def test_everything_that_a_check_may_answer_becomes_json() -> None:
    value = {
        1: (Thing(Colour.RED), frozenset({"b", "a"})),
        "when": [datetime(2026, 11, 22, tzinfo=UTC), date(2026, 11, 22)],
        "odd": [float("nan"), float("inf"), 1.5, None, True],
    }
    assert json.loads(json.dumps(plain(value), allow_nan=False)) == {
        "1": [{"value": "red"}, ["a", "b"]],
        "when": ["2026-11-22T00:00:00+00:00", "2026-11-22"],
        "odd": [None, None, 1.5, None, True],
    }
