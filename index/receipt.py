"""How a written answer came about: what a language model wrote, what checking it said, what it cost.

Frozen values without any import of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Quoting(StrEnum):
    """Why an answer quotes the documents although there is a language model to write it."""

    FAILED = "failed"  # the model did not answer, or not in a usable way
    SLOW = "slow"
    BUDGET = "budget"  # what the settings allow a server a day is used up
    UNSUPPORTED = "unsupported"  # nothing that it wrote passed the checks


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence that a model wrote, and what came of checking it against the sentences it cites."""

    text: str
    cited: tuple[str, ...] = ()  # those sentences, verbatim
    check: str = ""  # the check that failed; empty when the sentence is supported
    why: str = ""  # in a sentence
    score: float = 0.0  # 0 to 1
    rewritten: bool = False  # whether it is the model's second try

    @property
    def supported(self) -> bool:
        return not self.check


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a written answer came about, or why there is none; `as_json` and `of_json` are inverse."""

    model: str = ""
    prompt: str = ""  # version of the prompt
    sentences: tuple[Checked, ...] = ()  # in the order they were checked
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    cost: float = 0.0  # in the currency of the settings' price table; 0 without a price
    cached: bool = False  # written for somebody else before, and checked again now
    quoting: Quoting | None = None  # why the answer quotes

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> Self:
        sentences = tuple(Checked(**{**one, "cited": tuple(one["cited"])}) for one in stored["sentences"])
        quoting = Quoting(stored["quoting"]) if stored["quoting"] else None
        return cls(**{**stored, "sentences": sentences, "quoting": quoting})
