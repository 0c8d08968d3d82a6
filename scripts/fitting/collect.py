"""Ask the questions of evaluation sets and keep what the models say of each candidate sentence, to fit figures on.

`python -m scripts.fitting.collect SETS OUT.jsonl [--work DIR]`; SETS holds a folder a set with docs.jsonl and
questions.jsonl. Indexes are kept in the working folder, so that a second run only asks.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.build import build
from index.domain import Sentence, Snapshot, Turn
from index.engine import Engine, Models
from index.manifest import load
from index.settings import IndexSettings
from index.versions import versions_of
from index.weights import EMBEDDING

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("data/fitting"), help="where indexes are kept")
    parser.add_argument("--only", default="", help="names of sets, with commas between")
    options = parser.parse_args()
    models = Models()
    with options.out.open("w", encoding="utf-8") as out:
        for folder in sorted(path for path in options.sets.iterdir() if path.is_dir()):
            if not options.only or folder.name in options.only.split(","):
                started = time.monotonic()
                for row in rows(folder, options.work / folder.name, models):
                    out.write(json.dumps(row) + "\n")
                print(f"{folder.name}: {time.monotonic() - started:.0f} s", flush=True)


def rows(folder: Path, work: Path, models: Models) -> Iterator[Row]:
    """One row a question: its set, whether it has an answer, and its candidates with what was said of them."""
    questions, documents = _lines(folder / "questions.jsonl"), _lines(folder / "docs.jsonl")
    for collection in sorted({q["collection"] for q in questions}):
        engine = _engine(work / collection, [d for d in documents if d["collection"] == collection], models)
        for question in questions:
            if question["collection"] == collection:
                yield {"set": folder.name, **_row(engine, question)}
        engine.close()


def _engine(work: Path, documents: Sequence[Row], models: Models) -> Engine:
    settings = IndexSettings(seeds_dir=work / "seeds", data_dir=work / "data")
    settings.seeds_dir.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (settings.seeds_dir / document["document"]).write_bytes(document["text"].encode())
    build(settings, models.embed, embedding=EMBEDDING.name, by="fitting")
    snapshot = load(settings.data_dir)
    assert snapshot is not None  # noqa: S101 - it was just built
    return Engine(snapshot, models, versions_of(settings).open)


def _row(engine: Engine, question: Row) -> Row:
    history = [Turn(turn["role"], turn["text"]) for turn in question.get("history") or ()]
    gold = _gold(engine.snapshot, [*question["evidence"], *question.get("optional_evidence", ())])
    asked = engine.understand(question["question"], history)
    parts = asked.parts or (question["question"],)
    judged = [(part, one) for part in parts for one in engine.judge(part, math.inf)]
    return {
        "id": question["id"],
        "answerable": question["answerable"] if not question.get("premise_evidence") else None,
        "understood": asked.text,
        "kind": asked.kind,
        "collection": question["collection"],
        "all": question.get("evidence_mode") == "all",
        "candidates": [
            {
                "document": one.sentence.document, "number": one.sentence.number, "gold": one.sentence.id in gold,
                "answers": one.answers, "near": one.near, "early": one.early, "sure": one.sure,
                "words": one.sentence.text[slice(*one.words)] if one.words else "",
                "asked": part, **asdict(engine.in_context(one.sentence)),
            }
            for part, one in judged
        ],
        "golds": len(gold),
        "answers": question.get("answers") or [],
    }  # fmt: skip


def _gold(snapshot: Snapshot, evidence: Sequence[Row]) -> set[str]:
    """Ids of the sentences that a set's evidence covers by half, or that lie by half in it."""
    return {
        sentence.id
        for place in evidence
        if place["document"] in snapshot.by_path
        for sentence in snapshot.by_path[place["document"]].sentences
        if _shared(sentence, place) * 2 >= min(sentence.end - sentence.start, place["end"] - place["start"])
    }


def _shared(sentence: Sentence, place: Row) -> int:
    return max(0, min(sentence.end, place["end"]) - max(sentence.start, place["start"]))


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
