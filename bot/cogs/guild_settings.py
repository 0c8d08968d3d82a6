"""/settings: what moderators chose for their server, and what they did last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands

from bot.cards.pages import Card
from bot.errors import RefusalError
from bot.gate import Gate
from bot.language import _
from bot.moderators.channel_choice import COG
from bot.moderators.choices import OWN, settings_card
from bot.moderators.cog import ModeratorCog
from bot.moderators.record import Record
from bot.state import GuildSettings, Limits, State

_ENTRIES = 8  # deeds that are shown
_COOLDOWN = 86_400  # seconds, a day
_QUESTIONS = 100_000

_Cooldown = app_commands.Range[int, -1, _COOLDOWN]
_Questions = app_commands.Range[int, -1, _QUESTIONS]
_Language = Literal["own", "en", "da", "de", "fr", "es"]


class ServerSettings(ModeratorCog, name=COG):
    def __init__(self, state: State, gate: Gate, limits: Limits) -> None:
        super().__init__(gate)
        self._state = state
        self._limits = limits
        self._record = Record(state)

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(
        private="Whether answers to commands are private unless asked otherwise",
        threads="Whether answers that others can see open a thread",
        language="The language I speak here; own: each member's own",
        cooldown="Seconds between two questions of a member; 0: none, -1: as I am set up",
        daily="Questions of a member within 24 hours; 0: no limit, -1: as I am set up",
        server_daily="Questions of all members within 24 hours; 0: no limit, -1: as I am set up",
    )
    async def settings(  # noqa: PLR0913, PLR0917 - the options of the command
        self,
        interaction: discord.Interaction,
        private: bool | None = None,  # noqa: FBT001 - an option
        threads: bool | None = None,  # noqa: FBT001 - an option
        language: _Language | None = None,
        cooldown: _Cooldown | None = None,
        daily: _Questions | None = None,
        server_daily: _Questions | None = None,
    ) -> None:
        """For moderators: show this server's settings, or change some."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        given = {
            "private": private,
            "threads": threads,
            "language": language,
            "cooldown": cooldown,
            "daily": daily,
            "guild_daily": server_daily,
        }
        changes = {name: _meant(value) for name, value in given.items() if value is not None}
        await self._change(interaction, guild, changes)
        await interaction.edit_original_response(view=await self._card(interaction, guild))

    async def choose_channels(self, interaction: discord.Interaction[Any], channels: Sequence[int]) -> None:
        """The list of channels was used."""
        guild = self._gate.check_moderator(interaction)
        await interaction.response.defer()
        await self._change(interaction, guild, {"channels": tuple(sorted(channels))})
        await interaction.edit_original_response(view=await self._card(interaction, guild))

    async def _change(self, interaction: discord.Interaction[Any], guild: int, changes: dict[str, Any]) -> None:
        """Only what differs is written and noted."""
        old = await self._state.guilds.get(guild)
        new = replace(old, **changes)
        if new == old:
            return
        await self._state.guilds.set(guild, new)
        for name in changes:
            if getattr(new, name) != getattr(old, name):
                await self._record.write(interaction, name, _noted(new, name))

    async def _card(self, interaction: discord.Interaction[Any], guild: int) -> Card:
        if interaction.guild is None:
            raise RefusalError(_("This works in a server only."))
        settings = await self._state.guilds.get(guild)
        there = [channel for channel in settings.channels if interaction.guild.get_channel(channel)]
        return settings_card(settings, self._limits, there, await self._state.audit.recent(guild, _ENTRIES))


def _meant(value: bool | int | str) -> bool | int | str | None:  # noqa: FBT001 - what an option holds
    """-1 and "own" stand for what was chosen by nobody."""
    if value == OWN:
        return ""
    return None if value == -1 and not isinstance(value, bool) else value


def _noted(settings: GuildSettings, name: str) -> str:
    """A value as it is kept among the deeds: in no language."""
    value = getattr(settings, name)
    if name == "channels":
        return " ".join(f"#{channel}" for channel in value) or "all"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "default" if value is None else str(value) or OWN
