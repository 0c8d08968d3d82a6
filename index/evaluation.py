"""The gold questions put to the library, and the outcome kept in a file to compare the next one with."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.errors import FootnoteError
from index.figures import changes, figures
from index.gold import Gold
from index.library import Library
from index.score import Outcome, score

_DIGITS = 4  # of a number in a saved run: what changes beyond is noise, and the file stays readable

_OUTCOMES = TypeAdapter(tuple[Outcome, ...])


class RunError(FootnoteError):
    """A saved run can't be read or written."""


async def evaluate(library: Library, golds: Iterable[Gold]) -> tuple[Outcome, ...]:
    """Ask each question and score the answer. Raises: as `Library.answer`."""
    return tuple([await _outcome(library, gold) for gold in golds])


async def _outcome(library: Library, gold: Gold) -> Outcome:
    snapshot = library.snapshot
    started = time.perf_counter()
    answer = await library.answer(gold.question, gold.turns)
    return score(gold, answer, snapshot, (time.perf_counter() - started) * 1000)


def run_beside(gold: Path) -> Path:
    """Where the last run of a gold file is kept: `story.jsonl` -> `story.run.json`."""
    return gold.with_suffix(".run.json")


def save(path: Path, outcomes: Iterable[Outcome]) -> None:
    """One question a line, so that a difference between two runs reads well. Blocks. Raises: RunError."""
    lines = ",\n".join(json.dumps(_rounded(asdict(outcome))) for outcome in outcomes)
    try:
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"The run can't be written to {path}: {error.strerror or error}.") from error


def load(path: Path) -> tuple[Outcome, ...]:
    """Blocks. Raises: RunError."""
    try:
        return _OUTCOMES.validate_json(path.read_bytes())
    except OSError as error:
        raise RunError(f"The earlier run {path} can't be read: {error.strerror or error}.") from error
    except ValidationError as error:
        raise RunError(f"The earlier run {path} is none that --save wrote; make it anew with --save.") from error


def as_json(outcomes: tuple[Outcome, ...], before: tuple[Outcome, ...]) -> dict[str, Any]:
    """All of an evaluation as other programs read it."""
    moved = changes(before, outcomes)
    return {
        "questions": len(outcomes),
        "figures": {name: _rounded(asdict(figure)) for name, figure in figures(outcomes).items()},
        "changes": {name: _rounded(asdict(figure)) for name, figure in moved.items()},
        "outcomes": [_rounded(asdict(outcome)) for outcome in outcomes],
    }


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in values.items()}
