"""Strings that a script puts together, read without running it: literals, ``+``, variables, a few known calls."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Mapping
from urllib.parse import unquote

MAX_DEPTH = 6
MAX_TERMS = 200
MAX_VALUE = 4_000
_STRING = re.compile(
    r"\"((?:[^\"\\\n]|\\.){0,4000})\"|'((?:[^'\\\n]|\\.){0,4000})'|`((?:[^`\\$]|\\.){0,4000})`", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,5})\}|(.))", re.DOTALL)
_CODES = re.compile(r"String\.fromCharCode\(([\d\s,xa-fA-F]{1,4000})\)")
_CALL = re.compile(r"(?:window\.)?(unescape|decodeURIComponent|decodeURI|atob|rot13|String)\s?\(")
_NAME = re.compile(r"[A-Za-z_$][\w$]{0,60}")
_OWN_DATA = re.compile(
    r"[\w$.()]{1,40}?(?:\.dataset\.(\w{1,40})|\.getAttribute\(\s?['\"]data-([\w-]{1,40})['\"]\s?\)"
    r"|\.data\(\s?['\"]([\w-]{1,40})['\"]\s?\))"
)
_NUMBER = re.compile(r"\d{1,15}")
_REVERSE = re.compile(r"\.split\((?:''|\"\")\)\.reverse\(\)\.join\((?:''|\"\")\)")
_REPLACE = re.compile(
    r"\.replace\(\s?(?:(['\"])([^'\"\\\n]{1,40})\1|/([\w\s@\[\]().-]{1,20})/[gi]{0,2})\s?,\s?(['\"])([^'\"\\\n]{0,40})\4\s?\)"
)
_ROTATE = re.compile(r"\.replace\(\s?/\[a-z(?:A-Z)?\]/[gi]{0,2}\s?,")
_JOIN = re.compile(r"\.join\(\s?(?:''|\"\"|(['\"])([^'\"\\\n]{1,20})\1)\s?\)")
_SPACE = re.compile(r"\s*")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}


class Reader:
    """Reads expressions of one script; ``variables`` are the strings known so far, also the element's ``data-…``."""

    def __init__(self, script: str, variables: Mapping[str, str]) -> None:
        self._script = script
        self._variables = variables

    def value(self, position: int, depth: int = 0) -> tuple[str, int] | None:
        """The string that the expression at ``position`` makes and where it ends; None if it cannot be read."""
        if depth > MAX_DEPTH:
            return None
        parts: list[str] = []
        for _ in range(MAX_TERMS):
            term = self._term(self._skip(position), depth)
            if term is None:
                return None
            value, position = term
            parts.append(value)
            after = self._skip(position)
            if self._script[after : after + 1] != "+" or self._script[after : after + 2] in ("++", "+="):
                break
            position = after + 1
        return "".join(parts)[:MAX_VALUE], position

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self._script, position)
        return match.end() if match else position

    def _term(self, position: int, depth: int) -> tuple[str, int] | None:
        script = self._script
        if match := _STRING.match(script, position):
            return self._methods(unescaped(match[1] or match[2] or match[3] or ""), match.end())
        if match := _CODES.match(script, position):
            return self._methods(from_codes(match[1]), match.end())
        if match := _CALL.match(script, position):
            return self._call(match[1], match.end(), depth)
        if script[position : position + 1] == "(":
            inner = self.value(position + 1, depth + 1)
            return self._closed(inner, ")")
        if script[position : position + 1] == "[":
            return self._joined(position + 1, depth)
        if match := _NUMBER.match(script, position):
            return match[0], match.end()
        if own := _OWN_DATA.match(script, position):
            name = "data-" + (own[1] or own[2] or own[3]).lower()
            return self._methods(self._variables[name], own.end()) if name in self._variables else None
        match = _NAME.match(script, position)
        if match and match[0] in self._variables:
            return self._methods(self._variables[match[0]], match.end())
        return None

    def _closed(self, inner: tuple[str, int] | None, bracket: str) -> tuple[str, int] | None:
        if inner is None:
            return None
        value, position = inner
        position = self._skip(position)
        return self._methods(value, position + 1) if self._script[position : position + 1] == bracket else None

    def _call(self, name: str, position: int, depth: int) -> tuple[str, int] | None:
        inner = self._closed(self.value(position, depth + 1), ")")
        return (applied(name, inner[0]), inner[1]) if inner else None

    def _joined(self, position: int, depth: int) -> tuple[str, int] | None:
        """``["a", "b"].join("@")``."""
        items: list[str] = []
        for _ in range(MAX_TERMS):
            item = self.value(position, depth + 1)
            if item is None:
                return None
            items.append(item[0])
            position = self._skip(item[1])
            if self._script[position : position + 1] != ",":
                break
            position += 1
        if self._script[position : position + 1] != "]":
            return None
        position += 1
        reverse = self._script.startswith(".reverse()", position)
        match = _JOIN.match(self._script, position + 10 * reverse)
        if match is None:
            return None
        return (match[2] or "").join(items[::-1] if reverse else items), match.end()

    def _methods(self, value: str, position: int) -> tuple[str, int]:
        """Applies the methods that follow a string."""
        for _ in range(10):
            if match := _REVERSE.match(self._script, position):
                value = value[::-1]
            elif match := _REPLACE.match(self._script, position):
                value = value.replace(match[2] or match[3], match[5])
            elif match := _ROTATE.match(self._script, position):
                return codecs.encode(value, "rot13"), len(self._script)
            else:
                break
            position = match.end()
        return value, position


def unescaped(text: str) -> str:
    """The characters that a JavaScript literal stands for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
    return _SIMPLE.get(match[4], match[4])


def from_codes(text: str) -> str:
    """``104, 105`` → ``hi``."""
    found = []
    for code in text.split(","):
        try:
            number = int(code.strip(), 0)
        except ValueError:
            continue
        if 0 < number < 0xD800:
            found.append(chr(number))
    return "".join(found)


def applied(name: str, value: str) -> str:
    """What a known function makes of a string."""
    match name:
        case "unescape" | "decodeURIComponent" | "decodeURI":
            return unquote(value)
        case "rot13":
            return codecs.encode(value, "rot13")
        case "atob":
            try:
                return base64.b64decode(value, validate=True).decode("utf-8")
            except (binascii.Error, ValueError):
                return ""
        case _:
            return value
