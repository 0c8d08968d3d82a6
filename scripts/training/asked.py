"""Groups of evaluation questions: what retrieval finds for them, so what the model is asked when it is used.

Rows are what scripts.fitting.collect wrote. Their documents fall into two folds: a model that has learned from one fold
is measured on the other, so that no figure is of questions or documents it has seen. The story stays out altogether.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.training.examples import Group, span_of

FOLDS = 2
_LEFT_OUT = "story"
OURS = "kinds"  # our own documents of other kinds: nothing is measured on those, so both folds learn from them
_ANSWERING, _FAILING = 3, 4  # texts of a group, at most
_PASSAGE = 0.35  # how often a candidate is read in its passage, and answers if the sentence before it does
_ANYWHERE = 1  # of the failing ones drawn from all candidates; the others are those that look most like an answer

Row = dict[str, Any]


def asked(rows: Path, seed: int, fold: int | None = None) -> Iterator[Group]:
    """One group a question, in random order; with a `fold`, of its questions alone."""
    chooser = random.Random(seed)  # noqa: S311 - nothing secret
    found = used(rows, fold)
    chooser.shuffle(found)
    for row in found:
        group = _group(row, chooser)
        if group.texts:
            yield group


def used(rows: Path, fold: int | None = None) -> list[Row]:
    """The rows that a network may learn from; with a `fold`, of its questions alone."""
    found = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    folds = fold_of(found)
    return [
        row for row in found if row["set"] != _LEFT_OUT and (fold in {None, folds[row["id"]]} or row["set"] == OURS)
    ]


def fold_of(rows: Sequence[Row]) -> dict[str, int]:
    """Question id -> fold. The questions of a document (where all are in one pool: a question) stay together."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        together[row["set"], row["id"] if row["collection"] == "pool" else row["collection"]].append(row["id"])
    folds, sizes = {}, dict.fromkeys(((name, fold) for name, _ in together for fold in range(FOLDS)), 0)
    for (name, _), ids in sorted(together.items(), key=lambda one: (-len(one[1]), one[0])):
        fold = min(range(FOLDS), key=lambda fold: sizes[name, fold])
        sizes[name, fold] += len(ids)
        folds.update(dict.fromkeys(ids, fold))
    return folds


def _group(row: Row, chooser: random.Random) -> Group:
    """For one question of the message, its sentences that answer and those that look like it."""
    question = chooser.choice(sorted({c["asked"] for c in row["candidates"]})) if row["candidates"] else ""
    ranked = sorted((c for c in row["candidates"] if c["asked"] == question), key=lambda c: -c["answers"])
    group = Group(question)
    for candidate in _answering(row, ranked)[:_ANSWERING]:
        text = candidate["passage"]["text"] if chooser.random() < _PASSAGE else candidate["text"]
        sentence = candidate["text"][candidate["body"] :]
        group.add(text, answers=True, span=span_of(text, sentence, row["answers"]))
    failing = [c for c in ranked if not c["gold"] and not (row["answerable"] and _has_answer(c, row))]
    chosen = failing[: _FAILING - _ANYWHERE]
    chosen += chooser.sample(failing[len(chosen) :], min(_ANYWHERE, len(failing) - len(chosen)))
    for candidate in chosen:
        passage = candidate["passage"]
        if chooser.random() < _PASSAGE and not (
            row["answerable"] and not passage["gold"] and _told(passage["text"], row)
        ):
            group.add(passage["text"], answers=passage["gold"])
        else:
            group.add(candidate["text"], answers=False)
    return group


def _answering(row: Row, ranked: Sequence[Row]) -> list[Row]:
    """All that are needed together; of a passage that answers somewhere, where the answer's words are, or likeliest."""
    gold = [c for c in ranked if c["gold"]]
    if row["all"]:
        return gold
    return [c for c in gold if _has_answer(c, row)] or gold[:1]


def _has_answer(candidate: Row, row: Row) -> bool:
    return _told(candidate["text"][candidate["body"] :], row)


def _told(text: str, row: Row) -> bool:
    return any(re.search(rf"\b{re.escape(answer)}\b", text, re.IGNORECASE) for answer in row["answers"] if answer)
