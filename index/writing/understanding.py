"""A question -> its evidence: as the rules understand it, or as a model does where that finds something."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from index.domain import Answer, Snapshot, Turn
from index.question.language import NAMES, language_of
from index.writing import prompt
from index.writing.aside import aside
from index.writing.endpoint import Endpoint
from index.writing.prompt import Message
from index.writing.rewording import in_english, reworded
from index.writing.tally import Tally

Quote = Callable[[str, Sequence[Turn]], Awaitable[tuple[Answer, Snapshot]]]
"""(question, history) -> the quoting answer or abstention, and the snapshot it is of."""

_Found = tuple[Answer, Snapshot]


class Understanding:
    """Has questions looked up by `quote`, and put in other words by the model, which nothing depends on."""

    def __init__(self, quote: Quote, endpoint: Endpoint, seconds: float) -> None:
        self._quote = quote
        self._endpoint = endpoint
        self._seconds = seconds

    async def found(self, question: str, history: Sequence[Turn], tally: Tally) -> _Found:
        """The quoting answer, or an abstention. Raises: as `quote`."""
        turns = [(turn.role, turn.text) for turn in history]
        if language_of(question) in NAMES:
            return await self._translated(question, history, turns, tally)
        if history:
            asked = self._asked(prompt.rewording(question, turns), tally)
            by_rules, said = await asyncio.gather(self._quote(question, history), asked)
            if not by_rules[0].retrieved:  # nothing was asked: thanks, or an instruction
                return by_rules
            return await self._better(by_rules, question, reworded(said, question, [text for _, text in turns]))
        by_rules = await self._quote(question, ())
        if not (by_rules[0].abstained and by_rules[0].related):
            return by_rules
        said = await self._asked(prompt.expanding(question), tally)
        return await self._better(by_rules, question, reworded(said, question, ()))

    async def _translated(
        self, question: str, history: Sequence[Turn], turns: Sequence[tuple[str, str]], tally: Tally
    ) -> _Found:
        """By the question in English, unless the documents answer it in its own language, and more surely so."""
        asked = self._asked(prompt.translating(question, turns), tally)
        by_rules, said = await asyncio.gather(self._quote(question, history), asked)
        text = await asyncio.to_thread(in_english, said, question, [text for _, text in turns], by_rules[1])
        if not text or text.casefold() == question.casefold():
            return by_rules
        answer, snapshot = await self._quote(text, ())
        first = by_rules[0]
        if not first.abstained and (answer.abstained or answer.confidence < first.confidence):
            return by_rules
        return replace(answer, question=question, understood=answer.understood or text), snapshot

    async def _better(self, by_rules: _Found, question: str, text: str) -> _Found:
        if text.casefold() in {"", question.casefold(), by_rules[0].understood.casefold()}:
            return by_rules
        answer, snapshot = await self._quote(text, ())
        if answer.abstained:
            return by_rules
        return replace(answer, question=question, understood=answer.understood or text), snapshot

    async def _asked(self, messages: Sequence[Message], tally: Tally) -> str:
        return await aside(self._endpoint, messages, tally, self._seconds)
