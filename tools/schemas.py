"""Writes the JSON Schemas of the configuration and of the files that scripts keep to ``docs/schema/``.

``python tools/schemas.py`` writes them; with ``--check`` it only says (exit code 1) which ones are not up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from channelaudit.config.file import OF_THE_RUN
from channelaudit.config.options import Option, Section, options_of, sections_of
from channelaudit.config.settings import Settings
from channelaudit.engine.baseline import SCHEMA as BASELINE_SCHEMA
from channelaudit.engine.baseline import BaselineFile
from channelaudit.engine.saved import EVIDENCE_SCHEMA, EvidenceFile
from channelaudit.history.store import LINE_SCHEMA
from channelaudit.model import PastAudit, Streak
from channelaudit.reports.common import audit_file
from channelaudit.reports.common.stored import SUFFIX
from channelaudit.reports.over_time.difference import SCHEMA as DIFF_SCHEMA
from channelaudit.reports.over_time.difference import DifferenceFile

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"
_REFERENCE = "#/$defs/Message"
_MESSAGE = {
    "title": "Message",
    "description": "What a sentence was made of, so that it can be said in another language.",
    "type": "object",
    "properties": {
        "text": {"description": "English template with {named} places.", "type": "string"},
        "values": {
            "description": "What stands in the places: a text, a number, a message, or a list of texts and messages.",
            "type": "object",
        },
        "plural": {"description": "Template for more than one, where number makes a difference.", "type": "string"},
    },
    "required": ["text", "values"],
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {"int": "integer", "float": "number", "bool": "boolean", "str": "string"}


def schemas() -> dict[str, dict[str, Any]]:
    """File name → schema."""
    return {
        "config.json": _config(),
        "evidence.json": _of_type(EvidenceFile, EVIDENCE_SCHEMA, "What channelaudit audit --save-evidence writes"),
        "audits.json": _of_type(
            audit_file.AuditsFile, audit_file.SCHEMA_OF_SEVERAL, "What --format json writes of several shops"
        ),
        "baseline.json": _of_type(BaselineFile, BASELINE_SCHEMA, "What channelaudit audit --write-baseline writes"),
        "diff.json": _of_type(DifferenceFile, DIFF_SCHEMA, "What channelaudit diff --format json writes"),
        "history.json": _lines(),
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
    schema.get("$defs", {})["Message"] = _MESSAGE
    for each in (schema, *schema.get("$defs", {}).values()):
        _sentences(each)
    schema["properties"]["schema"] = {"const": name}
    schema.pop("title", None)
    schema.pop("description", None)
    return {"$schema": _DIALECT, "title": title, **schema}


def _lines() -> dict[str, Any]:
    """Of a line of the history: an audit, with its report, or a finding."""
    audit, finding = _line(PastAudit, "audit"), _line(Streak, "finding")
    audit["properties"]["audit"] = {"$ref": "audit.json"}
    audit["required"].append("audit")
    return {
        "$schema": _DIALECT,
        "title": "A line of what channelaudit history export writes",
        "anyOf": [audit, finding],
    }


def _line(shape: type[Any], kind: str) -> dict[str, Any]:
    schema = TypeAdapter(shape).json_schema(mode="serialization")
    head = {"schema": {"const": LINE_SCHEMA}, "type": {"const": kind}, "site": {"type": "string"}}
    properties = {**head, **schema["properties"]}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _sentences(schema: dict[str, Any]) -> None:
    """Fields that hold a message are sentences in a file, with the message beside them."""
    for name, field in tuple(schema.get("properties", {}).items()):
        title = field.get("title")
        if _says(field):
            given = {key: field[key] for key in ("description",) if key in field}
            schema["properties"][name] = {**given, "title": title or name.capitalize(), "type": "string"}
            schema["properties"][name + SUFFIX] = {"$ref": _REFERENCE}
        elif field.get("type") == "array" and _says(field["items"]):
            schema["properties"][name] = {**field, "items": {"type": "string"}}
            one = {"anyOf": [{"type": "string"}, {"$ref": _REFERENCE}]}
            schema["properties"][name + SUFFIX] = {"type": "array", "items": one}


def _says(field: dict[str, Any]) -> bool:
    return field.get("$ref") == _REFERENCE or {"$ref": _REFERENCE} in field.get("anyOf", ())


def _config() -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": "channelaudit.yaml", **_mapping(Settings)}


def _mapping(record: type[Any]) -> dict[str, Any]:
    """Of the keys that the options and sections of a dataclass make."""
    properties = {option.key: _property(option) for option in options_of(record)}
    for section in sections_of(record):
        properties[section.key] = _shape(section, properties)
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _shape(section: Section, properties: dict[str, Any]) -> dict[str, Any]:
    """Of a section's key; one that shares its key with a list of texts takes both."""
    if not section.name:
        return _section(section)
    items = {"anyOf": [{"type": "string"}, _mapping(section.record)]}
    return {**properties[section.key], "anyOf": [{"type": "array", "items": items}, {"type": "string"}]}


def _section(section: Section) -> dict[str, Any]:
    mapping: dict[str, Any] = _mapping(section.record)
    if section.inherits:
        around = {o.key: _property(o) for o in options_of(Settings) if o.field not in OF_THE_RUN}
        around |= {s.key: _shape(s, around) for s in sections_of(Settings) if s != section}
        mapping["properties"] = {**around, **mapping["properties"]}
        mapping = {"anyOf": [{"type": "string"}, {**mapping, "required": ["url"]}]}
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
    if option.maximum is not None:
        schema["maximum"] = option.maximum
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
