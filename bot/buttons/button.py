"""Buttons and forms that are nothing but their custom ids: none is kept in memory, all work after a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.buttons.press import PATTERN, Press

if TYPE_CHECKING:
    from bot.client import Footnote

_FIELD = "text"  # custom id of the one field of a form


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


class Form(ui.Modal):
    """A form with one field. What is written in it comes back by the custom id alone, through `Footnote.presses`."""

    def __init__(self, press: Press, *, title: str, label: str, placeholder: str = "") -> None:
        """`title` and `label` are of at most 45 characters.

        The field may stay empty as far as Discord is concerned: we say in our own words what is missing.
        """
        super().__init__(title=title, custom_id=press.custom_id)
        field: ui.TextInput[Form] = ui.TextInput(
            custom_id=_FIELD, style=discord.TextStyle.paragraph, required=False, placeholder=placeholder or None
        )
        self.add_item(ui.Label(text=label, component=field))
        self.stop()  # so that discord.py does not keep it to wait for an answer


def written_in(interaction: discord.Interaction[Any]) -> str:
    """What somebody wrote in a form of ours; as Discord sends it, since no form is kept."""
    data = cast("dict[str, Any]", interaction.data or {})  # JSON
    fields = [label.get("component", {}) for label in data.get("components", [])]
    return next((str(field.get("value") or "") for field in fields if field.get("custom_id") == _FIELD), "")
