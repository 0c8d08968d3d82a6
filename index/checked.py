"""What came of holding a message against the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.domain import Citation


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A sentence of a message and what the documents make of it."""

    text: str
    verdict: Literal["supported", "contradicted", "missing"]
    confidence: float  # 0 to 1, in the verdict
    citations: tuple[Citation, ...] = ()
    why: str = ""  # of a contradiction: what differs, in a sentence


@dataclass(frozen=True, slots=True)
class CheckedText:
    claims: tuple[CheckedClaim, ...]
    version: str  # of the snapshot
