"""Blocks of text laid out as Discord messages, each within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.errors import tell
from bot.text.excerpt import units
from bot.text.notice import MAX_TEXT

_ACCENT = 0x3E6FB0  # the line at the left of a card: ink
MAX_COMPONENTS = 40  # of a message, nested ones included: https://discord.com/developers/docs/components/reference


@dataclass(frozen=True, slots=True)
class Block:
    """A text of at most MAX_TEXT units, and what can be pressed about it."""

    text: str
    ruled: bool = False  # with a line above it, where something stands above it
    id: int | None = None  # of the component, to find it again in a message that Discord hands back
    button: ui.Item[Any] | None = None  # beside the text
    rows: tuple[tuple[ui.Item[Any], ...], ...] = ()  # below the text, each of one to five buttons

    @property
    def components(self) -> int:
        """How many components it takes: a section is one beside its text and its button, a row beside its buttons."""
        return self.ruled + (3 if self.button else 1) + sum(1 + len(row) for row in self.rows)


class Card(ui.LayoutView):
    """A message of ours. It never times out; what goes wrong in it goes where every error goes."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=_ACCENT)
        for place, block in enumerate(blocks):
            if place and block.ruled:
                container.add_item(ui.Separator())
            text: ui.TextDisplay[Card] = ui.TextDisplay(block.text, id=block.id)
            container.add_item(ui.Section(text, accessory=block.button) if block.button else text)
            for row in block.rows:
                container.add_item(ui.ActionRow(*row))
        self.add_item(container)

    async def on_error(self, interaction: discord.Interaction, error: Exception, _: ui.Item[Card], /) -> None:
        await tell(interaction, error)


def pages(blocks: Iterable[Block], *, spare: int = 0) -> list[Card]:
    """The blocks in order, in as few messages as they fit in; no block is divided.

    `spare`: units of a text that can still be added to each.
    """
    laid: list[list[Block]] = [[]]
    for block in blocks:
        if laid[-1] and not _fits([*laid[-1], block], spare):
            laid.append([])
        laid[-1].append(block)
    return [Card(page) for page in laid]


def _fits(blocks: Sequence[Block], spare: int) -> bool:
    components = 1 + bool(spare) + sum(block.components for block in blocks)  # the container is one
    return components <= MAX_COMPONENTS and sum(units(block.text) for block in blocks) <= MAX_TEXT - spare
