"""Forms that are nothing but their custom ids, as the buttons are."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import ui

from bot.buttons.press import Press

_FIELD = "text"  # custom id of the one field of a form


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
