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
    UNSUPPORTED = "unsupported"  # nothing that it wrote passed the checks, or rests on a sentence that answers


CHECKS = ("markers", "fragment", "foreign", "values", "names", "speaker", "negation", "certainty", "support")
"""In the order in which they are made; the first that fails ends it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence that a model wrote, and what came of checking it against the sentences it cites."""

    text: str
    cited: tuple[str, ...] = ()  # those sentences, verbatim
    check: str = ""  # the check that failed; empty when the sentence is supported
    why: str = ""  # in a sentence
    score: float = 0.0  # 0 to 1
    rewritten: bool = False  # whether it is the model's second try
    translation: str = ""  # `text` in the language of the question, as the model wrote it
    back: str = ""  # that translation put back into English, which is checked like `text`
    untranslated: str = ""  # why `text` itself is shown to whoever asked in another language, in a sentence

    @property
    def supported(self) -> bool:
        return not self.check

    @property
    def said(self) -> str:
        """What is shown of a sentence that is supported."""
        return self.translation if self.translation and not self.untranslated else self.text

    @property
    def verdicts(self) -> dict[str, str]:
        """What came of each check, in their order: "passed", "failed" or "not reached"."""
        failed = CHECKS.index(self.check) if self.check in CHECKS else len(CHECKS)
        told = {True: "passed", False: "not reached"}
        return {check: "failed" if at == failed else told[at < failed] for at, check in enumerate(CHECKS)}


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
    language: str = ""  # that was translated into: "de"; empty when nothing was
    quoting: Quoting | None = None  # why the answer quotes

    def as_json(self) -> dict[str, Any]:
        sentences = [{**asdict(one), "checks": one.verdicts} for one in self.sentences]
        return {**asdict(self), "sentences": sentences}

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> Self:
        kept = [{key: value for key, value in one.items() if key != "checks"} for one in stored["sentences"]]
        sentences = tuple(Checked(**{**one, "cited": tuple(one["cited"])}) for one in kept)
        quoting = Quoting(stored["quoting"]) if stored["quoting"] else None
        return cls(**{**stored, "sentences": sentences, "quoting": quoting})
