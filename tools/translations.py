"""The catalogues of translations, ``src/channelaudit/locale/<language>/LC_MESSAGES/<domain>.po``.

    python tools/translations.py update                      take over what the code says now; translations stay
    python tools/translations.py check                       say what is missing, stale or broken (exit code 1)
    python tools/translations.py compile                     write the .mo files that the program reads
    python tools/translations.py export LANG DOMAIN N FOLDER write what is untranslated to JSON files of N entries
    python tools/translations.py import FILE...              take translations from such files

A translator fills in "str" of each entry: a text, or a list with one text for each plural form.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from compiling import compile_catalogues
from extraction import DOMAINS, PACKAGE, Entry

from channelaudit.model.message import LANGUAGES

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
FORMS = {
    "pl": ("1", "2, 3, 4, 22, 23 …", "0, 5, 6 … 21, 25 …, and fractions"),
    "cs": ("1", "2, 3, 4", "0, 5, 6 …, and fractions"),
}
"""For which numbers each plural form stands."""
_PLACE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def path_of(language: str, domain: str, suffix: str = "po") -> Path:
    """Where a catalogue is kept."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / f"{domain}.{suffix}"


def wanted(domain: str) -> dict[str, Entry]:
    """English text → entry, in the order of the code; ``where`` names every place."""
    found: dict[str, Entry] = {}
    for entry in DOMAINS[domain]():
        if not entry.id:
            continue
        known = found.get(entry.id)
        places = dict.fromkeys([*(known.where.split("\n") if known else ()), entry.where])
        found[entry.id] = Entry(entry.id, entry.plural or (known.plural if known else ""), "\n".join(places))
    return found


def read(language: str, domain: str) -> Catalog:
    """A catalogue as it is on the disk; an empty one where there is none."""
    file = path_of(language, domain)
    if not file.is_file():
        return Catalog(locale=language, domain=domain)
    with file.open("rb") as source:
        return read_po(source, locale=language, domain=domain)


def write(catalogue: Catalog, language: str, domain: str) -> None:
    """Write a catalogue, at once or not at all."""
    target = path_of(language, domain)
    target.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, include_lineno=False, omit_header=False)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    head += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    body = re.sub(r"\A.*?\n\n", "", buffer.getvalue().decode(), count=1, flags=re.DOTALL)
    temporary = target.with_suffix(".tmp")
    temporary.write_text(head + body, encoding="utf-8")
    os.replace(temporary, target)  # noqa: PTH105 (the same in both spellings)


def update() -> None:
    """Bring every catalogue in line with the code.  A text that is gone is kept aside (``#~``) with its translation."""
    for domain in DOMAINS:
        entries = wanted(domain)
        for language in TRANSLATED:
            with _alone():
                write(merged(read(language, domain), entries, language, domain), language, domain)


def merged(old: Catalog, entries: dict[str, Entry], language: str, domain: str) -> Catalog:
    """A catalogue of ``entries`` with the translations of ``old``."""
    kept = {_text(message): message for message in (*old.obsolete.values(), *(m for m in old if m.id))}
    new = Catalog(locale=language, domain=domain)
    for entry in entries.values():
        known = kept.pop(entry.id, None)
        fits = known is not None and bool(known.pluralizable) == bool(entry.plural)
        identity: Any = (entry.id, entry.plural) if entry.plural else entry.id
        locations = [(place, 0) for place in entry.where.split("\n")]
        new.add(identity, known.string if known is not None and fits else None, locations)
    new.obsolete.update({_text(m): m for m in kept.values() if any(_strings(m))})
    return new


def problems(language: str, domain: str) -> Iterator[str]:
    """One line for everything that is wrong with a catalogue."""
    entries, catalogue = wanted(domain), read(language, domain)
    there = {_text(message): message for message in catalogue if message.id}
    where = f"{language}/{domain}"
    for text in there.keys() - entries.keys():
        yield f"{where}: the program no longer says: {text[:90]!r} (run python tools/translations.py update)"
    for text, entry in entries.items():
        message = there.get(text)
        if message is None:
            yield f"{where}: not in the catalogue: {text[:90]!r} (run python tools/translations.py update)"
        elif not all(_strings(message)):
            yield f"{where}: not translated: {text[:90]!r}"
        else:
            yield from (f"{where}: {fault}: {text[:90]!r}" for fault in faults(entry, _strings(message), language))


