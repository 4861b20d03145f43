"""Heads of answers that browsers put up with and the parser does not: lines without a name, a length told twice."""

from __future__ import annotations

import re

_END = re.compile(rb"\r?\n\r?\n")
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LENGTH = b"content-length"


def mended(answer: bytes) -> bytes:
    """``answer`` with lines in its head that keep the rules, the others left out; "" while the head is not whole."""
    end = _END.search(answer)
    if end is None:
        return b""
    first, *lines = answer[: end.start()].split(b"\n")
    kept, lengths = [first.rstrip(b"\r")], set[bytes]()
    for line in lines:
        name, colon, value = line.partition(b":")
        name, value = name.rstrip(b" \t"), value.replace(b"\r", b" ").strip()
        if not colon or not _NAME.fullmatch(name):
            continue
        if name.lower() == _LENGTH:
            lengths.update(each.strip() for each in value.split(b",") if each.strip())
        else:
            kept.append(name + b": " + value)
    kept += [_LENGTH + b": " + length for length in lengths]  # where they contradict each other, none is to be believed
    return b"\r\n".join([*kept, b"", answer[end.end() :]])
