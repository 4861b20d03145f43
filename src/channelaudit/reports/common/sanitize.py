"""Text from a site is hostile.  One function per medium makes it harmless; a format lets nothing past its own.

A terminal obeys escape sequences, a viewer of JSON may too; bidirectional controls show text in another order than it
has.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_DECOMPOSED = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "...", "·": "-", "•": "-", "×": "x",
        "„": '"', "”": '"', "“": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "→": "->", "©": "(c)",
        "€": "EUR", "✓": "+", "✗": "x",
    }
)  # fmt: skip
_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)


def line(text: str) -> str:
    r"""For a terminal and every other medium of plain lines.

    White space becomes spaces; every other character that is not printable (escapes, controls, bidirectional and
    zero-width ones, lone surrogates) becomes visible: ``\x1b``.  What the log of a pipeline would take for a command
    (``::set-output name=a::b``, ``##vso[…]``) gets a space inside.
    """
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " if c.isspace() else _visible(c) for c in text)
    if text.count("::") > 1:
        text = re.sub(r"::(?=[A-Za-z])", ": :", text)
    return text.replace("##[", "# #[").replace("##vso[", "# #vso[")


def ascii_only(text: str) -> str:
    """The nearest ASCII text: letters lose their accents, what has no likeness becomes ``?``."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_NOT_DECOMPOSED))
    return "".join(c for c in plain if not unicodedata.combining(c)).encode("ascii", "replace").decode("ascii")


def json_document(document: str) -> str:
    """For a JSON document as ``json.dumps`` writes it: escapes what a terminal or an editor obeys; the values stay."""
    return _IN_JSON.sub(lambda match: _json_escape(match[0]), document)


def _visible(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
