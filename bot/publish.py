"""Sending the commands to Discord, only when it has others than ours."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import discord
from discord.ext import commands

log = logging.getLogger(__name__)

_COMPARED = frozenset({"type", "name", "description", "options", "nsfw", "default_member_permissions"})
_GLOBAL_ONLY = frozenset({"contexts", "integration_types"})  # Discord keeps these for global commands alone


async def publish(bot: commands.Bot, guild: discord.abc.Snowflake | None) -> None:
    """Replace the commands of one guild, or, without one, those of all, if they differ from the bot's.

    Raises:
        discord.DiscordException: Discord refuses, for instance because the bot is not in the guild.
    """
    if guild:
        bot.tree.copy_global_to(guild=guild)
    ours = [command.to_dict(bot.tree) for command in bot.tree.get_commands(guild=guild)]
    compared = _COMPARED if guild else _COMPARED | _GLOBAL_ONLY
    if _canonical(ours, compared) == _canonical(await _theirs(bot, guild), compared):
        log.info("commands are as Discord has them")
        return
    await bot.tree.sync(guild=guild)
    log.info("commands sent to Discord")


async def _theirs(bot: commands.Bot, guild: discord.abc.Snowflake | None) -> Sequence[Mapping[str, Any]]:
    """As Discord sends them: `CommandTree.fetch_commands` misreads the contexts (discord.py 2.7.1)."""
    if bot.application_id is None:
        raise discord.MissingApplicationID
    if guild:
        return await bot.http.get_guild_commands(bot.application_id, guild.id)
    return await bot.http.get_global_commands(bot.application_id)


def _canonical(payloads: Sequence[Mapping[str, Any]], compared: Collection[str]) -> list[Any]:
    """Commands by type and name, without what Discord adds and what says nothing, so that equal ones are equal."""
    kept = ({key: value for key, value in payload.items() if key in compared} for payload in payloads)
    return sorted((_pruned(payload) for payload in kept), key=lambda payload: (payload["type"], payload["name"]))


def _pruned(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: _pruned(item) for key, item in value.items() if not _says_nothing(item)}
    return [_pruned(item) for item in value] if isinstance(value, list) else value


def _says_nothing(value: Any) -> bool:  # noqa: ANN401 - JSON
    return value is None or value is False or value in ("", [], {})
