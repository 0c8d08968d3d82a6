"""What moderators chose about where and how the bot answers in their server."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord

from bot.errors import UNSENT, RefusalError
from bot.language import _
from bot.state import GuildSettings, State

log = logging.getLogger(__name__)

_MOMENT = 0.5  # seconds that the state may take: Discord wants to hear of a command within three
_TITLE = 100  # characters of a thread's name: https://discord.com/developers/docs/resources/channel#start-thread-from-message


async def chosen(state: State, guild: int | None) -> GuildSettings:
    """The settings of a server; the defaults in direct messages, and where the state is slow."""
    if guild is None:
        return GuildSettings()
    try:
        async with asyncio.timeout(_MOMENT):
            return await state.guilds.get(guild)
    except TimeoutError:
        log.warning("the state is slow: a server's settings are not heeded")
        return GuildSettings()


def check_channel(channel: Any, settings: GuildSettings) -> None:  # noqa: ANN401 - any kind of channel, or none
    """Raises: RefusalError: the moderators want answers in other channels only."""
    here = {getattr(channel, "id", None), getattr(channel, "parent_id", None)}
    if not settings.channels or here.intersection(settings.channels):
        return
    guild: discord.Guild | None = getattr(channel, "guild", None)
    known = [guild.get_channel(other) for other in settings.channels] if guild else []
    names = [f"#{other.name}" for other in known if other]
    if names:
        raise RefusalError(_("Here I answer only in {channels}.").format(channels=", ".join(names)))
    raise RefusalError(_("I don't answer in this channel."))


async def open_thread(channel: Any, message_id: int, question: str) -> discord.Thread | None:  # noqa: ANN401 - as above
    """A thread from a message in a text channel; None elsewhere, and where Discord does not let the bot."""
    if not isinstance(channel, discord.TextChannel):
        return None
    try:
        return await channel.get_partial_message(message_id).create_thread(name=_named(question))
    except UNSENT as error:
        log.warning(
            "no thread in channel %d of server %d, the answer goes to the channel; threads take the permission"
            " Create Public Threads: %s", channel.id, channel.guild.id, error,
        )  # fmt: skip
        return None


def _named(question: str) -> str:
    return question if len(question) <= _TITLE else question[: _TITLE - 1].rstrip() + "…"
