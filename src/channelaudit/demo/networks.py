"""A stand-in for the social networks and messengers to which the sample shop links: it answers strangers as they do."""

from __future__ import annotations

Reply = tuple[int, str]
HOSTS = ("www.facebook.com", "www.youtube.com", "t.me", "cdn.livechatinc.com")
_LOGIN = "<!doctype html><title>Facebook</title><form id=login_form><input type=password></form>"
_CHANNEL = '<!doctype html><script>var ytInitialData={"metadata":{"channelMetadataRenderer":{}}};</script>'
_ACCOUNT = "<!doctype html><title>Telegram</title><div class=tgme_page_title>Rowerownia</div>"
_PAGES = {
    "www.youtube.com/@YouTube": _CHANNEL,
    "t.me/rowerownia_przyklad": _ACCOUNT,
    "t.me/telegram": _ACCOUNT,
    "cdn.livechatinc.com/tracking.js": "window.LiveChatWidget = {};",
}


def answer(host: str, path: str) -> Reply | None:
    """(status, body) of these networks; None for every other host.  Facebook shows everybody a log-in form."""
    if host not in HOSTS:
        return None
    if host == "www.facebook.com":
        return 200, _LOGIN
    found = _PAGES.get(host + path)
    return (200, found) if found else (404, "<!doctype html><title>404 Not Found</title>")
