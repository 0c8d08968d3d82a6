"""The way of a question, however it was asked: its turn, the answer, what is remembered of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from bot.asking.asker import Asker, guild_of, user_of
from bot.asking.desk import Desk
from bot.asking.fair import Fair
from bot.asking.where import check_channel, chosen
from bot.state import GuildSettings, Kept, State, StateError
from index import Answer, Partial, Turn

log = logging.getLogger(__name__)

_SHOWN = 1000  # characters of an answer that a follow-up may refer to


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and what goes with it."""

    answer: Answer
    kept: int | None  # the id under which it was kept; None where it could not be
    suggestions: tuple[str, ...] = ()  # questions to ask instead of one that is not answered


class Asking:
    """First `admit`, which may refuse; then `answer`; once it is shown, `remember`."""

    def __init__(self, desk: Desk, fair: Fair, state: State) -> None:
        self._desk = desk
        self.suggestions = desk.suggestions
        self._fair = fair
        self._state = state

    async def admit(self, asker: Asker) -> GuildSettings:
        """Whether somebody may ask here and now, and what the moderators chose for here. Quick.

        Raises:
            RefusalError: not in this channel, or not so often.
        """
        settings = await chosen(self._state, guild_of(asker))
        check_channel(asker.channel, settings)
        await self._fair.count(asker)
        return settings

    async def answer(
        self,
        asker: Asker,
        question: str,
        history: Sequence[Turn] = (),
        *,
        private: bool = False,
        told: Callable[[Partial], None] | None = None,
    ) -> Given:
        """When it is the asker's turn; `told` hears how far it is. Raises: FootnoteError, as `Desk.answer`."""
        began = time.monotonic()
        async with self._fair.turn(asker):
            answer = await self._desk.answer(question, history, told=told, guild=guild_of(asker))
        kept = await self.keep(asker, answer, private=private, seconds=time.monotonic() - began)
        return Given(answer, kept, self._desk.suggestions.instead(answer))

    def turn(self, asker: Asker) -> AbstractAsyncContextManager[None]:
        """For what is as much work as an answer: inside, it is the asker's turn."""
        return self._fair.turn(asker)

    async def remember(self, asker: Asker, given: Given, channel: int | None = None) -> None:
        """Make it part of the asker's conversation, in the channel where it was shown."""
        here = channel or (asker.channel.id if asker.channel else None)
        if here is None:
            return
        try:
            await self._state.talks.add(self._person(asker), here, *turns(given.answer), guild=guild_of(asker))
        except StateError:
            log.warning("a conversation can't be remembered")

    async def talk(self, asker: Asker) -> list[Turn]:
        """The asker's conversation in this channel, oldest turn first; empty where none is known."""
        try:
            return await self._state.talks.turns(self._person(asker), asker.channel.id) if asker.channel else []
        except StateError:
            return []

    async def talk_about(self, asker: Asker, kept: Kept) -> list[Turn]:
        """The conversation up to an answer: the asker's own, if it was part of it, or else the answer alone."""
        about, talk = turns(kept.answer), await self.talk(asker)
        ends = [end for end in range(len(about), len(talk) + 1) if talk[end - len(about) : end] == about]
        return talk[: ends[-1]] if ends else about

    async def keep(
        self, asker: Asker, answer: Answer, *, private: bool, seconds: float, asked: bool = True
    ) -> int | None:
        """The id for its buttons; None where nothing can be kept now. `asked`: as `Answers.keep`."""
        try:
            return await self._state.answers.keep(
                answer,
                guild=guild_of(asker),
                channel=asker.channel.id if asker.channel else None,
                person=self._person(asker),
                private=private,
                latency_ms=seconds * 1000,
                asked=asked,
            )
        except StateError:
            log.warning("an answer can't be kept, and is shown without buttons")
            return None

    def _person(self, asker: Asker) -> str:
        return self._state.person(user_of(asker).id)


def turns(answer: Answer) -> list[Turn]:
    """A question and its answer as a conversation knows them.

    The question as it was understood, so that it stands alone when what came before it is forgotten.
    """
    said = answer.text or answer.reason
    return [Turn("user", answer.understood or answer.question), Turn("assistant", said[:_SHOWN])]
