"""The commented ``channelaudit.yaml`` that ``init`` writes: every option, its meaning and its default."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from itertools import groupby

from channelaudit.config.options import Option, Section, options_of
from channelaudit.config.settings import OPTIONS, SECTIONS

_HEAD = """\
# Configuration of channelaudit.  Lines that begin with "#" are comments: take the "# " away from a setting to use it.
# A flag of the command line beats this file, this file beats the default.
"""
_WIDTH = 100


def template(site: str = "", expect: Sequence[str] = ()) -> str:
    """The text of a configuration file that changes nothing but, where they are given, the site and its channels."""
    parts = [_HEAD]
    for section, options in groupby(OPTIONS, lambda option: option.section):
        parts.append(f"\n# --- {section} ---\n")
        parts += [_entry(option, site, expect) for option in options]
        parts += [_nested(entry) for entry in SECTIONS if entry.section == section]
    return "".join(parts)


def _nested(section: Section) -> str:
    """A section as an example with all its keys; a list with one item."""
    comment = textwrap.fill(section.help, _WIDTH, initial_indent="# ", subsequent_indent="# ")
    width = max(len(f"{option.key}: {_example(option)}") for option in options_of(section.record))
    lines = [
        f"#   {'- ' if section.many and not number else '  ' if section.many else ''}"
        f"{f'{option.key}: {_example(option)}':{width}}  # {option.help}"
        for number, option in enumerate(options_of(section.record))
    ]
    return f"\n{comment}\n# {section.key}:\n" + "\n".join(lines) + "\n"


def _entry(option: Option, site: str, expect: Sequence[str]) -> str:
    comment = textwrap.fill(option.summary, _WIDTH, initial_indent="# ", subsequent_indent="# ")
    if option.field == "site" and site:
        return f"\n{comment}\n{option.key}: {json.dumps(site)}\n"
    if option.field == "expect" and expect:
        lines = "".join(f"  - {json.dumps(channel, ensure_ascii=False)}\n" for channel in expect)
        return f"\n{comment}\n{option.key}:\n{lines}"
    return f"\n{comment}\n# {option.key}: {_example(option)}\n"


def _example(option: Option) -> str:
    """The default as YAML, or an example where the default says nothing."""
    if option.many:
        return json.dumps(option.example.split(", "), ensure_ascii=False)
    if option.type == "bool":
        return "true" if option.default else "false"
    return (
        json.dumps(option.default or option.example, ensure_ascii=False)
        if option.type == "str"
        else f"{option.default:g}"
    )
