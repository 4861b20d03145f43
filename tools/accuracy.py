"""Write the tables of docs/accuracy.md from the results of the scorer (``score.py CORPUS --json FILE``).

python tools/accuracy.py "Name of the corpus=FILE" ...

Only what stands between the two marks is replaced; the text around it is written by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def table(name: str, result: dict[str, object]) -> str:
    """One corpus: a row a kind with hits, misses, inventions, precision, recall and F1."""
    lines = [
        f"### {name}",
        "",
        "| kind | hit | missed | made up | precision | recall | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for kind, counts in result.items():
        if isinstance(counts, dict):
            hit, miss, extra = counts["hit"], counts["miss"], counts["extra"]
            precision, recall = hit / (hit + extra or 1), hit / (hit + miss or 1)
            f1 = 2 * hit / (2 * hit + miss + extra or 1)  # from the counts: the result's own is rounded already
            lines.append(f"| {kind} | {hit} | {miss} | {extra} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    lines += ["", f"Mean F1 of the kinds with at least five labels: **{result['mean_f1']:.3f}**."]
    for key, words in (("regions", "Regions seen"), ("contact_page", "Contact page recognised")):
        seen, labelled = result[key]  # type: ignore[misc]  # two counts
        if labelled:
            lines.append(f"{words}: {seen} of {labelled}.")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Replace the tables; 2 for wrong use."""
    if not arguments or not all("=" in argument for argument in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    tables = []
    for argument in arguments:
        name, _, file = argument.partition("=")
        tables.append(table(name, json.loads(Path(file).read_text(encoding="utf-8"))))
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n\n".join([before + BEGIN, *tables, END + after]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
