"""Votes on answers: one a person and answer, which can be changed; what is not right, and with which citation."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.buttons.answers import DOUBT, HELPFUL, NOT_RIGHT, WHY
from bot.buttons.button import Button
from bot.buttons.form import Form
from bot.buttons.kept import kept_answer
from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.pages import Block, Card
from bot.language import _
from bot.language.reasons import CITATION, OTHER, REASONS, said
from bot.state import State
from bot.text.notice import notice

_NOTE = 1000  # characters of what somebody says is not right


class Feedback(commands.Cog):
    def __init__(self, presses: Presses, state: State) -> None:
        self._state = state
        presses.on_press(HELPFUL, self.helpful)
        presses.on_press(NOT_RIGHT, self.not_right)
        presses.on_press(WHY, self.why)
        presses.on_press(DOUBT, self.doubt)
        presses.on_form(WHY, self.in_words)

    async def helpful(self, interaction: discord.Interaction[Any], press: Press) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._vote(interaction, press)
        await interaction.edit_original_response(view=notice(_("Thank you. Noted as helpful.")))

    async def not_right(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Counts at once; what is said of it before, and a reason given after it, stay with it."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        before = await self._state.votes.of(press.answer, self._state.person(interaction.user.id))
        if before is None or before.up:
            await self._vote(interaction, press)
        await interaction.edit_original_response(view=_asking_why(press.answer))

    async def why(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """`press.at` is the reason's place in REASONS, from 1."""
        reason = REASONS[min(max(press.at, 1), len(REASONS)) - 1]
        if reason == OTHER:
            await interaction.response.send_modal(
                Form(press, title=_("What is not right?"), label=_("In your words, if you like"))
            )
            return
        await interaction.response.defer()
        await self._vote(interaction, press, reason=reason)
        thanks = _("Thank you. Noted: {reason}.").format(reason=said(reason))
        await interaction.edit_original_response(view=notice(thanks))

    async def in_words(self, interaction: discord.Interaction[Any], press: Press, text: str) -> None:
        note = " ".join(text.encode(errors="ignore").decode().split())[:_NOTE]
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._vote(interaction, press, reason=OTHER, note=note)
        thanks = _("Thank you. Noted, with what you wrote.") if note else _("Thank you. Noted.")
        await interaction.edit_original_response(view=notice(thanks))

    async def doubt(self, interaction: discord.Interaction[Any], press: Press) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._vote(interaction, press, reason=CITATION)
        thanks = _("Thank you. Noted: citation {number} doesn't support the answer.").format(number=press.number)
        await interaction.edit_original_response(view=notice(thanks))

    async def _vote(
        self, interaction: discord.Interaction[Any], press: Press, *, reason: str = "", note: str = ""
    ) -> None:
        """`press.number` is the citation that is doubted, if any."""
        await kept_answer(self._state, press)  # which says so when there is no such answer any more
        await self._state.votes.cast(
            press.answer,
            self._state.person(interaction.user.id),
            up=press.action == HELPFUL,
            reason=reason,
            note=note,
            citation=press.number or None,
        )


def _asking_why(answer: int) -> Card:
    asked = _("Noted as not right. What is it? You can also leave it at that.")
    row = tuple(Button.of(Press(WHY, answer, 0, place), said(reason)) for place, reason in enumerate(REASONS, start=1))
    return Card([Block(asked, rows=(row,))])
