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
        return await self._expanded(await self._quote(question, ()), question, tally)

    async def _translated(
        self, question: str, history: Sequence[Turn], turns: Sequence[tuple[str, str]], tally: Tally
    ) -> _Found:
        """By the question in English, unless documents in its own language answer it, and more surely so."""
        asked = self._asked(prompt.translating(question, turns), tally)
        by_rules, said = await asyncio.gather(self._quote(question, history), asked)
        text = await asyncio.to_thread(in_english, said, question, [text for _, text in turns], by_rules[1])
        if not text or text.casefold() == question.casefold():
            return by_rules
        answer, snapshot = await self._expanded(await self._quote(text, ()), text, tally)
        own, told = by_rules[0], " ".join(citation.text for citation in by_rules[0].citations)
        if language_of(told) == language_of(question) and (answer.abstained or answer.confidence < own.confidence):
            return by_rules
        return replace(answer, question=question, understood=answer.understood or text), snapshot

    async def _expanded(self, found: _Found, question: str, tally: Tally) -> _Found:
        """Where nothing answers but something is near: by the question in other words."""
        if not (found[0].abstained and found[0].related):
            return found
        said = await self._asked(prompt.expanding(question), tally)
        return await self._better(found, question, reworded(said, question, ()))

    async def _better(self, by_rules: _Found, question: str, text: str) -> _Found:
        if text.casefold() in {"", question.casefold(), by_rules[0].understood.casefold()}:
            return by_rules
        answer, snapshot = await self._quote(text, ())
        if answer.abstained:
            return by_rules
        return replace(answer, question=question, understood=answer.understood or text), snapshot

    async def _asked(self, messages: Sequence[Message], tally: Tally) -> str:
        return await aside(self._endpoint, messages, tally, self._seconds)
