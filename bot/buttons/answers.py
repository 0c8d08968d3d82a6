"""What can be pressed on an answer, and the sentences that this is about."""

from __future__ import annotations

import discord

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.language import _
from index import Answer, Citation

# Actions in custom ids. They stand in messages for months: what one means must not change.
SOURCE, CITE, ON, BACK, DOUBT = "source", "cite", "on", "back", "doubt"
FOLLOW_UP, SHARE, HELPFUL, NOT_RIGHT, WHY, POST = "ask", "share", "up", "down", "why", "post"


def evidence(answer: Answer) -> tuple[Citation, ...]:
    """The sentences shown with an answer, which buttons number from 1: its citations, or else what is near."""
    return answer.related if answer.abstained else answer.citations


def source_button(answer: int, number: int) -> Button:
    """Opens the reader at a sentence."""
    return Button.of(Press(SOURCE, answer, number), _("Show in source"))


def answer_row(answer: int, *, private: bool) -> tuple[Button, ...]:
    """Below an answer."""
    row = (
        Button.of(Press(FOLLOW_UP, answer), _("Ask a follow-up"), style=discord.ButtonStyle.primary),
        Button.of(Press(HELPFUL, answer), f"👍 {_('Helpful')}"),
        Button.of(Press(NOT_RIGHT, answer), f"👎 {_('Not right')}"),
    )
    return (*row, Button.of(Press(SHARE, answer), _("Share"))) if private else row
