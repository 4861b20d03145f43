"""Words that tell the contact of a department from the general one (``departments.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of


@dataclass(frozen=True, slots=True)
class DepartmentWords:
    """Patterns for folded text."""

    departments: re.Pattern[str]
    mailboxes: re.Pattern[str]
    """For the part of an address before the ``@``."""
    general: re.Pattern[str]


@cache
def department_words() -> DepartmentWords:
    data = load("departments")
    words = {key: tuple(chain.from_iterable(data[key].values())) for key in ("departments", "mailboxes", "general")}
    return DepartmentWords(
        departments=pattern_of(words["departments"]),
        mailboxes=re.compile(rf"(?<![a-z])(?:{alternatives(words['mailboxes'])})(?![a-z])"),
        general=pattern_of(words["general"]),
    )
