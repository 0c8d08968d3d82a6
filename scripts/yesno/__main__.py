"""How often an answer begins with yes or no, and how often that is right.

`python -m scripts.yesno [TRAINING] [--limit N] [--misses FILE] [--held-out]`: the questions of tests/gold/yesno, asked
of every sentence of their document, and, of TRAINING, a folder with passages.jsonl and questions.jsonl, questions made
by the rules of inversion.py. Misses of what is held out are only written with --held-out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.documents import document_of
from index.question import interpret
from index.question.words import Words, ordinary_words
from index.verify import Source
from index.yesno import replies
from scripts.checking.material import Shelf, lines
from scripts.yesno.inversion import Asked, of_question, of_sentences

_GOLD = Path("tests/gold/yesno/questions.jsonl")
_MAY_BE = {"yes": {"Yes"}, "no": {"No"}, "not yes": {"No"}, "not no": {"Yes"}, "none": set[str]()}
_SEED = 5  # of the random choices, so that figures can be compared


@dataclass(frozen=True, slots=True)
class Said:
    """A question, and what was said: "Yes", "No" or nothing."""

    asked: Asked
    word: str
    by: str
    seconds: float

    @property
    def is_right(self) -> bool:
        return self.word in _MAY_BE[self.asked.says]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("training", type=Path, nargs="?", help="a folder with passages.jsonl and questions.jsonl")
    parser.add_argument("--limit", type=int, default=1500, help="questions of the folder")
    parser.add_argument("--misses", type=Path, help="where wrong words, and questions without one, are written")
    parser.add_argument("--held-out", action="store_true", help="write those of the held-out half, too")
    options = parser.parse_args()
    said = list(_of_gold())
    if options.training:
        said += _of_training(options.training, options.limit)
    _report(said)
    if options.misses:
        shown = [one for one in said if options.held_out or one.asked.half == "tuning"]
        missed = [
            one
            for one in shown
            if (one.word and not one.is_right) or (not one.word and one.asked.says in {"yes", "no"})
        ]
        options.misses.write_text("".join(_miss(one) for one in missed), encoding="utf-8")


def _of_gold() -> Iterator[Said]:
    """Our own questions: each document's sentences alone can answer, all of them are asked."""
    files = [*Path("seeds").glob("*.txt"), *Path("tests/gold/checking/documents").glob("*.txt")]
    shelf = Shelf(document_of(path.name, path.read_bytes()) for path in sorted(files))
    for row in lines(_GOLD):
        told = shelf.material(row["document"]).sentences
        question = " ".join(interpret(row["question"], (), shelf.words).parts)
        asked = Asked("our own", row["half"], question, tuple(s.text for s in told), row["says"])
        yield _said(asked, told, shelf.words)


def _of_training(folder: Path, limit: int) -> Iterator[Said]:
    passages: list[list[str]] = [
        json.loads(line) for line in (folder / "passages.jsonl").read_text("utf-8").splitlines()
    ]
    ordinary = ordinary_words()
    chance = random.Random(_SEED)  # noqa: S311 - to repeat it
    for asked in _made(passages, folder, limit, chance):
        told = tuple(Source(text, document=" ".join(asked.sentences)) for text in asked.sentences)
        yield _said(asked, told, Words(asked.sentences, ordinary))


def _made(passages: Sequence[list[str]], folder: Path, limit: int, chance: random.Random) -> Iterator[Asked]:
    rows = [row for row in lines(folder / "questions.jsonl") if row["answerable"] and row["answers"]]
    by_article = defaultdict(list)
    for row in rows:
        by_article[row["article"]].append(min(row["answers"], key=len))
    chance.shuffle(rows)
    seen: set[int] = set()
    for row in rows[:limit]:
        half = "tuning" if zlib.crc32(str(row["article"]).encode()) % 2 else "held-out"
        told = passages[row["passage"]]
        rivals = list(by_article[row["article"]])
        chance.shuffle(rivals)
        yield from of_question(row, told, rivals, half)
        if row["passage"] not in seen:
            seen.add(row["passage"])
            yield from of_sentences(told, passages[chance.randrange(len(passages))], half, chance)


def _said(asked: Asked, told: Sequence[Source], words: Words) -> Said:
    started = time.monotonic()
    found = replies(asked.question, told, words)
    seconds = time.monotonic() - started
    word = next((reply.word.value for reply in found if reply), "")
    by = next((source.text for source, reply in zip(told, found, strict=True) if reply), "")
    return Said(asked, word, by, seconds)


def _report(said: Sequence[Said]) -> None:
    print(f"{'':44}{'asked':>7}{'led':>7}{'right':>7}{'share led':>11}{'share right':>13}")
    for half in ("tuning", "held-out"):
        print(half)
        these = [one for one in said if one.asked.half == half]
        for kind in dict.fromkeys((one.asked.kind, one.asked.says) for one in these):
            _line(f"  {kind[0]} ({kind[1]})", [one for one in these if (one.asked.kind, one.asked.says) == kind])
        _line("  all our own", [one for one in these if one.asked.kind == "our own"])
        _line("  all made", [one for one in these if one.asked.kind != "our own"])
    times = sorted(one.seconds * 1000 for one in said)
    print(
        f"{times[len(times) // 2]:.1f} ms in the middle, {times[len(times) * 95 // 100]:.1f} ms at the 95th percentile"
    )


def _line(name: str, said: Sequence[Said]) -> None:
    led = [one for one in said if one.word]
    right = sum(one.is_right for one in led)
    if said:
        shares = f"{len(led) / len(said):11.3f}{right / len(led) if led else float('nan'):13.3f}"
        print(f"{name:44}{len(said):7}{len(led):7}{right:7}{shares}")


def _miss(one: Said) -> str:
    row = {"kind": one.asked.kind, "says": one.asked.says, "said": one.word, "question": one.asked.question}
    return json.dumps({**row, "by": one.by or one.asked.sentences[:2]}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
