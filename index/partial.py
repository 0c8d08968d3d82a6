"""An answer under way, as whoever asked sees it grow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.domain import Citation, Statement


class Step(StrEnum):
    """How far an answer is."""

    SEARCHING = "searching"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Partial:
    """Sentences found, and those written sentences that have passed their checks already."""

    step: Step
    found: int = 0
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()


PartialCallback = Callable[[Partial], None]
