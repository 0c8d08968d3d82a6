"""Who may do what, decided on what Discord says of the person, never on what their client shows them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import discord

from bot.errors import RefusalError
from bot.language import _


class Gate:
    """`guilds`: the only ones to serve, none meaning all; `moderator_roles`: who may do what Manage Server may."""

    def __init__(self, guilds: Collection[int], moderator_roles: Collection[int]) -> None:
        self._guilds = frozenset(guilds)
        self._moderator_roles = frozenset(moderator_roles)

    def serves(self, guild_id: int | None) -> bool:
        """Whether to answer there; None is a direct message."""
        return guild_id is None or not self._guilds or guild_id in self._guilds

    @property
    def shows_commands_to(self) -> discord.Permissions | None:
        """Who sees the moderators' commands in Discord: everybody where a role makes moderators."""
        return None if self._moderator_roles else discord.Permissions(manage_guild=True)

    def check_moderator(self, interaction: discord.Interaction[Any]) -> int:
        """The server it is about. Raises: RefusalError: not in one, or neither Manage Server nor a moderator's role."""
        if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
            raise RefusalError(_("This works in a server only."))
        if not self.is_moderator(interaction.user):
            raise RefusalError(
                _("Only moderators can do this: it takes the permission Manage Server or a moderator's role.")
            )
        return interaction.guild_id

    def check_keeper(self, interaction: discord.Interaction[Any]) -> int:
        """As `check_moderator`, for what changes the documents of all servers.

        Anybody can add a public bot to a server of their own, and moderates there.
        """
        guild = self.check_moderator(interaction)
        if not self._guilds and len(interaction.client.guilds) > 1:
            raise RefusalError(
                _(
                    "The documents are those of all servers I'm in. Whoever runs me can name the servers whose"
                    " moderators may change them, in ALLOWED_GUILD_IDS."
                )
            )
        return guild

    def is_moderator(self, user: discord.abc.User) -> bool:
        """Whether somebody has Manage Server or a moderator's role, where they wrote or used a command."""
        if not isinstance(user, discord.Member):
            return False
        permissions = user.resolved_permissions or user.guild_permissions  # the first with interactions, from Discord
        return permissions.manage_guild or any(user.get_role(role) for role in self._moderator_roles)
