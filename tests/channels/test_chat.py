from __future__ import annotations

import pytest

from channelaudit.channels.chat import FINDER
from pages import found, values

HEX = "0123456789abcdef01234567"


SNIPPETS = [
    (f"<script>var Tawk_API=Tawk_API||{{}};s1.src='https://embed.tawk.to/{HEX}/default';</script>", "tawk.to", HEX),
    (f'<script src="//code.tidio.co/{HEX}01234567.js" async></script>', "tidio", HEX + "01234567"),
    (
        f"<script>var _smartsupp = _smartsupp || {{}}; _smartsupp.key = '{HEX}0123456789abcdef';</script>",
        "smartsupp",
        HEX + "0123456789abcdef",
    ),
    ("<script>window.__lc = window.__lc || {}; window.__lc.license = 1234567;</script>", "livechat", "1234567"),
    (
        '<script>window.$crisp=[];window.CRISP_WEBSITE_ID="0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";</script>',
        "crisp",
        "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
    ),
    (
        '<script id="ze-snippet" src="https://static.zdassets.com/ekr/snippet.js?key=0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"></script>',
        "zendesk",
        "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
    ),
    ('<script src="//code.jivosite.com/widget/AbCdEf1234" async></script>', "jivochat", "AbCdEf1234"),
    ("<script>var supportBoxChatId = 4321; var supportBoxChatSecret='x';</script>", "supportbox", "4321"),
    ('<script src="https://cdn-widget.callpage.io/build/js/callpage.js" async></script>', "callpage", ""),
    (
        '<script src="https://cdn.shopify.com/shopifycloud/shopify_chat/storefront/shopifyChatV1.js?v=0.2"></script>',
        "shopify-inbox",
        "",
    ),
    ('<script src="https://rower.ladesk.com/scripts/track.js"></script>', "liveagent", "rower"),
    ('<script src="https://app1.user.com/widget.js"></script>', "user.com", ""),
    ('<script src="https://js.usemessages.com/conversations-embed.js"></script>', "hubspot", ""),
    ('<div id="tidio-chat"></div>', "tidio", ""),
    (
        '<iframe src="https://tawk.to/chat/none"></iframe><script src="https://static.olark.com/jsclient/loader.js"></script>',
        "olark",
        "",
    ),
]


@pytest.mark.parametrize(("markup", "provider", "account"), SNIPPETS)
def test_a_widget_is_known_by_its_snippet(markup: str, provider: str, account: str) -> None:
    (channel,) = found(FINDER, f"<p>Rowery</p>{markup}")
    assert (channel.value, channel.attributes["account"]) == (provider, account)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="https://www.googletagmanager.com/gtm.js?id=GTM-ABC"></script>',
        '<script src="https://js.hs-scripts.com/1234567.js"></script>',
        '<script src="https://connect.facebook.net/pl_PL/sdk.js"></script>',
        '<script src="https://d3bo67muzbfgtl.cloudfront.net/edrone_2_0.js?app_id=x"></script>',
        '<script src="https://script.ringostat.com/v4/x.js"></script>',
        "<script>var drift = 3; var olark; user.com = 1; window.chat = {};</script>",
        "<script>var cookies = {vendors: ['tawk.to', 'Smartsupp', 'embed.tawk.to']};</script>",
        '<p>Korzystamy z <a href="https://www.tawk.to/">tawk.to</a> i <a href="https://www.smartsupp.com/privacy">Smartsupp</a>.</p>',
        '<form class="chat-form"><input type="text"></form>',
    ],
)
def test_analytics_tag_managers_and_mentions_are_no_chat(markup: str) -> None:
    assert values(FINDER, markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        f'<script type="text/plain" data-category="chat">s.src="https://embed.tawk.to/{HEX}/default"</script>',
        f'<script type="text/plain" data-src="https://embed.tawk.to/{HEX}/default"></script>',
        f'<script type="application/consent" data-src="https://embed.tawk.to/{HEX}/default"></script>',
        f'<script data-cookieconsent="marketing" data-src="https://embed.tawk.to/{HEX}/default"></script>',
    ],
)
def test_a_snippet_that_waits_for_consent_is_marked(markup: str) -> None:
    (channel,) = found(FINDER, markup)
    assert channel.attributes["consent"] is True
    assert channel.attributes["account"] == HEX


def test_one_that_loads_at_once_is_not() -> None:
    (channel,) = found(FINDER, f'<script src="https://embed.tawk.to/{HEX}/default"></script>')
    assert "consent" not in channel.attributes


def test_a_closed_service_is_kept_and_marked() -> None:
    (channel,) = found(FINDER, '<div class="fb-customerchat"></div>')
    assert channel.attributes["closed"] == "2024-05-09"


def test_an_account_from_the_documentation_is_marked() -> None:
    (channel,) = found(FINDER, "<script>window.__lc = {}; __lc.license = 12345678;</script>")
    assert channel.attributes["placeholder"] is True


def test_a_plain_link_to_a_conversation_counts() -> None:
    (channel,) = found(FINDER, '<a href="https://direct.lc.chat/1234567/">Czat na żywo</a>')
    assert (channel.value, channel.attributes["linked"]) == ("livechat", True)


def test_two_providers_are_two_channels() -> None:
    body = (
        f'<script src="https://embed.tawk.to/{HEX}/a"></script><script src="https://client.crisp.chat/l.js"></script>'
    )
    assert sorted(values(FINDER, body)) == ["crisp", "tawk.to"]
