"""Who asks, and where: by a command, a button or a form, or by a message."""

from __future__ import annotations

from typing import Any

import discord

Asker = discord.Interaction[Any] | discord.Message


def user_of(asker: Asker) -> discord.abc.User:
    return asker.user if isinstance(asker, discord.Interaction) else asker.author


def guild_of(asker: Asker) -> int | None:
    """By its id, which an interaction has also where the server is not known otherwise."""
    if isinstance(asker, discord.Interaction):
        return asker.guild_id
    return asker.guild.id if asker.guild else None
