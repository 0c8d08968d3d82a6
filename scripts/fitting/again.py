"""Judge collected candidates again: `python -m scripts.fitting.again ROWS.jsonl OUT.jsonl FILE.onnx [FILE.onnx]`.

One file judges every question. Of two, the first has learned from fold 0 and the second from fold 1 (scripts.training),
and each judges the questions that it has not seen; the story, of which neither has learned, the first. Our own
questions, of which both have, are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

from index.reader import ALL, TrainedReader
from index.texts import Text
from index.weights import EVIDENCE, TrainedFiles
from scripts.fitting.collect import Row, likeliest
from scripts.training.asked import OURS, fold_of


@dataclass(frozen=True, slots=True)
class _Elsewhere(TrainedFiles):
    """Weights that are not in the repository."""

    def model(self) -> Path:
        return Path(self.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    options = parser.parse_args()
    found = [json.loads(line) for line in options.rows.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in found if row["set"] != OURS]
    readers = [_reader(path) for path in options.models]
    folds = fold_of(rows)
    with options.out.open("w", encoding="utf-8") as out:
        for row in rows:
            unseen = 0 if row["set"] == "story" else 1 - folds[row["id"]]
            out.write(json.dumps(judged(row, readers[unseen % len(readers)])) + "\n")


def judged(row: Row, reader: TrainedReader) -> Row:
    """The row with what this model says of its candidates."""
    parts = defaultdict(list)
    for candidate in row["candidates"]:
        parts[candidate["asked"]].append(candidate)
    again = []
    for question, candidates in parts.items():
        texts = [_text(candidate) for candidate in candidates]
        for one in reader.judge(question, texts, ALL):
            words = texts[one.text].text[slice(*one.words)] if one.words else ""
            said = {
                "answers": one.answers,
                "near": one.near,
                "early": one.early,
                "middle": one.middle,
                "sure": one.sure,
                "words": words,
            }
            again.append(candidates[one.text] | said | {"again": None})
        for one in likeliest([c for c in again if c["asked"] == question]):
            one["again"] = reader.judge(question, [_text(one["passage"])], ALL)[0].answers
    return row | {"candidates": again}


def _text(read: Row) -> Text:
    return Text(read["text"], read["body"], tuple((a, b, c) for a, b, c in read.get("cells", ())))


def _reader(path: Path) -> TrainedReader:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return TrainedReader(_Elsewhere(**(asdict(EVIDENCE) | {"name": str(path), "model_sha256": sha256})))


if __name__ == "__main__":
    main()
