"""No regular expression of the program takes more than linear time, whatever a page holds.

All patterns are found by themselves: those of the modules, those that cached functions build from the knowledge and
those that are written where they are used.  A cached function that builds patterns from its argument must stand in
``_arguments``, else the last test fails.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import random
import re
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import channelaudit
from channelaudit.knowledge.country import countries
from channelaudit.knowledge.language import languages

ROOMS = ("reading", "crawl", "channels", "knowledge", "network", "config", "checks")
LITTLE, MUCH = 25_000, 100_000
"""Characters: each pattern sees texts of the first size, and one of the second."""
SUSPECT = 0.1
"""Seconds of CPU for ``LITTLE`` from which a pattern is looked at more closely; most take a hundredth of it."""
LONGEST = 1.5
"""Seconds of CPU after which a search is ended."""
ALLOWED, SLOW = 12, 0.5
"""A pattern fails that takes more than so many times as long for four times the text, and more than so many seconds."""
TYPICAL = (
    *" \t\n0aAż-._/:;,@#+=%&'\"<>()[]{}\\|^$*",
    *("00 ", "a ", "A. ", "aA", "a-", "1.", "1-", "a@a.", " \t", "\\'", "{{", "[at]", "+48 ", "00-001 ", "9:00 - "),
)


def _modules() -> list[ModuleType]:
    names = [
        found.name
        for room in ROOMS
        for found in pkgutil.walk_packages(
            importlib.import_module(f"channelaudit.{room}").__path__, f"channelaudit.{room}."
        )
    ]
    return [importlib.import_module(name) for name in (*(f"channelaudit.{room}" for room in ROOMS), *names)]


@cache
def _arguments() -> Mapping[str, Iterable[str]]:
    """Name of a cached function with one argument → what it is called with; nothing where all its results are kept."""
    schemes = [scheme for country in countries() for scheme in country.identifiers]
    codes = [known.code for known in languages()]
    return {
        "channelaudit.knowledge.folding._pattern": (),
        "channelaudit.knowledge.hours.hours_words": codes,
        "channelaudit.crawl.roles._names": codes,
        "channelaudit.channels.identifiers._written": [e for s in schemes for e in (s.written, s.shape) if e],
        "channelaudit.channels.identifiers._prefix": [s.prefix for s in schemes if s.prefix],
    }


def _patterns_of(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, in containers, in the fields of dataclasses."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 6 and is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _patterns_of(getattr(value, each.name), depth + 1)
    elif depth < 6 and isinstance(value, Mapping):
        for each in value.values():
            yield from _patterns_of(each, depth + 1)
    elif depth < 6 and isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _patterns_of(each, depth + 1)


def _results(module: ModuleType, name: str, value: Any) -> Iterator[Any]:
    """What a module's name stands for; of a cached function what it returns."""
    if not hasattr(value, "cache_info") or getattr(value, "__module__", "") != module.__name__:
        yield value
        return
    arguments = _arguments().get(f"{module.__name__}.{name}")
    if arguments is not None:
        yield from map(value, arguments)
    elif not inspect.signature(value).parameters:
        yield value()


def _written_in(module: ModuleType) -> Iterator[re.Pattern[str]]:
    """The patterns that stand where they are used, as in ``re.sub``; those of ``re.match`` are tried at one place."""
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            function, expression = ast.unparse(call.func), str(call.args[0].value)
            if function in ("re.search", "re.sub", "re.split", "re.findall", "re.finditer"):
                yield re.compile(expression)
            elif function in ("re.match", "re.fullmatch"):
                yield re.compile(rf"\A(?:{expression})")


@cache
def _all() -> Mapping[str, tuple[re.Pattern[Any], ...]]:
    """Module → its patterns, each pattern once."""
    seen: set[re.Pattern[Any]] = set()
    found: dict[str, tuple[re.Pattern[Any], ...]] = {}
    for module in _modules():
        values = (result for name, value in sorted(vars(module).items()) for result in _results(module, name, value))
        built = (pattern for value in values for pattern in _patterns_of(value))
        own = dict.fromkeys(pattern for pattern in (*built, *_written_in(module)) if pattern not in seen)
        seen |= own.keys()
        if own:
            found[module.__name__] = tuple(own)
    return found


class _TooLongError(Exception):
    """The search was ended."""


