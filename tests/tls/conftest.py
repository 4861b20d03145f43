"""One nginx with all hosts for the whole run of a process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from channelaudit.config.settings import Settings
from channelaudit.network import Network
from tls.hosts import served


@pytest.fixture(scope="session")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings that lead to the hosts."""
    with served(tmp_path_factory.mktemp("nginx")) as settings:
        yield settings


@pytest.fixture
async def network(doors: Settings) -> AsyncIterator[Network]:
    async with Network(doors) as network:
        yield network
