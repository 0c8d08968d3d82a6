"""The bot's first message in a server."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.asking.suggestions import Suggestions
from bot.cards.guide import welcome_card
from bot.errors import UNSENT
from bot.gate import Gate
from bot.language import language_of, reading

log = logging.getLogger(__name__)


class Welcome(commands.Cog):
    def __init__(self, gate: Gate, suggestions: Suggestions) -> None:
        self._gate = gate
        self._suggestions = suggestions

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Once: discord.py tells a server that the bot was added to from one that is there again after an outage."""
        channel = _where(guild)
        if not self._gate.serves(guild.id) or channel is None:
            return
        with reading(language_of(str(guild.preferred_locale))):
            card = welcome_card(guild.me.display_name, self._suggestions.examples())
        try:
            await channel.send(view=card)
        except UNSENT as error:
            log.warning("the first message in a server could not be sent: %s", error)


def _where(guild: discord.Guild) -> discord.TextChannel | None:
    """Where the server greets its members, if the bot may write there; else the first channel where it may."""
    channels = [guild.system_channel, *sorted(guild.text_channels, key=lambda channel: channel.position)]
    return next((channel for channel in channels if channel and _may_write(channel)), None)


def _may_write(channel: discord.TextChannel) -> bool:
    permissions = channel.permissions_for(channel.guild.me)
    return permissions.view_channel and permissions.send_messages
