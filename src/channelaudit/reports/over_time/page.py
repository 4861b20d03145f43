"""Web pages about more than one audit: the report's own style, no script, nothing fetched from anywhere."""

from __future__ import annotations

from typing import Any

from channelaudit.reports.common.templates import environment, hash_source, source
from channelaudit.reports.common.words import Words


def page(template: str, words: Words, **values: Any) -> str:
    """A page of a template that extends ``over_time/base.html``; its policy permits its own style alone."""
    css = "\n".join(map(source, ("page.css", "tones.css", "over_time/over_time.css", "print.css")))
    policy = f"default-src 'none'; style-src {hash_source(css)}; base-uri 'none'; form-action 'none'"
    texts = {"skip": words.text("Skip to the content"), "made_by": words.text("Made by channelaudit")}
    return (
        environment()
        .get_template(f"over_time/{template}")
        .render(css=css, policy=policy, language=words.options.language, texts=texts, **values)
    )
