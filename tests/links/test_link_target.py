"""Every way in which a network answers a stranger, and the verdict that it may lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builders import channel
from channelaudit.checks.common.existence import question_for
from channelaudit.checks.link_target import CHECK, LinkTarget, observe
from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import network_behind
from channelaudit.network import Network, Unreachable
from lab.certificates import server_context
from lab.web import Reply, Route, WebServer, redirect, reset_after, silence
from links.stand_in import (
    BLUESKY,
    CAPTCHA,
    CHANNEL,
    CONSENT,
    GONE,
    INVITE,
    LOGIN,
    LOGIN_INSTAGRAM,
    MASTODON,
    NO_BLUESKY,
    NO_INVITE,
    NO_MASTODON,
    NO_TELEGRAM,
    OEMBED,
    SHELL,
    TELEGRAM,
    changing,
    networks,
    settings_for,
    to_consent,
)

FACEBOOK = "https://www.facebook.com/sklep.rower"
INSTAGRAM = "https://www.instagram.com/sklep.rower"
X = "https://x.com/sklep_rower"
LINKEDIN = "https://www.linkedin.com/company/sklep-rower"
YOUTUBE = "https://www.youtube.com/@sklep-rower"
TIKTOK = "https://www.tiktok.com/@sklep.rower"
PINTEREST = "https://www.pinterest.com/sklep_rower"
THREADS = "https://www.threads.net/@sklep.rower"
SNAPCHAT = "https://www.snapchat.com/add/sklep-rower"
BLUESKY_PROFILE = "https://bsky.app/profile/rower.bsky.social"
MASTODON_PROFILE = "https://101010.pl/@rower"
DISCORD = "https://discord.gg/RoweR"
TELEGRAM_PROFILE = "https://t.me/sklep_rower"
WHATSAPP = "https://wa.me/48512345098"
MESSENGER = "https://m.me/sklep.rower"


@dataclass(frozen=True)
class Row:
    """``kind`` is the failure's where the verdict is ``unverified``; ``asked``: whether any question may be sent."""

    what: str
    address: str
    answer: Route
    verdict: str
    kind: str = ""
    asked: bool = True


