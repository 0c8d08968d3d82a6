"""Buttons that are nothing but their custom ids: none is kept in memory, all work after a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.buttons.press import PATTERN, Press

if TYPE_CHECKING:
    from bot.client import Footnote


class Button(ui.DynamicItem[ui.Button[ui.LayoutView]], template=PATTERN):
    """Any button of ours; what it does is up to who registered its action with `Footnote.presses`."""

    @classmethod
    def of(
        cls,
        press: Press,
        label: str,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> Self:
        """`label` says in words what it does; a sign may go with them.

        As a part of the label: discord.py sends an emoji of its own with an id that is null, which Discord's
        specification does not have.
        """
        return cls(ui.Button(label=label, style=style, disabled=disabled, custom_id=press.custom_id))

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str], /) -> Self:
        if not isinstance(item, ui.Button):
            raise TypeError(f"{item!r} is no button")
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: Footnote = interaction.client
        await client.presses.pressed(interaction)
