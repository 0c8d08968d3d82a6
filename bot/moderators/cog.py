"""What the moderators' cogs have in common."""

from __future__ import annotations

from discord.ext import commands

from bot.gate import Gate


class ModeratorCog(commands.Cog):
    """Its commands are shown to moderators only. Each asks the gate all the same: servers can show them to anybody."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        for command in self.get_app_commands():
            command.default_permissions = gate.shows_commands_to
