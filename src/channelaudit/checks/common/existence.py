"""What one anonymous answer of a network says of a profile, by the network's recipe (``knowledge/social.yaml``).  Pure.

A stranger is seldom shown the page that a customer sees: walls, consent pages and empty shells say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from channelaudit.knowledge.social import Existence, Network, handle_in, walls
from channelaudit.model import FailureKind, Message
from channelaudit.network import Response
from channelaudit.network.shield import wall


@dataclass(frozen=True, slots=True)
class Said:
    """``kind`` and ``detail`` say why nothing could be told, as in ``Failure``."""

    meaning: Literal["exists", "gone", "untold"]
    kind: FailureKind = "login_wall"
    detail: Message = field(default=Message(""))


EXISTS = Said("exists")
GONE = Said("gone")


def question_for(network: Network, address: str) -> str:
    """The URL to ask about a profile; "" where no answer could tell anything, or where nobody should ask."""
    recipe = network.existence
    parts = urlsplit(address)
    if recipe == Existence() or parts.scheme not in ("http", "https"):
        return ""
    handle = unquote(handle_in(address, network.profiles))
    if parts.path.startswith(network.persons) or not recipe.covers(handle):
        return ""
    if not recipe.api:
        return address
    return recipe.api.replace("{host}", parts.netloc).replace("{handle}", quote(handle, safe=""))


def read(network: Network, asked: str, response: Response) -> Said:
    """What ``response`` to the question ``asked`` means."""
    recipe = network.existence
    if response.tls_error:
        return Said(
            "untold", "tls", Message("{name} was reached over a connection that cannot be trusted", name=network.name)
        )
    if hindrance := _hindrance(network, asked, response):
        return hindrance
    body = response.body.decode("utf-8", "replace")
    gone = _says_gone(recipe, response.status, body)
    present = 200 <= response.status < 300 and any(mark in body for mark in recipe.present)
    if recipe.verdict == "broken" and gone != present:
        return GONE if gone else EXISTS
    if gone and not present:
        detail = Message(
            "{name} tells strangers that this is not available, which may be true: look while logged in",
            name=network.name,
        )
        return Said("untold", "login_wall", detail)
    if response.status >= 400:
        detail = Message(
            "{name} answers strangers with status {status}, which proves nothing there",
            name=network.name,
            status=response.status,
        )
        return Said("untold", "status", detail)
    return Said("untold", "login_wall", Message("{name} shows strangers a page that does not tell", name=network.name))


def _hindrance(network: Network, asked: str, response: Response) -> Said | None:
    """What stands before the profile; None for an answer about the profile itself."""
    recipe, name = network.existence, network.name
    found = wall(response)
    if response.status in recipe.wall_status and not found:
        return Said(
            "untold",
            "blocked",
            Message("{name} turns programs away (status {status})", name=name, status=response.status),
        )
    if found:
        return Said(
            "untold",
            "login_wall" if found.kind == "login" else "blocked",
            Message("{name}: {reason}", name=name, reason=found.reason),
        )
    if response.final_url != asked:
        if any(piece in response.final_url for piece in recipe.wall) or _leads_to_a_wall(response.final_url):
            return Said(
                "untold",
                "login_wall",
                Message("{name} sends strangers to a page where they log in or consent", name=name),
            )
        if urlsplit(response.final_url).path in ("", "/"):
            return Said("untold", "redirect", Message("{name} sends strangers to its own front page", name=name))
    head = response.body.decode("utf-8", "replace")
    if any(mark in head for mark in recipe.wall_text):
        return Said(
            "untold", "login_wall", Message("{name} asks strangers to log in, to consent or to wait", name=name)
        )
    return None


def _leads_to_a_wall(url: str) -> bool:
    parts = urlsplit(url)
    words = {word.lower() for word in parts.path.split("/")}
    return (parts.hostname or "").partition(".")[0] in walls().hosts or not walls().words.isdisjoint(words)


def _says_gone(recipe: Existence, status: int, body: str) -> bool:
    if not recipe.absent_status and not recipe.absent:
        return False
    if status not in (recipe.absent_status or (200,)):
        return False
    marks = [mark in body for mark in recipe.absent]
    return not marks or (all(marks) if recipe.absent_all else any(marks))


def proves_the_recipe(network: Network, asked: str, response: Response) -> bool:
    """Whether this answer about the recipe's good sample shows that the network still tells profiles apart."""
    said = read(network, asked, response)
    if network.existence.present:
        return said.meaning == "exists"
    return said.meaning == "untold" and response.status == 200 and not _hindrance(network, asked, response)
