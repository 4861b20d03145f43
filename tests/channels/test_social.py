from __future__ import annotations

import pytest

from channelaudit.channels.social import FINDER
from pages import broken, found, values

PROFILES = [
    ("https://www.facebook.com/SklepRower", "https://www.facebook.com/skleprower", "facebook"),
    ("https://m.facebook.com/skleprower/?ref=bookmarks", "https://www.facebook.com/skleprower", "facebook"),
    ("https://pl-pl.facebook.com/skleprower/about", "https://www.facebook.com/skleprower", "facebook"),
    ("https://fb.com/skleprower", "https://www.facebook.com/skleprower", "facebook"),
    (
        "https://www.facebook.com/profile.php?id=100012345&sk=about",
        "https://www.facebook.com/profile.php?id=100012345",
        "facebook",
    ),
    (
        "https://www.facebook.com/pages/Rower-%C5%9Al%C4%99%C5%BCa/187556",
        "https://www.facebook.com/pages/rower-%C5%9Bl%C4%99%C5%BCa/187556",
        "facebook",
    ),
    ("https://www.facebook.com/share/1AbCdEf/?mibextid=w", "https://www.facebook.com/share/1AbCdEf", "facebook"),
    (
        "https://www.facebook.com/p/Rower-Sklep-61550000",
        "https://www.facebook.com/p/rower-sklep-61550000",
        "facebook",
    ),
    ("http://instagram.com/sklep.rower/?hl=pl", "https://www.instagram.com/sklep.rower", "instagram"),
    ("https://twitter.com/#!/skleprower", "https://x.com/skleprower", "x"),
    ("https://x.com/skleprower", "https://x.com/skleprower", "x"),
    (
        "https://www.youtube.com/channel/UCaBcDeFgHiJkLmNoPqRsTuV",
        "https://www.youtube.com/channel/UCaBcDeFgHiJkLmNoPqRsTuV",
        "youtube",
    ),
    ("https://www.youtube.com/@SklepRower/videos", "https://www.youtube.com/@skleprower", "youtube"),
    ("https://www.tiktok.com/@skleprower?lang=pl", "https://www.tiktok.com/@skleprower", "tiktok"),
    ("https://pl.linkedin.com/company/sklep-rower/", "https://pl.linkedin.com/company/sklep-rower", "linkedin"),
    ("https://www.linkedin.com/in/jan-rower/", "https://www.linkedin.com/in/jan-rower", "linkedin"),
    ("https://pl.pinterest.com/skleprower/", "https://pl.pinterest.com/skleprower", "pinterest"),
    ("https://www.pinterest.pl/skleprower/", "https://pinterest.pl/skleprower", "pinterest"),
    ("https://bsky.app/profile/rower.example", "https://bsky.app/profile/rower.example", "bluesky"),
    ("https://discord.gg/AbCd1234", "https://discord.gg/AbCd1234", "discord"),
    ("https://allegro.pl/uzytkownik/sklep_rower", "https://allegro.pl/uzytkownik/sklep_rower", "allegro"),
]


@pytest.mark.parametrize(("href", "value", "network"), PROFILES)
def test_a_profile_has_one_address(href: str, value: str, network: str) -> None:
    (channel,) = found(FINDER, f'<p><a href="{href}">nasz profil</a></p>')
    assert (channel.value, channel.attributes["network"]) == (value, network)


@pytest.mark.parametrize(
    "href",
    [
        "https://www.facebook.com/sharer/sharer.php?u=https://sklep-rower.example/",
        "https://www.facebook.com/sharer.php?u=x",
        "https://www.facebook.com/dialog/share?href=x",
        "https://www.facebook.com/login/?next=x",
        "https://www.facebook.com/policies/cookies/",
        "https://www.facebook.com/about/privacy",
        "https://www.facebook.com/settings/?tab=ads",
        "https://www.facebook.com/jan.kowalski/posts/12345",
        "https://www.facebook.com/events/123456789/",
        "https://developers.facebook.com/docs",
        "https://twitter.com/intent/tweet?text=rower",
        "https://twitter.com/share?url=x",
        "https://twitter.com/jan/status/12345",
        "https://www.linkedin.com/shareArticle?mini=true&url=x",
        "https://www.linkedin.com/sharing/share-offsite/?url=x",
        "https://www.instagram.com/p/CabcDEF/",
        "https://www.instagram.com/explore/tags/rower/",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://youtu.be/abcdefghijk",
        "https://www.youtube.com/shorts/abcdefghijk",
        "https://www.pinterest.com/pin/create/button/?url=x",
        "https://plus.google.com/share?url=x",
        "https://www.google.com/maps?q=Rowerowa+1",
        "https://accounts.google.com/o/oauth2/auth?x=1",
        "https://sklep-rower.example/facebook",
    ],
)
def test_sharing_logging_in_and_posts_are_no_profiles(href: str) -> None:
    assert values(FINDER, f'<p>Tekst <a href="{href}">facebook</a> i dalej</p>') == []


