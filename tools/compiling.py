"""From catalogues of translations (.po) to the files that the program reads (.mo): ``python tools/compiling.py``."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(folder: Path) -> None:
    """Write a .mo file beside each .po file below ``folder``; what is not translated in every form is left out."""
    for file in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with file.open("rb") as source:
            catalogue = read_po(source, locale=file.parent.parent.name)
        for message in catalogue:
            if isinstance(message.string, list | tuple) and not all(message.string):
                message.string = ""
        with file.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent.parent / "src" / "channelaudit" / "locale")
