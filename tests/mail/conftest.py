"""Real servers for the tests of mail: knot and Postfix, started once a process on free ports of loopback."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from channelaudit.config.settings import Settings
from channelaudit.network import Network
from lab.certificates import ca_file
from lab.knot import name_server
from lab.postfix import mail_server

ZONE = Path(__file__).with_name("example.zone")


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder that the servers' own users may enter, which they may not with pytest's."""
    path = Path(tempfile.mkdtemp(prefix="channelaudit-mail-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def dns_server(folder: Path) -> Iterator[str]:
    (folder / "knot").mkdir()
    with name_server(folder / "knot", ZONE) as address:
        yield address


@pytest.fixture(scope="session")
def smtp_port(folder: Path) -> Iterator[int]:
    (folder / "postfix").mkdir()
    with mail_server(folder / "postfix") as port:
        yield port


@pytest.fixture
def plain_settings(dns_server: str, folder: Path) -> Settings:
    """The doors to the name server, and no patience to lose in tests."""
    return Settings(
        dns_server=dns_server,
        allow_private=True,
        mailbox_pause=0,
        greylist_pause=0,
        ca_file=ca_file(folder),
        timeout=10,
    )


@pytest.fixture
async def network(plain_settings: Settings) -> AsyncIterator[Network]:
    async with Network(plain_settings) as network:
        yield network


@pytest.fixture
def conversation(record_property: object) -> None:
    """Counted in the summary of the run."""
    record_property("conversation", True)  # type: ignore[operator]
