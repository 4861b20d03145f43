"""Drawing for a terminal: the one place that knows rich.  Every text passes through ``clean`` or ``say``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from channelaudit.model.message import Text as Words
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import ascii_only, line
from channelaudit.reports.common.translate import render

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_MIN_WIDTH = 60
_MAX_WIDTH = 120
_NARROW = 90


def widest(texts: Iterable[str]) -> int:
    """Columns of the longest of these texts on a terminal."""
    from rich.cells import cell_len  # noqa: PLC0415 (as below)

    return max(map(cell_len, texts), default=0)


class Paper:
    """As wide and as colourful as ``options`` say, in their language."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._width = min(max(options.width, _MIN_WIDTH), _MAX_WIDTH)

    @property
    def width(self) -> int:
        """Columns."""
        return self._width

    @property
    def narrow(self) -> bool:
        """Too narrow for a fourth column."""
        return self._width < _NARROW

    def printed(self, parts: Iterable[RenderableType]) -> str:
        """The parts as lines of text, with ANSI colours only where they are asked for."""
        from rich.console import Console  # noqa: PLC0415 (slow to import, and other formats do without)

        out = io.StringIO()
        colour = self._options.colour
        console = Console(
            file=out,
            width=self._width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
            _environ={},
        )
        for part in parts:
            console.print(part)
        return out.getvalue() if colour else re.sub(r"[ ]+$", "", out.getvalue(), flags=re.MULTILINE)

    def clean(self, text: str) -> str:
        """Text from a site, harmless for this terminal."""
        return ascii_only(line(text)) if self._options.ascii else line(text)

    def say(self, message: Words) -> str:
        """A sentence of our own in the reader's language; a plain string is somebody else's words."""
        return self.clean(message if isinstance(message, str) else render(message, self._options.language, line))

    def line(self, message: Words, style: str = "") -> RenderableType:
        """A sentence, indented."""
        return self.indented(self.text(self.say(message), style))

    def heading(self, text: str) -> Text:
        """After an empty line."""
        return self.text(f"\n{text}", "bold underline")

    def indented(self, part: RenderableType, by: int = 2) -> RenderableType:
        """A part, some columns to the right."""
        from rich.padding import Padding  # noqa: PLC0415 (as above)

        return Padding(part, (0, 0, 0, by))

    def text(self, text: str, style: str = "") -> Text:
        """Text that has passed through ``clean`` or ``say``; a word too long for its column is broken."""
        from rich.text import Text  # noqa: PLC0415 (as above)

        return Text(text, style, overflow="fold")

    def grid(self, columns: int) -> Table:
        """A table without lines, whose first column is never broken."""
        from rich.table import Table  # noqa: PLC0415 (as above)

        grid = Table.grid(padding=(0, 2, 0, 0))
        for number in range(columns):
            grid.add_column(overflow="fold", no_wrap=number == 0)
        return grid
