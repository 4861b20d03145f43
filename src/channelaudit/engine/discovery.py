"""Finds the units: a rule, check, finder or format is one file in its package, or an entry point of another package.

Nothing is registered by hand and nothing happens on import of this module; each family is looked up once, when it is
first asked for.  ``DiscoveryError`` is a mistake of whoever wrote the unit, so it names the file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType, ModuleType
from typing import TypeVar

from channelaudit.model import Check, Finder, Format, Rule

Unit = TypeVar("Unit")

PIECE = 10
"""Modules of a piece: a few milliseconds."""
_PLUMBING = {"interface", "common", "options", "over_time"}
"""Files of a family's package that hold what its units share."""


class DiscoveryError(Exception):
    """A file without its unit, a unit of the wrong type, or two units with one id."""


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of their ids."""
    return _family("rules", Rule, _the_rule, _rule_id)


@cache
def checks() -> Mapping[str, Check]:
    """All checks by id (the file's name), in the order of their ids."""
    return _family("checks", Check, lambda module: getattr(module, "CHECK", None), _file_name)


@cache
def finders() -> Mapping[str, Finder]:
    """All finders by the name of their file.  Not open to other packages: a new kind needs rules and reports too."""
    return _family(
        "channels", Finder, lambda module: getattr(module, "FINDER", None), _file_name, helpers=True, plugins=False
    )


@cache
def formats() -> Mapping[str, Format]:
    """All report formats by name (the file's name).  Imports every format; ``format_names`` does not."""
    return _family("reports", Format, lambda module: getattr(module, "FORMAT", None), _format_name, helpers=True)


def format_of(name: str) -> Format:
    """One format, without importing the others.  Raises ``KeyError`` for a name that does not exist."""
    file = f"channelaudit.reports.{name.replace('-', '_')}"
    if file not in _modules("reports") or "_" in name:
        return formats()[name]
    module = importlib.import_module(file)
    return _checked(getattr(module, "FORMAT", None), Format, module.__name__)


@cache
def format_names() -> tuple[str, ...]:
    """The names of the package's own formats, from the names of their files: no format is imported."""
    return tuple(sorted(_format_name(name) for name in _modules("reports")))


def pieces(*families: str) -> Iterator[Sequence[str]]:
    """The names of the modules of some families, a few at a time, for whoever cannot wait until all are imported."""
    for family in families:
        names = _modules(family)
        for start in range(0, len(names), PIECE):
            yield names[start : start + PIECE]


def _rule_id(module: str) -> str:
    """``channelaudit.rules.email.link_differs`` → ``email-link-differs``."""
    return "-".join(module.split(".")[-2:]).replace("_", "-")


def _file_name(module: str) -> str:
    return module.rpartition(".")[2]


def _format_name(module: str) -> str:
    """``channelaudit.reports.csv_channels`` → ``csv-channels``."""
    return _file_name(module).replace("_", "-")


def _the_rule(module: ModuleType) -> Rule | None:
    own = [v for v in vars(module).values() if isinstance(v, Rule) and v.judge.__module__ == module.__name__]
    if len(own) > 1:
        raise DiscoveryError(f"{module.__name__} holds {len(own)} rules; one file holds one")
    return own[0] if own else None


def _family(
    family: str,
    kind: type[Unit],
    pick: Callable[[ModuleType], object],
    name: Callable[[str], str],
    *,
    helpers: bool = False,
    plugins: bool = True,
) -> Mapping[str, Unit]:
    """All units of a family by id; ``helpers`` says that a file may stand there without being a unit."""
    found: dict[str, Unit] = {}
    for unit_name, unit, where in (
        *((name(m), pick(importlib.import_module(m)), m) for m in _modules(family)),
        *(_plugins(family) if plugins else ()),
    ):
        if unit is None and helpers:
            continue
        checked = _checked(unit, kind, where)
        key = checked.id if isinstance(checked, Rule) else unit_name
        if key in found:
            raise DiscoveryError(f"two of the {family} have the id {key}; the second is {where}")
        found[key] = checked
    return MappingProxyType(dict(sorted(found.items())))


def _checked(unit: object, kind: type[Unit], where: str) -> Unit:
    if not isinstance(unit, kind):
        raise DiscoveryError(f"{where} holds no {kind.__name__}")
    return unit


@cache
def _modules(family: str) -> tuple[str, ...]:
    """Dotted names of the files that hold units: in ``rules`` one folder deep, elsewhere at any depth."""
    package = importlib.import_module(f"channelaudit.{family}")
    prefix = f"{package.__name__}."
    return tuple(name for name in _walk(package.__path__, prefix) if family != "rules" or name.count(".") == 3)


def _walk(path: object, prefix: str) -> Iterator[str]:
    for info in pkgutil.iter_modules(path, prefix):  # type: ignore[arg-type]  # a package's __path__ is an iterable of str
        name = info.name.rpartition(".")[2]
        if name.startswith("_") or name in _PLUMBING:
            continue
        if info.ispkg:
            yield from _walk(importlib.import_module(info.name).__path__, f"{info.name}.")
        else:
            yield info.name


def _plugins(family: str) -> Iterator[tuple[str, object, str]]:
    from importlib.metadata import entry_points  # noqa: PLC0415 (takes longer than the rest of this module)

    for point in entry_points(group=f"channelaudit.{family}"):
        yield point.name, point.load(), f"entry point {point.name} = {point.value}"
