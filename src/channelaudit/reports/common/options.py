"""How a report is to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from channelaudit.config.brand import Brand


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Given to every format; each reads what concerns it."""

    language: str = "en"
    width: int = 100
    """Columns, for text."""
    colour: bool = False
    """ANSI colours, for a terminal."""
    ascii: bool = False
    """Nothing but ASCII: where the terminal's encoding cannot show more."""
    source: str = ""
    """File that names the site (a configuration, a list of sites), as the user wrote its path; "" where none does."""
    source_line: int = 1
    """Line of ``source`` that names it."""
    source_lines: Mapping[str, int] = field(default_factory=dict)
    """Site as it was asked for → line of ``source``, where it names several; see ``line_of``."""
    rule_pages: str = ""
    """Where the pages of rules can be read, a URL with ``{rule}``; "": nowhere on the web."""
    brand: Brand = field(default_factory=Brand)
    """What the reports for people carry of whoever made them; ``brand.logo`` is a path, for ``logo`` to be made of."""
    logo: str = ""
    """The logo as a ``data:`` URI."""
    rule_texts: Mapping[str, str] = field(default_factory=dict)
    """Rule id → the text of its page (Markdown), for formats that show it where ``rule_pages`` leads nowhere."""

    fail_on: Mapping[str, str] = field(default_factory=dict)
    """Site as it was asked for → ``--fail-on`` that holds for it; where it is missing, ``fail_on_else``."""
    fail_on_else: str = "note"
    """``note``: every finding counts."""

    def line_of(self, site: str) -> int:
        """The line of ``source`` that names ``site`` (``report.crawl.site``)."""
        return self.source_lines.get(site, self.source_line)
