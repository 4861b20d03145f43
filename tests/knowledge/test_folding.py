from __future__ import annotations

import os
import subprocess
import sys

import pytest

from channelaudit.knowledge.folding import alternatives, fold, pattern_of

TIED = ["telefon*", "telefon czynny", "tel", "sklep", "salon", "salony"]


def test_the_longest_beginning_is_tried_first_whatever_the_order_of_the_words() -> None:
    found = pattern_of(TIED).search(fold("Telefon czynny"))
    assert found
    assert found[0] == "telefon czynny"
    assert alternatives(TIED) == alternatives(reversed(TIED))


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_what_is_found_does_not_change_from_one_run_to_the_next(seed: str) -> None:
    show = (
        "from channelaudit.knowledge.hours import hours_context as h; from channelaudit.knowledge import addresses;"
        "print(sorted((n, p.pattern) for n, p in h().purposes.items()), h().other_matters.pattern)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", show],
            env={**os.environ, "PYTHONHASHSEED": each}, capture_output=True, text=True, check=True,
        ).stdout
        for each in ("0", seed)
    }  # fmt: skip
    assert len(runs) == 1
