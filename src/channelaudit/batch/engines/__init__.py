"""Who audits the sites of a batch: worker processes of this machine, or a cluster.

Another engine is another file here, with a class that offers what ``interface.Engine`` says and a function
``open_engine(plan, scheduler, job)``; its name is the file's.
"""

from __future__ import annotations

import importlib
import pkgutil

from channelaudit.batch.engines.interface import Engine, EngineLost
from channelaudit.batch.work import Job, Plan, audit_site
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.model import Message

__all__ = ["Engine", "EngineLost", "engine_names", "open_engine"]

_PLUMBING = {"interface", "worker"}


def engine_names() -> tuple[str, ...]:
    """The names of all engines, without importing them."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if info.name not in _PLUMBING))


def open_engine(name: str, plan: Plan, scheduler: str = "", job: Job = audit_site) -> Engine:
    """The engine of this name.  Raises ``ConfigError``: there is none, or it cannot work here."""
    if name not in engine_names():
        known = ", ".join(engine_names())
        raise ConfigError(
            Message(
                '--engine: unknown engine "{name}"{nearest}; there are: {known}',
                name=name,
                nearest=nearest(name, engine_names()),
                known=known,
            )
        )
    module = importlib.import_module(f"{__name__}.{name}")
    engine: Engine = module.open_engine(plan, scheduler, job)
    return engine
