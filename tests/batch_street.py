"""How to reach a street of shops, see ``street.py``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings


@dataclass(frozen=True)
class Doors:
    http: int
    https: int
    smtp: int
    dns: int
    ca_file: str
    count: str
    pid: int
    process: subprocess.Popen[str]

    def settings(self, **more: object) -> Settings:
        return Settings(
            connect_to=(ConnectTo("", 80, "", self.http), ConnectTo("", 443, "", self.https)),
            dns_server=f"127.0.0.1:{self.dns}",
            smtp_port=self.smtp,
            ca_file=self.ca_file,
            allow_private=True,
            recheck_pause=0,
            **{"rate": 0, "mailbox_pause": 0, "timeout": 8.0, "retries": 0, "greylist_pause": 0, **more},  # type: ignore[arg-type]
        )

    def options(self, **more: str) -> list[str]:
        usual = {"rate": "0", "mailbox-pause": "0", "timeout": "8", "retries": "0", "greylist-pause": "0", **more}
        return [
            f"--connect-to=:80::{self.http}",
            f"--connect-to=:443::{self.https}",
            f"--dns-server=127.0.0.1:{self.dns}",
            f"--smtp-port={self.smtp}",
            f"--ca-file={self.ca_file}",
            "--allow-private",
            "--recheck-pause=0",
            *(f"--{name}={value}" for name, value in usual.items()),
        ]

    def close(self) -> list[tuple[str, int, int]]:
        """End it; returns (what, tenth of a second, how many) of what it saw."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)
        return [(what, at, n) for what, at, n in json.loads(Path(self.count).read_text())]


def sites(numbers: Iterable[int]) -> str:
    """A list of these shops."""
    return "".join(f"https://shop{number}.example/\n" for number in numbers)