def _end(*_: object) -> None:
    raise _TooLongError


def _seconds(pattern: re.Pattern[Any], text: str) -> float:
    """CPU time of going through all matches and of one that must cover the text; at most ``LONGEST``."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    before = signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    start = time.process_time()
    try:
        for _ in pattern.finditer(subject):
            pass
        pattern.fullmatch(subject)
    except _TooLongError:
        return LONGEST
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def _fragment(pattern: re.Pattern[Any], chance: random.Random) -> str:
    """What is repeated: pieces that the pattern names itself, and such as are typical of pages."""
    expression = pattern.pattern.decode() if isinstance(pattern.pattern, bytes) else pattern.pattern
    own = re.findall(r"[^\\|()\[\]{}?*+^$.]{1,12}", expression) or [""]
    pieces = [chance.choice(own) if chance.random() < 0.5 else chance.choice(TYPICAL) for _ in range(3)]
    if chance.random() < 0.5:
        pieces = [piece[: chance.randint(1, 3)] for piece in pieces]
    return "".join(pieces[: chance.choice((1, 1, 2, 2, 3))]) or "a"


def _repeat(fragment: str, head: str, size: int) -> str:
    return head + (fragment * (size // len(fragment) + 1))[:size]


def _is_linear(pattern: re.Pattern[Any], fragment: str, head: str) -> bool:
    little = _seconds(pattern, _repeat(fragment, head, LITTLE))
    if little < SUSPECT or little >= LONGEST:
        return little < SUSPECT
    much = _seconds(pattern, _repeat(fragment, head, MUCH))
    if SLOW <= much < LONGEST:  # once more, for the machine may have been busy
        little = max(little, _seconds(pattern, _repeat(fragment, head, LITTLE)))
        much = min(much, _seconds(pattern, _repeat(fragment, head, MUCH)))
    return much < SLOW or (much < LONGEST and much <= ALLOWED * little)


@pytest.mark.parametrize("module", _all())
@settings(max_examples=12, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 2**32))
def test_repeats_take_linear_time(module: str, seed: int) -> None:
    for pattern in _all()[module]:
        chance = random.Random(f"{seed} {pattern.pattern!r}")
        fragment, head = _fragment(pattern, chance), _fragment(pattern, chance)
        assert _is_linear(pattern, fragment, head), f"{pattern.pattern!r} is slow on {head!r} + {fragment!r} * n"


@pytest.mark.parametrize("module", _all())
def test_a_hundred_thousand_characters(module: str) -> None:
    for pattern in _all()[module]:
        fragment = _fragment(pattern, random.Random(repr(pattern.pattern)))
        seconds = _seconds(pattern, _repeat(fragment, "", MUCH))
        assert seconds < SLOW or _is_linear(pattern, fragment, ""), f"{pattern.pattern!r} is slow on {fragment!r} * n"


@pytest.mark.parametrize("expression", [r"(?:a+)+b", r"\s+x"])
def test_the_test_sees_what_is_slow(expression: str) -> None:
    assert not _is_linear(re.compile(expression), "a" if "a" in expression else " ", "")


def test_every_place_that_builds_patterns_is_known() -> None:
    """A pattern built in a function from its arguments would escape the tests above."""
    home = Path(channelaudit.__file__).parent
    escaped = [
        f"{file.relative_to(home)}: {function.name}"
        for room in ROOMS
        for file in (home / room).rglob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and _compiles_argument(function)
    ]
    known = {name.removeprefix("channelaudit.").rpartition(".") for name in _arguments()}
    assert {entry for entry in escaped if not any(_same(entry, *each) for each in known)} == set()


def _same(entry: str, module: str, _dot: str, function: str) -> bool:
    return entry == f"{module.replace('.', '/')}.py: {function}"


def _compiles_argument(function: ast.FunctionDef) -> bool:
    """It hands one of its own arguments to ``re.compile`` as it is, and keeps what it gets in a cache."""
    names = {argument.arg for argument in function.args.args}
    cached = any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)
    return cached and any(
        isinstance(call, ast.Call)
        and ast.unparse(call.func) == "re.compile"
        and any(isinstance(node, ast.Name) and node.id in names for each in call.args for node in ast.walk(each))
        for call in ast.walk(function)
    )