ROWS = (
    # Facebook
    Row("facebook log-in form", FACEBOOK, LOGIN, "unverified", "login_wall"),
    Row("facebook sends to log-in", FACEBOOK, redirect("/login/?next=x"), "unverified", "login_wall"),
    Row("facebook checkpoint", FACEBOOK, redirect("/checkpoint/block/"), "unverified", "login_wall"),
    Row("facebook cookie page", FACEBOOK, redirect("/cookie/consent/?next=x"), "unverified", "login_wall"),
    Row("facebook shell", FACEBOOK, SHELL, "unverified", "login_wall"),
    Row("facebook 404", FACEBOOK, GONE, "unverified", "status"),
    Row("facebook not available", FACEBOOK, "<p>Ta treść jest teraz niedostępna", "unverified", "login_wall"),
    Row("facebook 400", FACEBOOK, Reply(400), "unverified", "status"),
    Row("facebook 403", FACEBOOK, Reply(403), "unverified", "blocked"),
    Row("facebook person", "https://www.facebook.com/people/jan/12", GONE, "unverified", "login_wall", asked=False),
    # Instagram
    Row("instagram log-in title", INSTAGRAM, LOGIN_INSTAGRAM, "unverified", "login_wall"),
    Row("instagram sends to log-in", INSTAGRAM, redirect("/accounts/login/?next=/a/"), "unverified", "login_wall"),
    Row("instagram says wait", INSTAGRAM, "Please wait a few minutes before you try again", "unverified", "login_wall"),
    Row("instagram not available", INSTAGRAM, "Sorry, this page isn't available.", "unverified", "login_wall"),
    Row("instagram 404", INSTAGRAM, GONE, "unverified", "status"),
    Row("instagram 429", INSTAGRAM, Reply(429), "unverified", "blocked"),
    # X, LinkedIn, TikTok, Threads, Xing
    Row("x 404", X, GONE, "unverified", "login_wall", asked=False),
    Row("linkedin 999", LINKEDIN, Reply(999), "unverified", "blocked"),
    Row("linkedin authwall", LINKEDIN, redirect("/authwall?trk=x"), "unverified", "login_wall"),
    Row("linkedin 404", LINKEDIN, GONE, "unverified", "status"),
    Row("linkedin person", "https://www.linkedin.com/in/jan", GONE, "unverified", "login_wall", asked=False),
    Row("tiktok not found", TIKTOK, '{"statusCode":10221}', "unverified", "login_wall"),
    Row("tiktok captcha", TIKTOK, '<div class="tiktok-verify-page">', "unverified", "login_wall"),
    Row("tiktok 404", TIKTOK, GONE, "unverified", "status"),
    Row("threads log-in", THREADS, "<title>Threads • Log in</title>", "unverified", "login_wall"),
    Row("threads 404", THREADS, GONE, "unverified", "status"),
    Row("xing front end", "https://www.xing.com/pages/rower", "<x login-frontend>", "unverified", "login_wall"),
    # messengers that answer alike for every name
    Row("whatsapp 404", WHATSAPP, GONE, "unverified", "login_wall", asked=False),
    Row("messenger 404", MESSENGER, GONE, "unverified", "login_wall", asked=False),
    Row("viber", "viber://chat?number=%2B48512345098", GONE, "unverified", "login_wall", asked=False),
    Row("signal", "https://signal.me/#p/+48512345098", GONE, "unverified", "login_wall", asked=False),
    # YouTube
    Row("youtube channel", YOUTUBE, CHANNEL, "works"),
    Row("youtube renamed channel", YOUTUBE, redirect("https://www.youtube.com/@YouTube", 301), "works"),
    Row("youtube 404 twice", YOUTUBE, GONE, "broken"),
    Row("youtube 404 once", YOUTUBE, changing(GONE, CHANNEL), "unverified", "status"),
    Row("youtube 404, then 429", YOUTUBE, changing(GONE, Reply(429)), "unverified", "blocked"),
    Row("youtube 404, then 500", YOUTUBE, changing(GONE, Reply(500)), "unverified", "status"),
    Row("youtube consent", YOUTUBE, to_consent, "unverified", "login_wall"),
    Row("youtube to its front page", YOUTUBE, redirect("https://www.youtube.com/"), "unverified", "redirect"),
    Row("youtube 200 shell", YOUTUBE, SHELL, "unverified", "login_wall"),
    Row("youtube 429", YOUTUBE, Reply(429), "unverified", "blocked"),
    Row("youtube captcha", YOUTUBE, CAPTCHA, "unverified", "blocked"),
    Row("youtube 500", YOUTUBE, Reply(500), "unverified", "status"),
    Row("youtube resets", YOUTUBE, reset_after(), "unverified", "reset"),
    Row("youtube is silent", YOUTUBE, silence, "unverified", "timeout"),
    # Telegram
    Row("telegram account", TELEGRAM_PROFILE, TELEGRAM, "works"),
    Row("telegram nobody", TELEGRAM_PROFILE, NO_TELEGRAM, "broken"),
    Row("telegram one mark", TELEGRAM_PROFILE, "Telegram: Contact @a", "unverified", "login_wall"),
    Row("telegram both kinds of marks", TELEGRAM_PROFILE, Reply(body=f"{NO_TELEGRAM.body!r}{TELEGRAM.body!r}"),
        "unverified", "login_wall"),
    Row("telegram invitation", "https://t.me/+AbCdEf", NO_TELEGRAM, "unverified", "login_wall", asked=False),
    # public endpoints
    Row("pinterest profile", PINTEREST, OEMBED, "works"),
    Row("pinterest 404", PINTEREST, GONE, "broken"),
    Row("pinterest 403", PINTEREST, Reply(403), "unverified", "blocked"),
    Row("pinterest shell", PINTEREST, SHELL, "unverified", "login_wall"),
    Row("snapchat 404", SNAPCHAT, GONE, "broken"),
    Row("snapchat page", SNAPCHAT, "<title>Rower</title>", "unverified", "login_wall"),
    Row("bluesky profile", BLUESKY_PROFILE, BLUESKY, "works"),
    Row("bluesky nobody", BLUESKY_PROFILE, NO_BLUESKY, "broken"),
    Row("bluesky 400 for another reason", BLUESKY_PROFILE, Reply(400, "{}"), "unverified", "status"),
    Row("mastodon account", MASTODON_PROFILE, MASTODON, "works"),
    Row("mastodon nobody", MASTODON_PROFILE, NO_MASTODON, "broken"),
    Row("mastodon 404 without the word", MASTODON_PROFILE, GONE, "unverified", "status"),
    Row("mastodon wants a log-in", MASTODON_PROFILE, Reply(401), "unverified", "login_wall"),
    Row("discord invitation", DISCORD, INVITE, "works"),
    Row("discord invitation ran out", DISCORD, NO_INVITE, "broken"),
    Row("discord 429", DISCORD, Reply(429, '{"message":"You are being rate limited."}'), "unverified", "blocked"),
    # networks of which nothing is known, and services that have ended
    Row("vimeo 404", "https://vimeo.com/rower", GONE, "unverified", "login_wall", asked=False),
    Row("google plus", "https://plus.google.com/+Rower", GONE, "broken", asked=False),
    Row("skype", "skype:sklep.rower", GONE, "broken", asked=False),
    Row("icq", "https://icq.im/rower", GONE, "broken", asked=False),
    # a consent page without any redirect, wherever it stands
    Row("facebook consent in place", FACEBOOK, CONSENT, "unverified", "login_wall"),
    Row("youtube consent in place", YOUTUBE, CONSENT, "unverified", "login_wall"),
)  # fmt: skip

