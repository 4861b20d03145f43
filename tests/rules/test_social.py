from __future__ import annotations

from typing import Any

from builders import CONTACT, channel, judged, known, malformed, message, seen, unknown
from channelaudit.checks.link_target import LinkTarget
from channelaudit.model import Channel, Observation

YOUTUBE = "https://www.youtube.com/@sklep-rower"


def profile(url: str = "https://www.facebook.com/sklep.rower", network: str = "facebook", **more: Any) -> Channel:
    return channel("social", url, seen("", "link"), network=network, **more)


def told(status: Any) -> Observation:
    return known("link_target", YOUTUBE, LinkTarget(YOUTUBE, "youtube", status, YOUTUBE))


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


def test_link_root() -> None:
    icon = malformed("social", "https://www.instagram.com/", "root", network="instagram")
    assert "click on Instagram" in message(judged("social-link-root", icon))
    assert judged("social-link-root", profile()).status == "passed"
    assert judged("social-link-root").status == "not-applicable"


def test_link_root_leaves_marketplaces_and_closed_networks_alone() -> None:
    for network in ("allegro", "google-plus", "no-such-network"):
        assert judged("social-link-root", malformed("social", "/", "root", network=network)).status == "passed"


def test_network_closed() -> None:
    google = profile("https://plus.google.com/+SklepRower", "google-plus", closed="2019-04-02")
    assert "Google+ ended on 2019-04-02" in message(judged("social-network-closed", google))
    root = malformed("social", "https://plus.google.com/", "root", network="google-plus")
    assert "ended on" in message(judged("social-network-closed", root))
    assert judged("social-network-closed", profile()).status == "passed"


def test_profile_gone() -> None:
    youtube = profile(YOUTUBE, "youtube", handle="sklep-rower")
    assert YOUTUBE in message(judged("social-profile-gone", youtube, told("gone")))
    assert judged("social-profile-gone", youtube, told("exists")).status == "passed"
    walled = judged("social-profile-gone", youtube, unknown("link_target", YOUTUBE, "login_wall"))
    assert (walled.status, walled.unsure[0].failure.kind) == ("undetermined", "login_wall")


def test_profile_gone_is_asked_of_networks_that_tell() -> None:
    assert judged("social-profile-gone", profile()).status == "not-applicable"
    makers = profile("https://www.youtube.com/@prestashop", "youtube", theme_default=True)
    assert judged("social-profile-gone", makers).status == "not-applicable"


def test_link_insecure() -> None:
    old = profile(insecure=True)
    assert "begins with http://" in message(judged("social-link-insecure", old))
    declared = channel("social", "https://www.facebook.com/a", seen("", "json-ld", "data"), insecure=True)
    assert judged("social-link-insecure", declared).status == "passed"
    assert judged("social-link-insecure", profile()).status == "passed"


def test_profiles_differ() -> None:
    other = profile("https://www.facebook.com/rower2012")
    (finding,) = judged("social-profiles-differ", profile(), other).findings
    assert finding.problem.subject == "social:facebook"
    assert "2 profiles on Facebook" in str(finding.problem.message)
    on_contact_page = channel(
        "social", "https://www.facebook.com/rower2012", seen("", "link", "main", CONTACT), network="facebook"
    )
    assert judged("social-profiles-differ", profile(), on_contact_page).status == "failed"


def test_profiles_differ_only_where_names_can_be_compared() -> None:
    for other in (
        profile("https://www.facebook.com/sklep-rower"),
        profile("https://www.facebook.com/groups/rowerzysci"),
        profile("https://www.facebook.com/profile.php?id=1234567"),
        profile("https://www.facebook.com/share/AbC"),
        profile("https://www.instagram.com/rower2012", "instagram"),
        channel("social", "https://www.facebook.com/ambasador", seen("", "link", "main"), network="facebook"),
    ):
        assert judged("social-profiles-differ", profile(), other).status == "passed"
    by_id = profile("https://www.youtube.com/channel/UCabc", "youtube")
    assert judged("social-profiles-differ", profile(YOUTUBE, "youtube"), by_id).status == "passed"
