"""A sentence that a model wrote, against exactly what it cites (pure but for the verifier)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from index.domain import Citation, Snapshot
from index.question.grammar import AUXILIARIES, FUNCTION_WORDS
from index.question.language import ENGLISH, language_of
from index.receipt import Checked
from index.verify import Verdict, sources
from index.verify.translation import mistranslated
from index.writing import prompt
from index.writing.foreign import foreign
from index.writing.parsing import Draft, drafts
from index.writing.prompt import Message

Verify = Callable[[str, Sequence[Citation]], Awaitable[Verdict]]
"""Whether the cited sentences support a claim; in a thread."""
Ask = Callable[[Sequence[Message]], Awaitable[str]]
"""A model's short reply; empty when it fails."""

_WORD = re.compile(r"\w+")
_FEWEST = 4  # words of a sentence
_QUOTES = ('"', "“", "”", "'", "«", "„")
_STOP = '.!?…。！？"”’»)'


class Checker:
    """Checks sentences of one snapshot; `secrets` may never be in one. `language`: what they are translated into."""

    def __init__(self, snapshot: Snapshot, verify: Verify, secrets: Sequence[str], language: str = "") -> None:
        self.language = language
        self._snapshot = snapshot
        self._verify = verify
        self._secrets = secrets

    async def check(self, draft: Draft, evidence: Sequence[Citation], ask: Ask) -> tuple[Checked, tuple[int, ...]]:
        """The outcome, and the numbers of the evidence that it rests on. Whether it is translated rightly as well."""
        if self.language and language_of(draft.text) == self.language and language_of(draft.translation) == ENGLISH:
            draft = Draft(draft.translation, draft.numbers, draft.text)  # the wrong way round
        checked, numbers = await self._checked(draft, evidence)
        if self.language and checked.supported:
            checked = await self._translated(checked, draft.translation, [evidence[n - 1] for n in numbers], ask)
        return checked, numbers

    async def _translated(self, checked: Checked, translation: str, cited: Sequence[Citation], ask: Ask) -> Checked:
        """With its translation, which is held against it by rules and, back in English, against what it cites."""
        checked = replace(checked, translation=translation)
        told = sources(self._snapshot, cited)
        why = foreign(translation, self._known(cited), self._secrets) or await asyncio.to_thread(
            mistranslated, checked.text, translation, self.language, told
        )
        if why:
            return replace(checked, untranslated=why)
        text = " ".join(draft.text for draft in drafts(await ask(prompt.back(translation)), whole=True))
        if not translation.startswith(_QUOTES):
            text = text.strip("".join(_QUOTES))
        checked = replace(checked, back=text)
        if not text:
            return replace(checked, untranslated="Its translation could not be checked.")
        if _essence(text) == _essence(checked.text) or (await self._verify(text, cited)).supported:
            return checked
        return replace(checked, untranslated="Put back into English, its translation says something else.")

    async def _checked(self, draft: Draft, evidence: Sequence[Citation]) -> tuple[Checked, tuple[int, ...]]:
        text = draft.text if draft.text.endswith(tuple(_STOP)) else f"{draft.text}."
        numbers = tuple(n for n in draft.numbers if 1 <= n <= len(evidence)) or _likely(text, evidence)
        cited = [evidence[n - 1] for n in numbers]
        quoted = tuple(citation.text for citation in cited)
        if not cited:
            why = "It cites no sentence that exists."
            return Checked(text, check="markers", why=why), ()
        if _is_fragment(text):
            return Checked(text, quoted, "fragment", "It is no whole sentence."), numbers
        if why := foreign(text, self._known(cited), self._secrets):
            return Checked(text, quoted, "foreign", why), numbers
        verdict = await self._verify(text, cited)
        return Checked(text, quoted, verdict.check, verdict.why, verdict.score), numbers

    @staticmethod
    def _known(cited: Sequence[Citation]) -> list[str]:
        """What may be repeated of what is cited."""
        return [text for citation in cited for text in (citation.text, citation.title, citation.url or "")]


def _essence(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


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
