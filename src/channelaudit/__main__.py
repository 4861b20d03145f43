"""Entry of the command line: ``channelaudit`` and ``python -m channelaudit``."""

from __future__ import annotations

import sys

from channelaudit import __version__


def main() -> int:
    """Run the command line; returns the exit code."""
    if sys.argv[1:] == ["--version"]:  # scripts ask this often, and importing the command line takes longer
        sys.stdout.write(f"channelaudit {__version__}\n")
        return 0
    from channelaudit.cli.app import run  # noqa: PLC0415 (see above)

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
