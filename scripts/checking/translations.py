"""Translations written by hand, right and wrong ones, and how the rules judge them, without any language model.

`python -m scripts.checking.translations [--misses]`: those of tests/gold/checking/translations.jsonl, and for each
sentence the translations of all others. `--misses` lists what is judged wrongly in the tuning half.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.documents import document_of
from index.verify.translation import mistranslated
from scripts.checking.material import Row, Shelf, lines

GOLD = Path("tests/gold/checking")


def judged(rows: list[Row], shelf: Shelf) -> Iterator[tuple[str, Row, str]]:
    """Each translation with what it is and why it is refused."""
    for row in rows:
        cited = tuple(shelf.sources[row["document"], text] for text in row["cites"])
        kind = "right: kept" if row["right"] else "wrong: caught"
        yield kind, row, mistranslated(row["claim"], row["translation"], row["language"], cited)
        for other in rows:
            if (
                other["right"]
                and other["language"] == row["language"]
                and other["claim"] != row["claim"]
                and row["right"]
            ):
                yield (
                    "of another: caught",
                    row,
                    mistranslated(row["claim"], other["translation"], row["language"], cited),
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = sorted([*Path("seeds").glob("*.txt"), *(GOLD / "documents").glob("*.txt")])
    shelf = Shelf(document_of(path.name, path.read_bytes()) for path in files)
    good, count = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for kind, row, why in judged(lines(GOLD / "translations.jsonl"), shelf):
        fits = bool(why) == (kind != "right: kept")
        for group in (row["half"], row["language"], "all"):
            count[kind, group] += 1
            good[kind, group] += fits
        if options.misses and not fits and row["half"] == "tuning" and not kind.startswith("of"):
            print(f"{kind}, {row['language']}: {row['claim']} => {row['translation']}  {why}")
    for kind, group in sorted(count):
        share = good[kind, group] / count[kind, group]
        print(f"{kind:<20}{group:<10}{share:.3f} ({count[kind, group]})")


if __name__ == "__main__":
    main()
