"""None of the patterns of these finders takes more than linear time on hostile text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channelaudit.channels import chat, messenger, profiles, whereto
from channelaudit.channels.forms import embeds, fields, service
from channelaudit.knowledge.chat import providers
from channelaudit.knowledge.forms import captchas, kinds, login_phrases, privacy_words, purposes, services, survey_words
from channelaudit.knowledge.social import networks, not_profile_words

SIZE = 100_000
SECONDS = 1.0
"""For 100 kB; a quadratic pattern needs minutes."""
PIECES = (
    "a", " ", "\t", "0", "-", "_", ".", "/", "\\/", ":", "=", "#", "'", '"', "{", "}", "%", "+", "@", "aa-", "a.",
    "0 ", "://", "wa.me/", "https://wa.me/0", "//m.me/", "embed.tawk.to/", "__cp", "__cp{", "hbspt.forms.create(",
    "portalId:", "key='", "forms.office.com/", "render=", "recaptcha/api.js?", "sitekey:", "tally.so/", "'phone':'",
    "'telephone':'+", "#!/", "javascript:", "docs.google.com/forms/d/", "wiadomosc", "kontakt ", "zgoda na ",
    "share", "data-", "id: '", "x",
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    found = {
        f"{module.__name__}.{name}": value
        for module in (chat, messenger, profiles, whereto, embeds, fields, service)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    for provider in providers().values():
        found |= {f"chat.yaml {provider.id} {i}": p for i, p in enumerate(provider.account)}
    for known in services().values():
        found |= {f"forms.yaml {known.id} {i}": p for i, p in enumerate(known.embed)}
        found |= {f"forms.yaml {known.id} classes": known.classes} if known.classes else {}
    for captcha in captchas().values():
        found |= {f"forms.yaml {captcha.id} {i}": p for i, p in enumerate(captcha.keys)}
    for network in networks().values():
        found |= {f"social.yaml {network.id} {i}": p.path for i, p in enumerate(network.profiles)}
    found |= {f"forms.yaml {purpose.id}": purpose.label for purpose in purposes()}
    found |= {
        f"forms.yaml {name}": getattr(kinds(), name) for name in ("contact", "newsletter", "other", "review", "never")
    }
    found |= {
        "survey": survey_words(),
        "privacy": privacy_words(),
        "login": login_phrases(),
        "share": not_profile_words(),
    }
    return found


ALL = patterns()


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    pattern.fullmatch(text)
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("name", ALL)
def test_repeats_of_its_own_beginning(name: str) -> None:
    pattern = ALL[name]
    own = re.sub(r"\\[a-zA-Z]|[\\()\[\]?*+|{}^$]", "", pattern.pattern)[:30] or "a"
    assert seconds(pattern, own * (SIZE // len(own))) < SECONDS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(ALL)), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3))
def test_repeats_of_anything(name: str, pieces: list[str]) -> None:
    unit = "".join(pieces)
    assert seconds(ALL[name], unit * (SIZE // len(unit))) < SECONDS
