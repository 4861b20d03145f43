"""What is thrown when the user asked for something that cannot be done."""

from __future__ import annotations

from channelaudit.model import Text


class ConfigError(Exception):
    """Wrong use: an unknown option, rule or format, or a file that is not what it should be (exit code 2).

    ``said`` is one clear sentence for people, without a trailing full stop, and names the file and the line where there
    is one; a ``Message`` is translated for them, mere text (of a plug-in) stays as it is.
    """

    def __init__(self, said: Text) -> None:
        super().__init__(str(said))
        self.said: Text = said
