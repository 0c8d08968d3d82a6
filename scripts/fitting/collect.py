"""Ask the questions of evaluation sets and keep what the models say of each candidate sentence, to fit figures on.

`python -m scripts.fitting.collect SETS OUT.jsonl [--work DIR]`; SETS holds a folder a set with docs.jsonl and
questions.jsonl. Indexes are kept in the working folder, so that a second run only asks.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.build import build
from index.domain import Sentence, Snapshot, Turn
from index.engine import BEHIND, Engine, Models
from index.evidence import Judged
from index.manifest import load
from index.reader import ALL, promising
from index.settings import IndexSettings
from index.versions import versions_of
from index.weights import EMBEDDING
from scripts.training.asked import OURS

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("data/fitting"), help="where indexes are kept")
    parser.add_argument("--only", default="", help="names of sets, with commas between")
    parser.add_argument("--ours", type=Path, nargs="*", default=(), help="folders with a gold file beside each")
    options = parser.parse_args()
    folders = {path.name: path for path in sorted(options.sets.iterdir()) if path.is_dir()}
    asked = [*folders.items(), *((OURS, folder) for folder in options.ours)]
    models = Models()
    with options.out.open("w", encoding="utf-8") as out:
        for name, folder in asked:
            if not options.only or name in options.only.split(","):
                started = time.monotonic()
                for row in rows(name, folder, options.work / folder.name, models):
                    out.write(json.dumps(row) + "\n")
                print(f"{folder.name}: {time.monotonic() - started:.0f} s", flush=True)


def rows(name: str, folder: Path, work: Path, models: Models) -> Iterator[Row]:
    """One row a question: its set, whether it has an answer, and its candidates with what was said of them."""
    questions, documents = _of_ours(folder) if name == OURS else _of_set(folder)
    for collection in sorted({q["collection"] for q in questions}):
        engine = _engine(work / collection, [d for d in documents if d["collection"] == collection], models)
        for question in questions:
            if question["collection"] == collection:
                yield {"set": name, **_row(engine, question)}
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
    judged = [(part, one) for part in parts for one in engine.judge(part, ALL)]
    if question["collection"] == OURS:  # to be learned from, so all that answers is wanted, found or not
        missed = gold - {one.sentence.id for _, one in judged}
        judged += [(parts[0], one) for one in engine.read(parts[0], [engine.snapshot.by_id[key] for key in missed])]
    candidates = [_candidate(engine, part, one, gold) for part, one in judged]
    for part in parts:
        for one in likeliest([candidate for candidate in candidates if candidate["asked"] == part]):
            sentence = engine.snapshot.by_path[one["document"]].sentences[one["number"] - 1]
            one["again"] = engine.read_again(part, sentence).answers
    return {
        "id": question["id"],
        "answerable": question["answerable"] if not question.get("premise_evidence") else None,
        "understood": asked.text,
        "kind": asked.kind,
        "collection": question["collection"],
        "all": question.get("evidence_mode") == "all",
        "candidates": candidates,
        "golds": len(gold),
        "answers": question.get("answers") or [],
    }


def _candidate(engine: Engine, asked: str, one: Judged, gold: Container[str]) -> Row:
    return {
        "document": one.sentence.document, "number": one.sentence.number, "gold": one.sentence.id in gold,
        "answers": one.answers, "near": one.near, "early": one.early,
        "middle": one.middle, "sure": one.sure,
        "words": one.sentence.text[slice(*one.words)] if one.words else "",
        "asked": asked, **asdict(engine.in_context(one.sentence)), "passage": _passage(engine, one.sentence, gold),
        "again": None,
    }  # fmt: skip


def likeliest(candidates: Sequence[Row]) -> list[Row]:
    """The two of those read to the end that answer best: which one is the best depends on figures not fitted yet."""
    return sorted(read_on(candidates), key=lambda one: -float(one["answers"]))[:2]


def read_on(candidates: Sequence[Row]) -> list[Row]:
    """Those that the reader would read to the end."""
    left = list(candidates)
    for guess, behind in zip(("early", "middle"), BEHIND, strict=True):
        left = [left[place] for place in promising([one[guess] for one in left], behind)]
    return left


def _passage(engine: Engine, sentence: Sentence, gold: Container[str]) -> Row:
    """What is read the second time, and whether the sentence in it or the one before is right."""
    near = engine.snapshot.by_path[sentence.document].sentences[max(0, sentence.number - 2) : sentence.number]
    return {**asdict(engine.in_passage(sentence)), "gold": any(one.id in gold for one in near)}


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


def _of_set(folder: Path) -> tuple[list[Row], list[Row]]:
    return _lines(folder / "questions.jsonl"), _lines(folder / "docs.jsonl")


def _of_ours(folder: Path) -> tuple[list[Row], list[Row]]:
    """Of a folder of documents with a gold file beside it: one collection."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    questions = [{**question, "collection": OURS} for question in _lines(folder.with_suffix(".jsonl"))]
    for question in questions:
        wanted, fine = question.get("evidence", ()), question.get("fine", ())
        question["evidence"] = [_placed(texts[place["document"]], place) for place in (*wanted, *fine)]
        question["evidence_mode"] = "all" if len(wanted) > 1 else "any"
    return questions, [{"collection": OURS, "document": name, "text": text} for name, text in texts.items()]


def _placed(text: str, place: Row) -> Row:
    """Where a quotation stands; its lines may be broken elsewhere."""
    found = re.search(r"\s+".join(map(re.escape, place["text"].split())), text)
    if not found:
        raise ValueError(f"{place['document']} does not have “{place['text']}”")
    return {"document": place["document"], "start": found.start(), "end": found.end()}


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
