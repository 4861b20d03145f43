from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="error",
    title="Captcha without a key of its own",
    advice="Put the shop's own key of the captcha's provider into the form.",
    applies=offers("form"),
)
def captcha_test_key(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The captcha of the contact form runs on its provider's public test key, or has no key at all.

    ## Why it matters

    With a test key robots pass as well as people: the mailbox fills up with spam.  Without a key the captcha shows an
    error, and nobody can send the form.

    ## How to mend it

    Create a key for the shop's domain at the provider and put it, and the secret that belongs to it, into the
    settings.

    ## Example

    `<div class="g-recaptcha" data-sitekey="6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"></div>`, the test key of reCAPTCHA

    ## Sources

    - Google, "reCAPTCHA: frequently asked questions" (test keys)
    - hCaptcha, "Developer Guide" (test keys); Cloudflare, "Turnstile: testing"
    """
    for channel in evidence.of_kind("form"):
        captcha = channel.attributes.get("captcha") or {}
        if captcha.get("test_key"):
            message = Message("The captcha of the contact form lets everybody through: it runs on a public test key.")
            yield Problem(channel.id, message, channel.sightings)
        elif captcha.get("key_missing"):
            message = Message("Nobody can pass the captcha of the contact form: it has no key.")
            yield Problem(channel.id, message, channel.sightings)
