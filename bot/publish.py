"""Sending the commands to Discord, only when it has others than ours."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.http import Route

log = logging.getLogger(__name__)

Command = app_commands.Command[Any, Any, Any] | app_commands.ContextMenu | app_commands.Group
Tree = app_commands.CommandTree[Any]

_COMPARED = frozenset(
    {"type", "name", "description", "options", "nsfw", "default_member_permissions"}
    | {"name_localizations", "description_localizations"}
)
_GLOBAL_ONLY = frozenset({"contexts", "integration_types"})  # Discord keeps these for global commands alone


async def publish(bot: commands.Bot, guild: discord.abc.Snowflake | None) -> None:
    """Replace the commands of one guild, or, without one, those of all, if they differ from the bot's.

    Raises:
        discord.DiscordException: Discord refuses, for instance because the bot is not in the guild.
    """
    if guild:
        bot.tree.copy_global_to(guild=guild)
    ours = [await _payload(command, bot.tree) for command in bot.tree.get_commands(guild=guild)]
    compared = _COMPARED if guild else _COMPARED | _GLOBAL_ONLY
    if _canonical(ours, compared) == _canonical(await _theirs(bot, guild), compared):
        log.info("commands are as Discord has them")
        return
    await bot.tree.sync(guild=guild)
    log.info("commands sent to Discord")


async def _payload(command: Command, tree: Tree) -> Mapping[str, Any]:
    """As discord.py sends it."""
    translator = tree.translator
    return await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)


async def _theirs(bot: commands.Bot, guild: discord.abc.Snowflake | None) -> Sequence[Mapping[str, Any]]:
    """As Discord sends them, with all translations, which discord.py's own requests leave out.

    Besides, `CommandTree.fetch_commands` misreads the contexts (discord.py 2.7.1).
    """
    if bot.application_id is None:
        raise discord.MissingApplicationID
    path = "/applications/{application}/guilds/{guild}/commands" if guild else "/applications/{application}/commands"
    route = Route("GET", path, application=bot.application_id, guild=guild.id if guild else None)
    found: list[dict[str, Any]] = await bot.http.request(route, params={"with_localizations": "true"})
    return found


def _canonical(payloads: Sequence[Mapping[str, Any]], compared: Collection[str]) -> list[Any]:
    """Commands by type and name, without what Discord adds and what says nothing, so that equal ones are equal."""
    kept = ({key: _plain(key, value) for key, value in payload.items() if key in compared} for payload in payloads)
    return sorted((_pruned(payload) for payload in kept), key=lambda payload: (payload["type"], payload["name"]))


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Discord writes permissions as a string of digits, discord.py as a number."""
    return str(value) if key == "default_member_permissions" and value is not None else value


def _pruned(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: _pruned(item) for key, item in value.items() if not _says_nothing(item)}
    return [_pruned(item) for item in value] if isinstance(value, list) else value


def _says_nothing(value: Any) -> bool:  # noqa: ANN401 - JSON
    return value is None or value is False or value in ("", [], {})
