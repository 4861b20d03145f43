"""Labels that shops must print about others: makers of goods, responsible persons, outside data protection officers."""

from __future__ import annotations

import re

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.legal_forms import written_forms
from channelaudit.knowledge.parties import parties

LONGEST_LABEL = 60
"""Characters of a line that is nothing but such a label."""
NAME = 60
"""Characters in which the party is named."""
REACH = 250
"""Characters of a line behind the label that are the party's."""
LONGEST_LINE = 250
"""Characters of a line whose label speaks for the lines beneath, too."""
FEW_DIGITS = 4
"""Fewer cannot tell where the party is or how to call it."""
_LABEL_END = re.compile(
    r"(?:\s(?:ue|eu|uk|unii|europejskiej)){0,2}(?:\s?\([^():]{1,30}\)|\s?/\s?[^:;.\d/]{1,40}|\s(?:w|na|v|ve|in|for|pro|pre|fur)\s[^:;.\d]{1,30}|(?:\s[a-z-]{3,20}){1,2})?\s?:"
)
_BEGINS = re.compile(r"(?:^|[|•·;.)\t\d])\s*$")
_IS = re.compile(r"\s?(?:\([^()]{1,20}\)\s?)?(?::|(?:jest|ist|is|je)(?!\w)|$)")
_CARE_OF = re.compile(r"(?<!\w)c/o(?!\w)")
_NAMED = re.compile(r"[\s\d.)(-]{0,6}(?!(?:tel|fon|phone|mobil|kontakt|contact|e-?mail|mail|www)(?!\w))[^\W\d_]{2}")
_WORD = re.compile(r"[^\W\d_]{5,40}")


def product_label(text: str, host: str) -> bool:
    """Whether a label of goods before the end of ``text`` names their maker, and not the shop at ``host``."""
    head = fold(text)
    for maker in parties().producers.finditer(head):
        label = _LABEL_END.match(head, maker.end())
        if (
            not label
            or len(head) - label.end() > REACH
            or not _BEGINS.search(head, max(0, maker.start() - 3), maker.start())
        ):
            continue
        named = head[label.end() : label.end() + NAME]
        if not _comes_back(head, label.end()) and _NAMED.match(named) and not names_site(named, host):
            return True
    return False


def _comes_back(head: str, position: int) -> bool:
    known = parties()
    return any(words.search(head, position) for words in (known.returns, known.seller, known.asking))


def officer(text: str, host: str) -> bool:
    """A data protection officer is named before the end of ``text``, and another company that they work for."""
    head = fold(text)
    for named in parties().officers.finditer(head):
        if _IS.match(head, named.end()) and outside(text[named.end() : named.end() + REACH], host):
            return True
    return False


def outside(text: str, host: str) -> bool:
    """``text`` names a company, or a care-of address, that is not the shop's."""
    company = _CARE_OF.search(fold(text)) is not None or any(written_forms(text))
    return company and not names_site(fold(text), host)


def names_another(text: str, host: str, *, company: bool) -> bool:
    """A line begins with a name that is not the shop's; with ``company`` only one that carries a legal form."""
    named = any(written_forms(text)) if company else _NAMED.match(fold(text)) is not None
    return named and not names_site(fold(text), host)


def names_site(folded: str, host: str) -> bool:
    """A word of the name is part of the shop's host: "Pszczółka" on pszczolka.example."""
    site = host.removeprefix("www.").rpartition(".")[0]
    squeezed = re.sub(r"\W", "", site)
    return any(word[0] in squeezed for word in _WORD.finditer(folded))


def title(text: str, host: str) -> bool:
    """A line is the label of a maker of goods and nothing else, or names one without saying how to reach them."""
    if len(text) > LONGEST_LINE:
        return False
    folded = fold(text).strip()
    maker = parties().producers.match(folded)
    label = _LABEL_END.match(folded, maker.end()) if maker else None
    if not maker or not label:
        return False
    rest = folded[label.end() :]
    reached = "@" in rest or sum(c.isdigit() for c in rest) >= FEW_DIGITS
    return not rest or (not reached and any(written_forms(text[label.end() :])) and not names_site(rest, host))


def heading(text: str) -> bool:
    """A heading is the label of a maker of goods, whole: "Producent", "Manufacturer (GPSR)"."""
    folded = fold(text[: LONGEST_LABEL + 1]).strip(" :") + ":"
    maker = parties().producers.match(folded)
    label = _LABEL_END.match(folded, maker.end()) if maker and len(folded) <= LONGEST_LABEL else None
    return label is not None and label.end() == len(folded)


def officer_title(lines: list[str], host: str) -> bool:
    """The first line is the label of a data protection officer, those below name a company other than the shop."""
    folded = fold(lines[0][: LONGEST_LABEL + 1]).strip(" .")
    named = parties().officers.search(folded)
    if not named or len(folded) > LONGEST_LABEL or folded[named.end() :].strip(" :"):
        return False
    return outside("\n".join(line[:LONGEST_LABEL] for line in lines[1:]), host)
