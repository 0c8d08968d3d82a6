"""What a card of an answer says, when Discord hands it back: the inverse of `bot/cards/answer.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import discord

from bot.text.escape import unescape

# Component ids, by which `read` finds its way.
QUESTION = 100
ANSWER = range(101, 10_000)  # sentences of the bot's, with markers
QUOTED = range(10_000, 20_000)  # the answer's sentences that are quotations, each with its marker and its place


def read(components: Sequence[discord.Component]) -> tuple[str, str]:
    """The question and the answer that a card shows, each empty when it shows none."""
    question, answer = "", []
    for text in _texts(components):
        if text.id == QUESTION:
            question = unescape(text.content.removeprefix("-# “").removesuffix("”"))
        elif text.id in ANSWER:
            answer.append(unescape(_unmarked(text.content)))
        elif text.id in QUOTED:
            quoted = _unmarked(text.content.partition("\n")[0])
            answer.append(unescape(quoted.removeprefix("“").removesuffix("”")))
    return question, " ".join(answer)


def _unmarked(text: str) -> str:
    return re.sub(r" ?(?:\\\[\d+\\\])+", "", text)


def _texts(components: Sequence[discord.Component]) -> Iterator[discord.TextDisplay]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component
        elif isinstance(component, discord.Container | discord.SectionComponent):
            yield from _texts(component.children)
