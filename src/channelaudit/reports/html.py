"""The report as one web page that needs nothing else: no request leaves it, and it does without its script."""

from __future__ import annotations

from channelaudit.model import Format, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import page_of
from channelaudit.reports.common.page.model import BrandView
from channelaudit.reports.common.templates import environment, hash_source, source


def render(report: Report, options: RenderOptions) -> str:
    """The page; its policy permits its own style and script by their hashes, embedded pictures, and nothing else."""
    page = page_of(report, options)
    css = "\n".join(map(source, ("page.css", "tones.css", "print.css"))) + colours(page.brand)
    script = source("filter.js")
    policy = (
        f"default-src 'none'; style-src {hash_source(css)}; script-src {hash_source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment().get_template("page.html").render(
        page=page, css=css, script=script, policy=policy, paper=False
    )  # fmt: skip


def colours(brand: BrandView) -> str:
    """The brand's rule for the head, in every scheme."""
    return f"\n:root:root{{--head:{brand.background};--head-ink:{brand.ink}}}" if brand.background else ""


FORMAT = Format(render=render, suffixes=(".html", ".htm"), media_type="text/html")