def faults(entry: Entry, strings: Iterable[str], language: str) -> Iterator[str]:
    """What is wrong with a translation."""
    strings = tuple(strings)
    wanted_forms = len(FORMS[language]) if entry.plural else 1
    if len(strings) != wanted_forms:
        yield f"{len(strings)} forms, {wanted_forms} are needed"
    english = _places(entry.plural or entry.id)
    for string in strings:
        found = _places(string)
        if lost := english - found - ({"count"} if entry.plural else set()):
            yield f"lost {', '.join(sorted(lost))}"
        if foreign := found - english:
            yield f"foreign {', '.join(sorted(foreign))}"
        if string.count("`") != entry.id.count("`"):
            yield "code in `` is lost or new"
        if string.strip() != string and entry.id.strip() == entry.id:
            yield "white space at an end"


def export(language: str, domain: str, size: int, folder: Path) -> int:
    """Write what is untranslated in files of ``size`` entries; the number of files."""
    open_entries = [m for m in read(language, domain) if m.id and not all(_strings(m))]
    folder.mkdir(parents=True, exist_ok=True)
    starts = range(0, len(open_entries), size)
    for number, start in enumerate(starts, 1):
        entries = [_blank(message, language) for message in open_entries[start : start + size]]
        content = {"language": language, "domain": domain, "entries": entries}
        file = folder / f"{language}.{domain}.{number:03}.json"
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(starts)


def take(file: Path) -> list[str]:
    """Put the translations of a file into its catalogue; a line for each that cannot be taken."""
    content = json.loads(file.read_text(encoding="utf-8"))
    language, domain = content["language"], content["domain"]
    refused: list[str] = []
    with _alone():
        catalogue = read(language, domain)
        there = {_text(message): message for message in catalogue if message.id}
        for given in content["entries"]:
            message = there.get(given["id"])
            strings = [given["str"]] if isinstance(given["str"], str) else list(given["str"])
            if not any(strings):
                continue
            if message is None:
                refused.append(f"{file.name}: not in the catalogue: {given['id'][:90]!r}")
                continue
            plural = message.id[1] if message.pluralizable else ""
            wrong = list(faults(Entry(given["id"], plural), strings, language))
            refused += [f"{file.name}: {fault}: {given['id'][:90]!r}" for fault in wrong]
            if not wrong:
                message.string = tuple(strings) if message.pluralizable else strings[0]
        write(catalogue, language, domain)
    return refused


def _blank(message: Message, language: str) -> dict[str, Any]:
    where = [place for place, _ in message.locations][:3]
    if not message.pluralizable:
        return {"id": _text(message), "where": where, "str": ""}
    forms = FORMS[language]
    return {"id": _text(message), "plural": message.id[1], "where": where, "forms": forms, "str": [""] * len(forms)}


def _text(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else message.id


def _strings(message: Message) -> tuple[str, ...]:
    given = message.string
    return tuple(given) if isinstance(given, list | tuple) else (given or "",)


def _places(text: str) -> set[str]:
    return {match[1] for match in _PLACE.finditer(text) if match[1] is not None}


@contextmanager
def _alone() -> Iterator[None]:
    """Two translators must not write a catalogue at the same time."""
    with (PACKAGE / "locale" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: list[str]) -> int:
    """The exit code: 0, 1 when something is wrong with a catalogue, 2 for wrong use."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_catalogues(PACKAGE / "locale")
        case ["check"]:
            lines = [line for lang in TRANSLATED for domain in DOMAINS for line in problems(lang, domain)]
            sys.stdout.write("".join(f"{line}\n" for line in lines))
            return 1 if lines else 0
        case ["export", language, domain, size, folder]:
            count = export(language, domain, int(size), Path(folder))
            sys.stdout.write(f"{count} files in {folder}\n")
        case ["import", *files] if files:
            refused = [line for file in files for line in take(Path(file))]
            sys.stdout.write("".join(f"{line}\n" for line in refused))
            return 1 if refused else 0
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
