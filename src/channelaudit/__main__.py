"""Entry of the command line: ``channelaudit`` and ``python -m channelaudit``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    try:  # before anything is imported: Ctrl-C may come at once
        _prepare()
        if sys.argv[1:] == ["--version"]:  # scripts ask this often, and importing the command line takes longer
            from channelaudit import __version__  # noqa: PLC0415

            sys.stdout.write(f"channelaudit {__version__}\n")
            return 0
        from channelaudit.loading import loading  # noqa: PLC0415

        with loading():
            from channelaudit.cli.app import run  # noqa: PLC0415
        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being loaded
        return 130


def _prepare() -> None:
    import contextlib  # noqa: PLC0415 (see above)
    import signal  # noqa: PLC0415

    with contextlib.suppress(ValueError):  # not the main thread: whoever started it sees to the signals
        signal.signal(signal.SIGTERM, _interrupt)
    _open_closed_streams()


def _interrupt(_number: int, _frame: object) -> None:
    """SIGTERM ends the program as Ctrl-C does, until an audit has its own handlers."""
    raise KeyboardInterrupt


def _open_closed_streams() -> None:
    """Lead stdout and stderr that were closed (``>&-``) to nowhere.

    They would be None, and the next file or connection would get their number.
    """
    import os  # noqa: PLC0415 (as above)

    for number, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115 (a number)


if __name__ == "__main__":
    sys.exit(main())
