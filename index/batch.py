"""Many questions as JSON lines in, their answers as JSON lines out, in order, each the moment it is ready."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Iterable
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from index.complaint import complaint
from index.domain import Turn
from index.errors import FootnoteError
from index.library import Library


class _Turn(BaseModel):
    role: Literal["user", "assistant"]
    text: str


class _Asked(BaseModel):
    id: str | int
    question: str
    history: list[_Turn] | None = None


async def answer_lines(library: Library, lines: Iterable[str], *, never_abstain: bool) -> AsyncIterator[dict[str, Any]]:
    """One JSON object a line that is not blank: the answer, or `{"id", "error"}` where there is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield await _answered(library, number, line, never_abstain=never_abstain)


async def _answered(library: Library, number: int, line: str, *, never_abstain: bool) -> dict[str, Any]:
    try:
        asked = _Asked.model_validate_json(line)
    except ValidationError as error:
        return {"id": _id(line), "error": f"Line {number} is not a question: {complaint(error)}."}
    started = time.perf_counter()
    try:
        history = [Turn(turn.role, turn.text) for turn in asked.history or ()]
        answer = await library.answer(asked.question, history, never_abstain=never_abstain)
    except FootnoteError as error:
        return {"id": asked.id, "error": str(error)}
    latency = (time.perf_counter() - started) * 1000
    return {"id": asked.id, **answer.as_json(), "latency_ms": round(latency, 2)}


def _id(line: str) -> str | int | None:
    """The id of a line that is no question, where it has one."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    given = found.get("id") if isinstance(found, dict) else None
    return given if isinstance(given, str | int) else None
