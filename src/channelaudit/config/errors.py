"""What is thrown when the user asked for something that cannot be done."""

from __future__ import annotations


class ConfigError(Exception):
    """Wrong use: an unknown option, rule or format, or a file that is not what it should be (exit code 2).

    The message is one clear English sentence for people, without a trailing full stop, and names the file and the
    line where there is one.
    """
