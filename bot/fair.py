"""Fair use: how often somebody may ask, and who is answered when many do."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import discord
from discord import ui
from discord.utils import format_dt

from bot.errors import UNSENT, LimitError
from bot.gate import Gate
from bot.language import _
from bot.line import Line
from bot.notice import notice
from bot.state import Limits, Reached, State, StateError

log = logging.getLogger(__name__)

_MOMENT = 0.5  # seconds that counting may take: Discord wants to hear of a command within three

Asker = discord.Interaction[Any] | discord.Message


class Fair:
    """For every way of asking: first `count`, which may refuse, then make the answer within `turn`."""

    def __init__(self, state: State, gate: Gate, limits: Limits, line: Line) -> None:
        """`limits`: those of places whose moderators chose none."""
        self._state = state
        self._gate = gate
        self._limits = limits
        self._line = line
        self._counting: set[asyncio.Task[Reached | None]] = set()

    async def count(self, asker: Asker) -> None:
        """Count a question. Quick; call it before the interaction is deferred, so that a refusal is private.

        Raises:
            LimitError: too many; the text says until when. Moderators may always ask.
        """
        if isinstance(asker, discord.Interaction):
            user, guild = asker.user, asker.guild_id
        else:
            user, guild = asker.author, asker.guild.id if asker.guild else None
        if self._gate.is_moderator(user):
            return
        reached = await self._within_a_moment(self._reached(guild, user.id))
        if reached:
            raise LimitError(_refusal(reached))

    @contextlib.asynccontextmanager
    async def turn(self, asker: Asker) -> AsyncIterator[None]:
        """Inside, it is the asker's turn; until then they are told how many are before them.

        An interaction must be deferred, with "thinking": the note takes the answer's place.
        """
        note = _Answer(asker) if isinstance(asker, discord.Interaction) else _Reply(asker)
        async with self._line.turn(note.tell):
            await note.remove()
            yield

    async def _reached(self, guild: int | None, user: int) -> Reached | None:
        limits = self._limits
        if guild:
            limits = limits.overridden(await self._state.guilds.get(guild))
        return await self._state.usage.take(guild, self._state.person(user), limits)

    async def _within_a_moment(self, counting: Coroutine[None, None, Reached | None]) -> Reached | None:
        """None as well when the state is slow or fails, since that must stop no answer."""
        task = asyncio.create_task(counting)
        self._counting.add(task)
        task.add_done_callback(self._counted)
        await asyncio.wait({task}, timeout=_MOMENT)
        return task.result() if task.done() and not task.cancelled() and not task.exception() else None

    def _counted(self, task: asyncio.Task[Reached | None]) -> None:
        self._counting.discard(task)
        error = None if task.cancelled() else task.exception()
        if error and not isinstance(error, StateError):  # that one is logged where it happened
            log.error("a question could not be counted", exc_info=error)


class _Answer:
    """The note in place of a deferred answer, which will replace it."""

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self._interaction = interaction

    async def tell(self, before: int) -> None:
        await self._interaction.edit_original_response(view=_note(before))

    async def remove(self) -> None:
        pass


class _Reply:
    """The note as a reply, which is removed when the answer is made."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message
        self._note: discord.Message | None = None

    async def tell(self, before: int) -> None:
        if self._note:
            await self._note.edit(view=_note(before))
        else:
            reference = self._message.to_reference(fail_if_not_exists=False)
            self._note = await self._message.channel.send(
                view=_note(before), reference=reference, mention_author=False, silent=True
            )

    async def remove(self) -> None:
        if self._note:
            with contextlib.suppress(*UNSENT):
                await self._note.delete()


def _note(before: int) -> ui.LayoutView:
    return notice(_("Many are asking: {count} before you. Your answer will come here.").format(count=before))


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
