"""What the rules about missing details of the trader share."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.duties import Duty
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules.common import absent, shop
from channelaudit.rules.duties import duty_of, not_found
from channelaudit.rules.traders import publishes, sells, states, unread

_NAMES = {
    "nip": "NIP",
    "vat": "VAT",
    "krs": "KRS",
    "ico": "IČO",
    "dic": "DIČ",
    "hrb": "HRA/HRB",
    "fn": "FN",
    "w_idnr": "W-IdNr.",
    "company_number": "company number",
}
_SAID = {"court", "capital"}
"""Things that are told by words."""


def binding(evidence: Evidence, settings: Settings, thing: str) -> Duty | None:
    """The duty that binds the trader for certain: by its legal form, or because it sells here, or whoever it is."""
    found = duty_of(evidence, settings, thing)
    general = found is not None and not found.forms and thing == "tax_id"
    return None if general and not sells(evidence) else found


def undisclosed(evidence: Evidence, settings: Settings, thing: str, text: str) -> Iterator[Problem | Unsure]:
    """The problem ``text`` if ``thing``, which the law asks for, is neither stated nor given as a number.

    Undetermined where the imprint or the terms are documents that were not read: it may stand there.
    """
    found = binding(evidence, settings, thing)
    if found is None or publishes(evidence, *found.schemes):
        return
    if thing in _SAID and states(evidence, "disclosure", thing):
        return
    site = shop(evidence)
    if failure := unread(evidence, "imprint", "terms"):
        yield Unsure(site, failure)
        return
    schemes = "/".join(_NAMES.get(scheme, scheme) for scheme in found.schemes)
    problem = not_found(evidence, found, text, **({"schemes": schemes} if "{schemes}" in text else {}))
    yield from absent(evidence, problem, "registration")
