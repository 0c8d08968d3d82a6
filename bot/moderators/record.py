"""Noting who did what."""

from __future__ import annotations

import logging
from typing import Any

import discord

from bot.moderators.deeds import written
from bot.state import State, StateError

log = logging.getLogger(__name__)


class Record:
    def __init__(self, state: State) -> None:
        self._state = state

    async def write(self, interaction: discord.Interaction[Any], deed: str, detail: str = "") -> None:
        """Note that whoever uses a command or presses a button did something. Never fails what was done."""
        if interaction.guild_id is None:
            return
        name, person = interaction.user.display_name, self._state.person(interaction.user.id)
        try:
            await self._state.audit.log(interaction.guild_id, by=name, what=written(deed, detail), person=person)
        except StateError:
            log.warning("what a moderator did could not be noted: %s", deed)
