from __future__ import annotations

from builders import channel, judged, malformed, message, seen


def test_link_empty() -> None:
    icon = malformed("social", "#", "empty", seen("", "link"), network="facebook")
    assert "click on Facebook" in message(judged("social-link-empty", icon))
    assert "icon of a social network" in message(judged("social-link-empty", malformed("social", "#", "empty")))


def test_link_empty_passes_and_needs_a_network() -> None:
    profile = channel("social", "https://www.facebook.com/sklep.rower", network="facebook")
    assert judged("social-link-empty", profile).status == "passed"
    root = malformed("social", "https://www.facebook.com/", "root")
    assert judged("social-link-empty", profile, root).status == "passed"
    assert judged("social-link-empty").status == "not-applicable"


def test_theme_default() -> None:
    makers = channel("social", "https://www.facebook.com/prestashop", network="facebook", theme_default=True)
    assert "https://www.facebook.com/prestashop" in message(judged("social-theme-default", makers))
    sample = malformed("social", "https://www.facebook.com/yourpage", "placeholder")
    assert "yourpage" in message(judged("social-theme-default", sample))
    own = channel("social", "https://www.facebook.com/sklep.rower", network="facebook")
    assert judged("social-theme-default", own).status == "passed"
