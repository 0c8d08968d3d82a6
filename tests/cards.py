"""Answers to make cards of, and what is on a card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import discord
from hypothesis import strategies as st

from bot.cards.pages import Card
from bot.text.excerpt import units
from index import Answer, Citation
from index.domain import Reading, Statement

ODD = "é" + "̷͍" * 40 + "שלום مرحبا 👩‍👩‍👧‍👦 **x** @everyone [a](https://b.c) \n# h"

TEXTS = st.one_of(
    st.text(max_size=100), st.text(alphabet=ODD, max_size=300), st.just("wörd " * 800), st.just("_" * 4000)
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    text = draw(TEXTS.filter(str.strip))
    ends = draw(st.lists(st.integers(0, len(text)), max_size=6))
    marks = tuple((start, end) for start, end in pairwise(ends) if start < end)
    day = draw(st.none() | st.just(date(2026, 1, 12)))
    read = tuple(Reading(start, end, draw(TEXTS), "by the date") for start, end in marks)
    return Citation("a.txt", draw(TEXTS), day, None, text, 0, len(text), 3, 40, "id", marks, read)


def citation(text: str, *marks: tuple[int, int], title: str = "Greenland") -> Citation:
    return Citation("a.txt", title, date(2026, 1, 12), None, text, 0, len(text), 2, 5, "id", marks)


def quoting(*cited: Citation) -> Answer:
    said = tuple(Statement(one.text, (number,)) for number, one in enumerate(cited, start=1))
    return Answer("Who?", statements=said, citations=cited)


WRITTEN = Answer(
    "Who *is* it?",
    statements=(Statement("A_b [c].", (1,)), Statement("D.", (1, 2))),
    citations=(citation("A_b [c]."), citation("D it is.")),
)


def payload(card: Card) -> list[Any]:
    return card.to_components()  # type: ignore[no-untyped-call, no-any-return]  # discord.py has no type for it


def walk(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield part
        yield from walk([*part.get("components", []), *([part["accessory"]] if "accessory" in part else [])])


def texts(card: Card) -> list[str]:
    return [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]


def buttons(card: Card) -> list[str]:
    return [f"{part['label']} {part['custom_id']}" for part in walk(payload(card)) if part["type"] == 2]


def check_limits(card: Card) -> None:
    """As Discord would: the components that are sent, nested ones included, are counted."""
    sent = list(walk(payload(card)))
    said = [part["content"] for part in sent if part["type"] == 10]
    assert said
    assert all(text.strip() for text in said)
    assert sum(map(units, said)) <= 4000
    assert len(sent) <= 40
    ids = [part["id"] for part in sent if part.get("id")]
    assert len(ids) == len(set(ids))
    pressed = [part["custom_id"] for part in sent if "custom_id" in part]
    assert len(pressed) == len(set(pressed))
    assert all(len(custom_id) <= 100 for custom_id in pressed)
    assert all(1 <= len(part["label"]) <= 80 for part in sent if part["type"] == 2)
