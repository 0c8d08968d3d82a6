"""Where true claims come from: the project's paraphrases, and the sentences and long answers of evaluation sets."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.documents import document_of
from index.domain import Document, Entry, Snapshot
from index.question.words import Words, ordinary_words
from index.sentences import split
from index.verify import Source, sources
from scripts.checking.claims import Claim, Material, names_in

Row = dict[str, Any]
_FEW = 3  # sentences that an answer may rest on, to be taken as a claim that cites them all
_WORDS = range(6, 45)  # of a sentence taken as a claim
_EPOCH = "2026-01-01T00:00:00+00:00"


def of_paraphrases(folder: Path, seeds: Path) -> Iterator[tuple[Claim, Material]]:
    """The claims of paraphrases.jsonl; their set is "tuning" or "held-out"."""
    files = [*seeds.glob("*.txt"), *(folder / "documents").glob("*.txt")]
    shelf = Shelf(document_of(path.name, path.read_bytes()) for path in sorted(files))
    for row in lines(folder / "paraphrases.jsonl"):
        cited = tuple(shelf.sources[row["document"], text] for text in row["cites"])
        yield Claim(row["half"], "paraphrase", row["claim"], cited, supported=True), shelf.material(row["document"])


def of_turned(folder: Path) -> Iterator[tuple[Claim, Material]]:
    """The claims of turned/claims.jsonl, true ones and such as turn their sentence round, all written by hand."""
    files = sorted((folder / "documents").glob("*.txt"))
    shelf = Shelf(document_of(path.name, path.read_bytes()) for path in files)
    for row in lines(folder / "claims.jsonl"):
        cited = tuple(shelf.sources[row["document"], text] for text in row["cites"])
        true = row["kind"] == "true"
        kind = "paraphrase" if true else f"by hand: {row['kind']}"
        yield Claim("turned", kind, row["claim"], cited, supported=true), shelf.material(row["document"])


def of_set(folder: Path, limit: int, chance: random.Random) -> Iterator[tuple[Claim, Material]]:
    """Gold sentences as claims that cite themselves, and long answers as claims that cite their gold sentences."""
    documents, questions = lines(folder / "docs.jsonl"), lines(folder / "questions.jsonl")
    shelf = Shelf(document_of(f"{d['collection']}/{d['document']}", d["text"].encode()) for d in documents)
    chance.shuffle(questions)
    taken: set[str] = set()
    for question in questions:
        if len(taken) >= limit:
            return
        for claim, path in _claims(folder.name, question, shelf):
            if claim.text not in taken:
                taken.add(claim.text)
                yield claim, shelf.material(path)


class Shelf:
    """Documents with their sentences as sources."""

    def __init__(self, documents: Iterator[Document]) -> None:
        from datetime import datetime  # noqa: PLC0415

        when = datetime.fromisoformat(_EPOCH)
        entries = tuple(Entry(document, split(document), when) for document in documents)
        self.snapshot = Snapshot("checking", when, "none", entries)
        cited = sources(self.snapshot, [self.snapshot.cite(sentence) for sentence in self.snapshot.sentences])
        self._of: dict[str, list[Source]] = {}
        self.sources: dict[tuple[str, str], Source] = {}
        for sentence, source in zip(self.snapshot.sentences, cited, strict=True):
            self._of.setdefault(sentence.document, []).append(source)
            self.sources[sentence.document, sentence.text] = source
        texts = [sentence.text for sentence in self.snapshot.sentences]
        self.words = Words(texts, ordinary_words())
        found = {name for text in texts for name in names_in(text)}
        self._names = tuple(sorted(name for name in found if self._is_one(name)))

    def material(self, path: str) -> Material:
        return Material(tuple(self._of[path]), self._names, self.words)

    def _is_one(self, name: str) -> bool:
        """Whether the set writes every word of a name with a capital: not "Finance", of a heading."""
        return all(self.words.is_name(word.lower()) for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())

    def gold(self, path: str, evidence: Sequence[Row]) -> tuple[Source, ...]:
        """The sentences that lie by half in one of the places."""
        entry = self.snapshot.by_path.get(path)
        found = [
            s
            for s in (entry.sentences if entry else ())
            if any(min(s.end, e["end"]) - max(s.start, e["start"]) >= (s.end - s.start) / 2 for e in evidence)
        ]
        return tuple(self.sources[path, s.text] for s in found)


def _claims(name: str, question: Row, shelf: Shelf) -> Iterator[tuple[Claim, str]]:
    if not question["answerable"] or not question["evidence"]:
        return
    path = f"{question['collection']}/{question['evidence'][0]['document']}"
    gold = shelf.gold(path, [e for e in question["evidence"] if path.endswith("/" + e["document"])])
    for source in gold[:1]:
        if len(source.text.split()) in _WORDS:
            yield Claim(name, "its own sentence", source.text, (source,), supported=True), path
    if question.get("answer_style") == "long" and len(gold) <= _FEW:
        answer = question["answers"][0]
        if len(answer.split()) in _WORDS and answer.count(". ") == 0 and gold:
            yield Claim(name, "long answer", answer, gold, supported=True), path


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