def test_a_video_in_a_frame_is_no_profile_and_a_page_plugin_names_one() -> None:
    body = """<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
    <iframe src="https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fskleprower&amp;tabs=timeline"></iframe>
    <iframe src="https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fsklep-rower.example%2Fkask"></iframe>"""
    (channel,) = found(FINDER, body)
    assert channel.value == "https://www.facebook.com/skleprower"
    assert channel.sightings[0].source == "widget"


@pytest.mark.parametrize(
    ("markup", "network"),
    [
        ('<a href="#"><i class="fa fa-facebook-f"></i></a>', "facebook"),
        ('<a href=""><i class="fab fa-instagram"></i></a>', "instagram"),
        ('<a href="javascript:void(0)" aria-label="YouTube"></a>', "youtube"),
        ('<a href="#"><img src="/img/x.svg" alt="LinkedIn"></a>', "linkedin"),
        ('<a href="#">Facebook</a>', "facebook"),
        ('<a href="https://"><i class="icon-pinterest"></i></a>', "pinterest"),
        ('<a href="#"><i class="fa-brands fa-x-twitter"></i></a>', "x"),
    ],
)
def test_an_icon_with_an_empty_link_is_malformed(markup: str, network: str) -> None:
    (item,) = broken(FINDER, f"<footer><p>Polub nas</p>{markup}</footer>")
    assert (item.kind, item.reason, item.attributes["network"]) == ("social", "empty", network)


def test_two_empty_icons_stay_two() -> None:
    body = '<footer><a href="#"><i class="fa-facebook"></i></a><a href="#"><i class="fa-instagram"></i></a></footer>'
    assert len({item.id for item in broken(FINDER, body)}) == 2


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="#" class="share-facebook"><i class="fa fa-facebook"></i></a>',
        '<a href="#" title="Udostępnij na Facebook"></a>',
        '<a href="#" title="Zaloguj przez Facebook"></a>',
        '<a href="#">Menu</a>',
        '<a href="#regulamin">Facebook w regulaminie i inne rozdziały</a>',
    ],
)
def test_an_empty_link_that_is_no_profile_icon_says_nothing(markup: str) -> None:
    assert broken(FINDER, f"<p>{markup}</p>") == []


def test_the_networks_own_front_page_behind_an_icon_is_malformed() -> None:
    (item,) = broken(FINDER, '<footer><a href="https://www.facebook.com/"><i class="fa-facebook"></i></a></footer>')
    assert item.reason == "root"


def test_the_network_named_in_running_text_is_not() -> None:
    body = '<p>Korzystamy z usług <a href="https://www.facebook.com/">facebook.com</a> spółki Meta.</p>'
    assert broken(FINDER, body) == []
    assert values(FINDER, body) == []


def test_a_name_left_from_the_theme_is_malformed() -> None:
    (item,) = broken(FINDER, '<a href="https://www.facebook.com/yourpage">Facebook</a>')
    assert item.reason == "placeholder"


def test_an_address_without_scheme_leads_into_the_shop() -> None:
    (item,) = broken(FINDER, '<a href="facebook.com/skleprower">Facebook</a>')
    assert item.reason == "syntax"


def test_the_theme_makers_profile_is_marked() -> None:
    (channel,) = found(FINDER, '<footer><a href="https://www.facebook.com/prestashop">Facebook</a></footer>')
    assert channel.attributes["theme_default"] is True


def test_a_closed_network_is_kept_and_marked() -> None:
    (channel,) = found(FINDER, '<a href="https://plus.google.com/1234567890?rel=publisher">G+</a>')
    assert channel.value == "https://plus.google.com/1234567890"
    assert channel.attributes["closed"] == "2019-04-02"


def test_an_old_insecure_address_is_marked() -> None:
    (channel,) = found(FINDER, '<a href="http://twitter.com/skleprower">T</a>')
    assert channel.attributes["insecure"] is True
    assert channel.attributes["old_host"] is True


def test_structured_data_names_the_organisation_and_not_the_author() -> None:
    head = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"Store","name":"Rower",
    "sameAs":["https://www.facebook.com/skleprower","","https://sklep-rower.example/"],
    "author":{"@type":"Person","sameAs":"https://www.instagram.com/jan.autor"}}</script>
    <meta property="article:publisher" content="https://www.facebook.com/skleprower">"""
    channels = found(FINDER, "<p>Rowery</p>", head=head)
    assert {c.value for c in channels} == {"https://www.facebook.com/skleprower"}
    assert {s.region for c in channels for s in c.sightings} == {"data"}
    assert {s.source for c in channels for s in c.sightings} == {"json-ld", "meta"}


def test_the_web_agencys_profile_belongs_to_another() -> None:
    body = (
        '<footer><p>Realizacja: <a href="https://www.facebook.com/agencja.przyklad">Agencja Przykład</a></p></footer>'
    )
    (channel,) = found(FINDER, body)
    assert not channel.of_shop