WALLED = ("facebook", "instagram", "x", "linkedin", "tiktok", "threads", "whatsapp", "messenger")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
async def test_the_verdict(row: Row, tmp_path: Path) -> None:
    place = network_behind(row.address)
    assert place is not None
    question = question_for(place, row.address).removeprefix("https://")
    async with networks({question or "*": row.answer, "*": SHELL}, tmp_path) as (server, settings):
        async with Network(replace(settings, timeout=1.0 if row.answer is silence else 10.0)) as network:
            verdict, kind = await verdict_of(row.address, network, settings)
        assert (verdict, kind) == (row.verdict, row.kind)
        assert bool(server.requests) == row.asked


async def verdict_of(address: str, network: Network, settings: Settings) -> tuple[str | None, str]:
    try:
        return CHECK.verdict(await observe(address, network, settings)), ""
    except Unreachable as error:
        return "unverified", error.kind if str(error.detail) and not str(error.detail).endswith(".") else "no sentence"


def test_no_row_calls_broken_what_stands_behind_a_wall() -> None:
    assert len(ROWS) >= 60
    broken = [row for row in ROWS if row.verdict == "broken"]
    for row in broken:
        place = network_behind(row.address)
        assert place is not None
        assert place.id not in WALLED
    walls = {id(answer) for answer in (LOGIN, LOGIN_INSTAGRAM, CAPTCHA, CONSENT, SHELL, to_consent)}
    assert not [row for row in broken if id(row.answer) in walls]
    assert not [row for row in broken if isinstance(row.answer, Reply) and row.answer.status in (403, 429, 999)]


@pytest.mark.parametrize("sample", [GONE, Reply(429), CONSENT, Reply(403)], ids=["404", "429", "consent", "403"])
async def test_nothing_is_gone_while_a_profile_known_to_exist_is_not_shown(sample: Reply, tmp_path: Path) -> None:
    routes: dict[str, Route] = {"*": GONE, "www.youtube.com/@YouTube": sample}
    async with networks(routes, tmp_path) as (_, settings), Network(settings) as network:
        assert await verdict_of(YOUTUBE, network, settings) == ("unverified", "blocked")


async def test_a_connection_that_cannot_be_trusted_proves_nothing(tmp_path: Path) -> None:
    async with WebServer({"*": GONE}, server_context("hotel-wifi.example")) as server:
        settings = settings_for(server, tmp_path)
        async with Network(settings) as network:
            assert await verdict_of(YOUTUBE, network, settings) == ("unverified", "tls")


async def test_what_is_gone_is_asked_for_twice_and_the_sample_once(tmp_path: Path) -> None:
    async with networks({"*": GONE}, tmp_path) as (server, settings), Network(settings) as network:
        for name in ("one", "two"):
            found = await observe(f"https://www.youtube.com/@{name}", network, settings)
            assert found == LinkTarget(f"https://www.youtube.com/@{name}", "youtube", "gone", found.asked)
        assert sorted(server.paths) == ["/@YouTube", "/@one", "/@one", "/@two", "/@two"]


async def test_a_place_that_is_no_networks_is_not_asked(tmp_path: Path) -> None:
    async with networks({}, tmp_path) as (server, settings), Network(settings) as network:
        assert await verdict_of("https://sklep-rower.example/a", network, settings) == ("unverified", "skipped")
        assert server.requests == []


def test_whom_the_check_speaks_of() -> None:
    profile = channel("social", YOUTUBE, network="youtube")
    assert CHECK.subject_of(profile) == YOUTUBE
    assert CHECK.subject_of(channel("messenger", WHATSAPP, network="whatsapp")) == WHATSAPP
    for silent in (
        channel("social", "https://allegro.pl/uzytkownik/a", network="allegro", category="marketplace"),
        channel("social", "https://www.facebook.com/prestashop", network="facebook", theme_default=True),
        channel("social", YOUTUBE, network="youtube", owner="other"),
        channel("email", "sklep@sklep-rower.example"),
    ):
        assert CHECK.subject_of(silent) is None
