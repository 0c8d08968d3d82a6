"""A private answer, posted for all by who asked."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.buttons.answers import SHARE
from bot.buttons.kept import kept_answer
from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.answer import Shown, cards
from bot.errors import RefusalError
from bot.language import _
from bot.state import Kept, State


class Sharing(commands.Cog):
    def __init__(self, presses: Presses, state: State) -> None:
        self._state = state
        self._sharing: set[int] = set()  # answers that are being posted: two quick presses post once
        presses.on_press(SHARE, self.share)

    async def share(self, interaction: discord.Interaction[Any], press: Press) -> None:
        await interaction.response.defer()
        kept = await kept_answer(self._state, press)
        self._check(interaction, kept)
        self._sharing.add(kept.id)
        try:
            name = interaction.user.display_name
            for view in cards(kept.answer, Shown(kept.id, question=True, shared_by=name)):
                await interaction.followup.send(view=view, ephemeral=False)
            await self._state.answers.publish(kept.id)
        finally:
            self._sharing.discard(kept.id)

    def _check(self, interaction: discord.Interaction[Any], kept: Kept) -> None:
        if kept.person != self._state.person(interaction.user.id):
            raise RefusalError(_("Only who asked can share the answer."))
        if not kept.private or kept.id in self._sharing:
            raise RefusalError(_("This answer is shared already."))
