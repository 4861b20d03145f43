"""Sends messages through Apprise, which knows how to reach mail, chats, phones and other people's services.

A target is the user's own word: no guard stands before it.  Its address holds passwords and tokens, and so may
whatever a service logs, warns or raises: of all that, nothing is shown but the scheme and a status.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from threading import Thread
from time import monotonic
from typing import Any

from channelaudit.config.errors import ConfigError
from channelaudit.model import Message, Notification

PATIENCE = 30.0
"""Seconds for all targets together, which are spoken to side by side."""
_SCHEME = re.compile(r"([a-z][a-z0-9]{1,30})://", re.IGNORECASE)
_STATUS = re.compile(r"\berror=([1-5][0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to send to."""

    name: str
    """Its scheme, which is all that may be shown of it."""
    service: Any = field(repr=False)


def check_needs() -> None:
    """Raises ``ConfigError`` where Apprise is not installed."""
    if find_spec("apprise") is None:
        raise ConfigError(Message("messages need apprise: pip install 'channelaudit[notify]'"))


def target_of(address: str, number: int) -> Target:
    """The target with this address, the ``number``-th that was named.

    Raises ``ConfigError``, which keeps the address to itself.
    """
    from apprise import Apprise, AppriseAsset  # noqa: PLC0415 (optional, and slow to import)

    _hush()
    # no timeout of its own: it would leave threads for which the program waits at its end
    asset = AppriseAsset(app_id="channelaudit", service_timeout=0, interpret_emojis=False)
    with warnings.catch_warnings(action="ignore"):
        service = Apprise.instantiate(address, asset=asset)
    match = _SCHEME.match(address)
    if service is None or match is None:
        raise ConfigError(Message("notify: address number {number} is none that apprise understands", number=number))
    known = Apprise(asset=asset)
    known.add(service)
    return Target(match[1].lower(), known)


def send(targets: Sequence[Target], message: Notification, patience: float = PATIENCE) -> list[Message | None]:
    """Send ``message`` to all targets; for each why it could not be sent, None where it was.

    ``patience``: seconds for all of them together.
    """
    reasons: list[Message | None] = [Message("no answer in time") for _ in targets]

    def one(place: int) -> None:
        reasons[place] = _sent(targets[place], message)

    _hush()
    end = monotonic() + patience
    # daemons: one that hangs does not keep the program from ending
    threads = [Thread(target=one, args=(place,), daemon=True) for place in range(len(targets))]
    with warnings.catch_warnings(action="ignore"):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, end - monotonic()))
    return list(reasons)


def _sent(target: Target, message: Notification) -> Message | None:
    from apprise import NotifyFormat  # noqa: PLC0415 (as above)

    try:
        result = target.service.notify(body=message.body, title=message.title, body_format=NotifyFormat.MARKDOWN)
        if result:
            return None
        logged = "\n".join(entry.message for entry in result.logs())
    except Exception:  # noqa: BLE001 (its text may hold the address, and a message costs no report)
        return Message("the service failed")
    if status := _STATUS.search(logged):
        return Message("answered with status {status}", status=status[1])
    if "onnection error" in logged:
        return Message("the connection failed")
    return Message("the service did not take it")


def _hush() -> None:
    """Without a handler anywhere, Python would print what libraries log."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
