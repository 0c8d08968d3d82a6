"""One answer while it is being written: what has passed, what has not (no input or output but the callback)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.domain import Citation, Statement
from index.partial import Partial, PartialCallback, Step
from index.receipt import Checked
from index.writing.parsing import Draft

MOST = 5  # sentences: an answer is to be short
MOST_READ = 8  # sentences of a reply that are looked at: a model that is asked for five and goes on is lost

Place = tuple[int, int]
"""Where a sentence stands: its place in the reply, and 1 where it was written again."""


class Manuscript:
    def __init__(self, evidence: Sequence[Citation], told: PartialCallback | None, answering: Collection[int]) -> None:
        """`answering`: numbers of evidence; what cites none of them may be true and is no answer."""
        self.evidence = evidence
        self._answering = answering
        self.checked: list[Checked] = []
        self.failed: list[tuple[Place, Checked]] = []
        self._passed: dict[Place, tuple[str, tuple[int, ...]]] = {}
        self._seen: set[str] = set()
        self._told = told

    @property
    def is_full(self) -> bool:
        return len(self._passed) >= MOST or len(self.checked) >= 2 * MOST_READ

    @property
    def has_passed(self) -> bool:
        return any(n in self._answering for _, numbers in self._passed.values() for n in numbers)

    def unseen(self, drafts: Sequence[Draft]) -> list[tuple[int, Draft]]:
        """Those not looked at before, with their places; the same twice counts once, but in two translations."""
        new = []
        for place, draft in enumerate(drafts[:MOST_READ]):
            essence = " ".join(re.findall(r"\w+|=>", f"{draft.text} => {draft.translation}".casefold()))
            if essence not in self._seen:
                self._seen.add(essence)
                new.append((place, draft))
        return new

    def add(self, place: Place, checked: Checked, numbers: tuple[int, ...]) -> None:
        """Note what came of a sentence; whoever waits is told of those that passed once one of them answers."""
        self.checked.append(checked)
        if not checked.supported or checked.untranslated:
            self.failed.append((place, checked))
        if not checked.supported or not self._takes(place, checked):
            return
        self._passed[place] = (checked.said, numbers)
        if self._told and self.has_passed:
            statements, citations = self.result()
            self._told(Partial(Step.WRITING, len(self.evidence), statements, citations))

    def _takes(self, place: Place, checked: Checked) -> bool:
        """Whether a sentence is new: what stands in English gives way to the same with a right translation alone."""
        first = (place[0], 0)
        if place == first or first not in self._passed:
            return True
        if not checked.untranslated:
            del self._passed[first]
        return not checked.untranslated

    def result(self) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
        """The sentences that passed, in the reply's order, and what they cite, numbered in the order of citing."""
        passed = [self._passed[place] for place in sorted(self._passed)][:MOST]
        used = list(dict.fromkeys(n for _, numbers in passed for n in numbers))
        statements = tuple(Statement(text, tuple(used.index(n) + 1 for n in numbers)) for text, numbers in passed)
        return statements, tuple(self.evidence[n - 1] for n in used)
