"""One sentence as a message."""

from __future__ import annotations

from discord import ui

from bot.text.excerpt import units

MAX_TEXT = (
    4000  # characters over all text displays of a message: https://discord.com/developers/docs/components/reference
)


def notice(text: str) -> ui.LayoutView:
    """A message that is one text, made of components like all of them, so that any may replace any."""
    if units(text) > MAX_TEXT:
        text = text[: MAX_TEXT // 2 - 1] + "…"  # a character is at most two units
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(text))
