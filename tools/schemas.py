"""Writes the JSON Schemas of the configuration and of the files that scripts keep to ``docs/schema/``.

``python tools/schemas.py`` writes them; with ``--check`` it only says (exit code 1) which ones are not up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from channelaudit.config.options import Option, Section, options_of, sections_of
from channelaudit.config.settings import Settings
from channelaudit.engine.saved import EVIDENCE_SCHEMA, EvidenceFile
from channelaudit.reports.common import audit_file

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {"int": "integer", "float": "number", "bool": "boolean", "str": "string"}


def schemas() -> dict[str, dict[str, Any]]:
    """File name → schema."""
    return {
        "config.json": _config(),
        "evidence.json": _of_type(EvidenceFile, EVIDENCE_SCHEMA, "What channelaudit audit --save-evidence writes"),
        "audit.json": _of_type(audit_file.AuditFile, audit_file.SCHEMA, "What channelaudit audit --format json writes"),
    }


def stale(folder: Path) -> list[str]:
    """Names of the files in ``folder`` that are missing or differ from what the types say."""
    return [
        name
        for name, schema in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != _text(schema)
    ]


def _of_type(shape: type[Any], name: str, title: str) -> dict[str, Any]:
    schema = TypeAdapter(shape).json_schema(mode="serialization")
    schema["properties"]["schema"] = {"const": name}
    schema.pop("title", None)
    schema.pop("description", None)
    return {"$schema": _DIALECT, "title": title, **schema}


def _config() -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": "channelaudit.yaml", **_mapping(Settings)}


def _mapping(record: type[Any]) -> dict[str, Any]:
    """Of the keys that the options and sections of a dataclass make."""
    properties = {option.key: _property(option) for option in options_of(record)}
    properties |= {section.key: _section(section) for section in sections_of(record)}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _section(section: Section) -> dict[str, Any]:
    mapping = _mapping(section.record)
    shape = {"type": "array", "items": mapping} if section.many else mapping
    return {"description": section.help, **shape}


def _property(option: Option) -> dict[str, Any]:
    if option.many:
        item = {"type": "string", **({"enum": list(option.choices)} if option.choices else {})}
        return {
            "description": option.help,
            "anyOf": [{"type": "array", "items": item}, {"type": "string"}],
        }
    schema: dict[str, Any] = {"description": option.help, "type": _TYPES[option.type], "default": option.default}
    if option.choices:
        schema["enum"] = list(option.choices)
    if option.minimum is not None:
        schema["minimum"] = option.minimum
    return schema


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or check; returns the exit code."""
    if sys.argv[1:] == ["--check"]:
        for name in (names := stale(FOLDER)):
            print(f"docs/schema/{name} is not up to date: run python tools/schemas.py")
        return 1 if names else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(_text(schema), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
