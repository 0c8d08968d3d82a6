"""A sentence that a model wrote, against exactly what it cites (pure but for the verifier)."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

from index.domain import Citation
from index.question.grammar import AUXILIARIES, FUNCTION_WORDS
from index.receipt import Checked
from index.verify import Verdict
from index.writing.foreign import foreign
from index.writing.parsing import Draft

Verify = Callable[[str, Sequence[Citation]], Awaitable[Verdict]]
"""Whether the cited sentences support a claim; in a thread."""

_WORD = re.compile(r"\w+")
_FEWEST = 4  # words of a sentence
_STOP = '.!?…。！？"”’»)'


class Checker:
    """Checks sentences; `secrets` may never be in one."""

    def __init__(self, verify: Verify, secrets: Sequence[str]) -> None:
        self._verify = verify
        self._secrets = secrets

    async def check(self, draft: Draft, evidence: Sequence[Citation]) -> tuple[Checked, tuple[int, ...]]:
        """The outcome, and the numbers of the evidence that it rests on."""
        text = draft.text if draft.text.endswith(tuple(_STOP)) else f"{draft.text}."
        numbers = tuple(n for n in draft.numbers if 1 <= n <= len(evidence)) or _likely(text, evidence)
        cited = [evidence[n - 1] for n in numbers]
        quoted = tuple(citation.text for citation in cited)
        if not cited:
            why = "It cites no sentence that exists."
            return Checked(text, check="markers", why=why), ()
        if _is_fragment(text):
            return Checked(text, quoted, "fragment", "It is no whole sentence."), numbers
        known = [*quoted, *(c.title for c in cited), *(c.url or "" for c in cited)]
        if why := foreign(text, known, self._secrets):
            return Checked(text, quoted, "foreign", why), numbers
        verdict = await self._verify(text, cited)
        return Checked(text, quoted, verdict.check, verdict.why, verdict.score), numbers


def _is_fragment(text: str) -> bool:
    """Too few words, or names and numbers alone: that says nothing by itself, so nobody can say whether it is told."""
    words = _WORD.findall(text)
    says = [word for word in words if word.islower() and word not in FUNCTION_WORDS]
    verbs = [word for word in words if word in AUXILIARIES]
    return len(words) < _FEWEST or not (says or verbs)


def _likely(text: str, evidence: Sequence[Citation]) -> tuple[int, ...]:
    """For a sentence that cites nothing that exists: the evidence with most of its words, to be checked like any."""
    words = set(text.casefold().split())
    shared = [len(words & set(citation.text.casefold().split())) for citation in evidence]
    best = max(shared, default=0)
    return (shared.index(best) + 1,) if best else ()
