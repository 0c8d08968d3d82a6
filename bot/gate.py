"""Who may do what, decided on what Discord says of the person, never on what their client shows them."""

from __future__ import annotations

from collections.abc import Collection

import discord

from bot.errors import RefusalError


class Gate:
    """`guilds`: the only ones to serve, none meaning all; `moderator_roles`: who may do what Manage Server may."""

    def __init__(self, guilds: Collection[int], moderator_roles: Collection[int]) -> None:
        self._guilds = frozenset(guilds)
        self._moderator_roles = frozenset(moderator_roles)

    def serves(self, guild_id: int | None) -> bool:
        """Whether to answer there; None is a direct message."""
        return guild_id is None or not self._guilds or guild_id in self._guilds

    def check_moderator(self, interaction: discord.Interaction) -> None:
        """Raises: RefusalError: not in a server, or neither Manage Server nor a moderator's role."""
        if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
            raise RefusalError("This works in a server only.")
        has_role = any(interaction.user.get_role(role) for role in self._moderator_roles)
        if not has_role and not interaction.permissions.manage_guild:
            raise RefusalError(
                "Only moderators can do this: it takes the permission Manage Server or a moderator's role."
            )
