from __future__ import annotations

import json
from typing import Any

from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from reports.sample import NASTY, SITE, report


def audit(text: str = "Napisz do nas") -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render(report(text), RenderOptions()))
    return result


def test_the_contract_holds() -> None:
    content = audit()
    assert list(content)[:12] == [
        "schema", "tool", "site", "started_at", "seconds", "complete",
        "pages", "channels", "judgements", "findings", "failures", "summary",
    ]  # fmt: skip
    assert content["schema"] == "channelaudit/audit/1"
    assert content["tool"] == {"name": "channelaudit", "version": "0.1.0"}
    site = {"url": SITE, "final_url": SITE, "country": "PL", "language": "pl", "platform": "prestashop"}
    assert content["site"] | site | {"country_reasons": ["domain .pl"]} == content["site"]
    assert (content["started_at"], content["seconds"], content["complete"]) == ("2026-11-22T09:00:00Z", 7.4, True)


def test_a_page() -> None:
    good, bad = audit()["pages"]
    wanted = {"url": SITE, "final_url": SITE, "status": 200, "role": "home", "depth": 0, "bytes": 51234}
    assert good | wanted | {"seconds": 0.31, "language": "pl", "error": None} == good
    assert bad["error"]["kind"] == "timeout"


def test_a_channel() -> None:
    email, _, phone, form, courier = audit()["channels"]
    assert email["id"] == "email:sklep@sklep-rower.example"
    assert (email["kind"], email["value"], email["verdict"]) == ("email", "sklep@sklep-rower.example", "works")
    assert email["sightings"][0] == {"page": SITE, "region": "footer", "source": "mailto", "text": "Napisz do nas"}
    known = {"check": "domain", "outcome": "known", "seconds": 0.4}
    known["value"] = {"domain": "sklep-rower.example", "hosts": ["Napisz do nas"]}
    assert email["observations"][0] | known == email["observations"][0]
    assert (phone["attributes"]["type"], courier["verdict"]) == ("fixed", "unchecked")
    assert form["observations"][0]["outcome"] == "unknown"
    assert form["observations"][0]["failure"]["kind"] == "timeout"


def test_a_finding() -> None:
    content = audit()
    gone, hours = content["findings"]
    wanted = {
        "rule": "email-domain-gone",
        "severity": "error",
        "channel": "email:hurt@hurt-rowery.example",
        "message": "hurt@hurt-rowery.example takes no mail: Napisz do nas",
        "advice": "Publish an address that works.",
        "fingerprint": report().findings[0].fingerprint,
        "new": True,
    }
    assert gone | wanted == gone
    assert gone["sightings"][0]["region"] == "main"
    assert (hours["channel"], hours["advice"], hours["new"]) == (None, "Add Napisz do nas", False)
    assert [entry["rule"] for entry in content["muted"]] == ["social-link-empty"]


def test_judgements_failures_and_summary() -> None:
    content = audit()
    assert {j["rule"]: j["status"] for j in content["judgements"]} == {
        "email-domain-gone": "failed",
        "email-mailbox-full": "undetermined",
        "hours-missing": "failed",
        "phone-missing": "passed",
        "tls-missing": "crashed",
    }
    assert set(content["failures"][0]) == {"step", "subject", "kind", "detail", "detail_message"}
    assert content["summary"] == {
        "channels": {"works": 1, "broken": 1, "unverified": 1, "unchecked": 1},
        "findings": {"error": 1, "warning": 1, "note": 0},
        "score": 78,
        "letter": "C",
        "subjects": {"email": {"score": 60, "letter": "D"}},
    }


def test_hostile_text_is_kept_and_harmless() -> None:
    text = render(report(NASTY), RenderOptions())
    assert text.encode()
    assert not any(c in text for c in "\x1b\x9b\u202e\ud800")
    assert audit(NASTY)["channels"][0]["sightings"][0]["text"] == NASTY
