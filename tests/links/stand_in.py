"""A stand-in for the social networks, messengers and chat services: it answers strangers as they do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from channelaudit.config.settings import Settings
from lab.certificates import ca_file, server_context
from lab.web import Reply, Request, Route, WebServer, redirect

JSON = "application/json"
SCRIPT = "application/javascript"
HOSTS = (
    "www.facebook.com", "fb.me", "www.instagram.com", "x.com", "www.linkedin.com", "www.youtube.com",
    "consent.youtube.com", "www.tiktok.com", "www.pinterest.com", "www.threads.net", "www.snapchat.com", "vimeo.com",
    "public.api.bsky.app", "mastodon.social", "101010.pl", "discord.com", "t.me", "wa.me", "m.me", "vk.com",
    "www.xing.com", "www.tumblr.com", "embed.tawk.to", "code.tidio.co", "client.crisp.chat", "ekr.zdassets.com",
    "static.zdassets.com", "cdn.livechatinc.com", "chat.sklep-rower.example", "rower.ladesk.com",
    "code.jivosite.com", "static.olark.com", "sklep-rower.example",
)  # fmt: skip


def json_reply(text: str, status: int = 200) -> Reply:
    return Reply(status, text, JSON)


def script(text: str = "window.chat=1;", status: int = 200) -> Reply:
    return Reply(status, text, SCRIPT)


CHANNEL = Reply(body='<script>var ytInitialData={"metadata":{"channelMetadataRenderer":{"title":"Rower"}}}</script>')
SHELL = Reply(body='<!doctype html><div id="root"></div><script src="/app.js"></script>')
LOGIN = Reply(body='<title>Log in</title><form id="login_form"><input type="password"></form>')
LOGIN_INSTAGRAM = Reply(body="<title>Login • Instagram</title>")
CAPTCHA = Reply(403, '<title>Just a moment...</title><div class="h-captcha">captcha</div>')
CONSENT = Reply(body="<title>Before you continue</title><form action=/save>Accept all</form>")
TELEGRAM = Reply(body='<title>Telegram: View @rower</title><div class="tgme_page_title"><span>Rower</span></div>')
NO_TELEGRAM = Reply(
    body='<meta name="robots" content="noindex, nofollow"><meta name="twitter:title" content="Telegram: Contact @a">'
)
OEMBED = json_reply('{"version":"1.0","type":"rich","author_url":"https://www.pinterest.com/rower/"}')
BLUESKY = json_reply('{"did":"did:plc:abc","handle":"rower.bsky.social"}')
NO_BLUESKY = json_reply('{"error":"InvalidRequest","message":"Profile not found"}', 400)
MASTODON = json_reply('{"id":"1","username":"rower","acct":"rower"}')
NO_MASTODON = json_reply('{"error":"Record not found"}', 404)
INVITE = json_reply('{"code":"rower","guild":{"name":"Rower"}}')
NO_INVITE = json_reply('{"message": "Unknown Invite", "code": 10006}', 404)
GONE = Reply(404, "<title>404 Not Found</title>")

SAMPLES: Mapping[str, Route] = {
    "www.youtube.com/@YouTube": CHANNEL,
    "www.pinterest.com/oembed.json?url=https://www.pinterest.com/pinterest/": OEMBED,
    "www.snapchat.com/add/snapchat": Reply(body="<title>Snapchat on Snapchat</title>"),
    "public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=bsky.app": BLUESKY,
    "mastodon.social/api/v1/accounts/lookup?acct=Mastodon": MASTODON,
    "discord.com/api/v9/invites/discord-developers": INVITE,
    "t.me/telegram": TELEGRAM,
}
"""The profiles that are known to exist."""


def changing(*replies: Reply) -> Route:
    """The first answer to the first question, the last to all that follow."""

    def route(request: Request) -> Reply:
        return replies[min(request.number, len(replies) - 1)]

    return route


def to_consent(_: Request) -> Reply:
    return redirect("https://consent.youtube.com/m?continue=x")


@asynccontextmanager
async def networks(routes: Mapping[str, Route], folder: Path) -> AsyncIterator[tuple[WebServer, Settings]]:
    """All these hosts on one server, and the settings that lead there."""
    async with WebServer({**SAMPLES, **routes}, server_context(*HOSTS)) as server:
        yield server, settings_for(server, folder)


def settings_for(server: WebServer, folder: Path) -> Settings:
    return Settings(
        connect_to=(server.detour(),), ca_file=ca_file(folder), recheck_pause=0, rate=0, retries=0, timeout=10.0
    )
