"""Fair use: how often somebody may ask, and who is answered when many do."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

import discord
from discord.utils import format_dt

from bot.asking.asker import Asker, guild_of, user_of
from bot.asking.line import Line
from bot.asking.waiting import note_to
from bot.errors import LimitError, ToldError
from bot.gate import Gate
from bot.language import _
from bot.state import Limits, Reached, State, StateError

log = logging.getLogger(__name__)

_MOMENT = 0.5  # seconds that counting may take: Discord wants to hear of a command within three

T = TypeVar("T")


class Fair:
    """For every way of asking: first `count`, which may refuse, then make the answer within `turn`."""

    def __init__(self, state: State, gate: Gate, limits: Limits, line: Line) -> None:
        """`limits`: those of places whose moderators chose none."""
        self._state = state
        self._gate = gate
        self._limits = limits
        self._line = line
        self._counting: set[asyncio.Task[Any]] = set()
        self._told: dict[tuple[int, int], datetime] = {}  # by guild and user, for as long as the limit lasts

    async def count(self, asker: Asker) -> None:
        """Count a question. Quick; call it before the interaction is deferred, so that a refusal is private.

        Raises:
            LimitError: too many; the text says until when. Moderators may always ask.
        """
        user, guild = user_of(asker), guild_of(asker)
        if self._gate.is_moderator(user):
            return
        reached = await self._within_a_moment(self._reached(guild, user.id))
        if reached is None:
            return
        if guild and isinstance(asker, discord.Message):
            self._tell_once(guild, user.id, reached.until)
        raise LimitError(_refusal(reached))

    @contextlib.asynccontextmanager
    async def turn(self, asker: Asker) -> AsyncIterator[None]:
        """Inside, it is the asker's turn; until then they are told how many are before them.

        An interaction must be deferred, with "thinking": the note takes the answer's place. What fails inside was
        not answered, and is not counted, unless it was cut short because the bot leaves, when there is no time.
        """
        note = note_to(asker)
        try:
            async with self._line.turn(note.tell):
                await note.remove()
                yield
        except BaseException as error:
            if isinstance(error, Exception):
                self._give_back(asker)
            await note.take_back()
            raise

    def _tell_once(self, guild: int, user: int, until: datetime) -> None:
        """A reply is seen by everybody in the channel, so that whoever goes on writing gets no more of them.

        Raises:
            ToldError: they got one.
        """
        now = datetime.now(UTC)
        self._told = {who: end for who, end in self._told.items() if end > now}
        if (guild, user) in self._told:
            raise ToldError
        self._told[guild, user] = until

    def _give_back(self, asker: Asker) -> None:
        """Without waiting: whoever asks next is counted after it."""
        user, guild = user_of(asker), guild_of(asker)
        if not self._gate.is_moderator(user):
            self._started(self._state.usage.give_back(guild, self._state.person(user.id)))

    async def _reached(self, guild: int | None, user: int) -> Reached | None:
        limits = self._limits
        if guild:
            limits = limits.overridden(await self._state.guilds.get(guild))
        return await self._state.usage.take(guild, self._state.person(user), limits)

    async def _within_a_moment(self, counting: Coroutine[None, None, T]) -> T | None:
        """None as well when the state is slow or fails, since that must stop no answer."""
        task = self._started(counting)
        await asyncio.wait({task}, timeout=_MOMENT)
        return task.result() if task.done() and not task.cancelled() and not task.exception() else None

    def _started(self, counting: Coroutine[None, None, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(counting)
        self._counting.add(task)
        task.add_done_callback(self._counted)
        return task

    def _counted(self, task: asyncio.Task[Any]) -> None:
        self._counting.discard(task)
        error = None if task.cancelled() else task.exception()
        if error and not isinstance(error, StateError):  # that one is logged where it happened
            log.error("a question could not be counted", exc_info=error)


def _refusal(reached: Reached) -> str:
    when = format_dt(reached.until, "R")
    if reached.limit == "cooldown":
        return _("That was quick. You can ask again {when}.").format(when=when)
    if reached.limit == "daily":
        sentence = _("You have reached the limit of questions here, {count} within 24 hours. You can ask again {when}.")
    else:
        sentence = _(
            "This server has reached its limit of questions, {count} within 24 hours. You can ask again {when}."
        )
    return sentence.format(count=reached.allowed, when=when)
