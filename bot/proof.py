"""What can be pressed on an answer."""

from __future__ import annotations

import discord

from bot.buttons import Button
from bot.language import _
from bot.press import Press

# Actions in custom ids. They stand in messages for months: what one means must not change.
SOURCE, FOLLOW_UP, HELPFUL, NOT_RIGHT, SHARE = "source", "ask", "up", "down", "share"


def source_button(answer: int, number: int) -> Button:
    """Opens the reader at a citation."""
    return Button.of(Press(SOURCE, answer, number), _("Show in source"))


def answer_row(answer: int, *, private: bool) -> tuple[Button, ...]:
    """Below an answer."""
    row = (
        Button.of(Press(FOLLOW_UP, answer), _("Ask a follow-up"), style=discord.ButtonStyle.primary),
        Button.of(Press(HELPFUL, answer), _("Helpful"), emoji="👍"),
        Button.of(Press(NOT_RIGHT, answer), _("Not right"), emoji="👎"),
    )
    return (*row, Button.of(Press(SHARE, answer), _("Share"))) if private else row
