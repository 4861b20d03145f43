"""Text from a site is hostile.  One function per medium makes it harmless; a format lets nothing past its own.

A terminal obeys escape sequences, a viewer of JSON may too; bidirectional controls show text in another order than it
has; Markdown makes links, mentions and HTML of plain words; a spreadsheet calculates; a pipeline obeys its log.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from urllib.parse import quote

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
_IN_MARKDOWN = re.compile(r"[$*<>@\[\\\]^_`{|}~]|[!#%&]\S|://|:[\w+-]{1,50}:|www\.|\bGH-\d", re.IGNORECASE)
"""Of a word that may become more than text: markup, a link, a mention, a reference to an issue."""
_OPENS_MARKDOWN = re.compile(r"[-+=]+\Z|[#/]")
"""What makes a list, a heading or a quick action of a line."""
_OPENS_NUMBERS = re.compile(r"(\d{1,9})([.)])\Z")
_ELEMENT = re.compile(r"<[a-z][^<>]{0,200}>[^<>]{0,200}</[a-z]{1,20}>", re.IGNORECASE)
_SPACE = "\x00"
"""Stands for a space within an element; ``line`` lets none through."""
_STOP = re.compile(r"[.,;:]{1,3}\Z")
"""After code, where it means nothing."""
_ENTITY = re.compile(r"&(?=#?\w{1,20};)")
_FORMULA = re.compile(r"(^|;)([ ]*)(?=[-=+@\u2212\uff0b\uff0d\uff1d\uff20])")
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


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


def markdown(text: str) -> str:
    """For one line of Markdown, in a table or anywhere else.

    Words that mean nothing in Markdown stay as they are; all others become code, in which nothing is obeyed: no HTML,
    no link or picture, no mention, nothing that looks like an address.
    """
    whole = _ELEMENT.sub(lambda match: match[0].replace(" ", _SPACE), line(text))
    words = whole.split(" ")
    marked = [(bool(_IN_MARKDOWN.search(word)), word) for word in words]
    if _OPENS_MARKDOWN.match(words[0]):
        marked[0] = (True, words[0])
    elif number := _OPENS_NUMBERS.match(words[0]):
        marked[0] = (False, f"{number[1]}\\{number[2]}")
    runs = ((risky, " ".join(word for _, word in run)) for risky, run in groupby(marked, lambda each: each[0]))
    return " ".join(_code(run.replace(_SPACE, " ")) if risky else run for risky, run in runs)


def markdown_opening(made: str) -> str:
    """What ``markdown`` made, at the start of a line: without spaces before it, which kept a list or heading away."""
    bare = made.lstrip()
    first = bare.partition(" ")[0]
    if number := _OPENS_NUMBERS.match(first):
        return f"{number[1]}\\{bare[len(number[1]) :]}"
    return f"\\{bare}" if _OPENS_MARKDOWN.match(first) else bare


def chat(text: str) -> str:
    """For a message to a chat or a phone, whatever service carries it: nobody is mentioned (``@everyone``).

    Services look for mentions in code as well, and some in the middle of a word, so that ``@`` becomes ``(at)``.
    """
    return _ENTITY.sub("& ", line(text)).replace("@", "(at)").replace("<", "‹").replace(">", "›")


def chat_code(text: str) -> str:
    """The same as code, in which a service makes no link of an address."""
    return f"`{chat(text).replace('`', chr(39))}`"


def csv_cell(text: str) -> str:
    """For a cell of a CSV file that a spreadsheet may open: an apostrophe before what would be calculated.

    ``+48 22 …`` stays legible as ``'+48 22 …``.  A spreadsheet of a country that writes decimal commas cuts at
    semicolons as well, so that what follows one counts as the beginning of a cell.
    """
    return _FORMULA.sub(r"\1\2'", line(text))


def xml(text: str) -> str:
    r"""For the text of XML, still to be escaped by whoever writes it: our own line breaks stay, every character that
    XML 1.0 forbids becomes visible.
    """
    return "\n".join(map(line, text.split("\n")))


def workflow(text: str) -> str:
    """For the message of a command in the log of a GitHub workflow."""
    return line(text).replace("%", "%25")


def workflow_property(text: str) -> str:
    """For a property (``title=…``) of such a command."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


def sarif(text: str) -> str:
    r"""For a message of SARIF, in which ``[text](target)`` is a link and ``{0}`` a place to fill in."""
    return re.sub(r"([\\\[\]])", r"\\\1", line(text)).replace("{", "{{").replace("}", "}}")


def uri(text: str) -> str:
    """For a URI reference: every character that must not stand in one is percent-encoded."""
    rest, mark, fragment = _NO_ESCAPE.sub("%25", text).partition("#")
    return _quoted(rest) + mark + _quoted(fragment)


def _code(text: str) -> str:
    """Backticks, and the bars that end a table's cell, stand between pieces of code, where they can be escaped."""
    stop = _STOP.search(text)
    end = stop.start() if stop else len(text)
    pieces = (piece for piece in re.split(r"([`|])", text[:end]) if piece)
    return "".join(f"\\{piece}" if piece in "`|" else f"`{piece}`" for piece in pieces) + text[end:]


def _quoted(text: str) -> str:
    return quote(text, safe="!$&'()*+,-./:;=?@_~%", errors="backslashreplace")


def _visible(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
