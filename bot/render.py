"""An answer as Discord messages: what is said, with markers, and below it every sentence that the markers stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import discord

from bot.escape import unescape
from bot.excerpt import excerpt, units
from bot.pages import Block, Card, pages
from index import Answer, Citation

# Units that a statement or a quotation may take: the first that needs at most two messages, else the last.
_LIMITS = (900, 450, 250)
_MESSAGES = 2
_CHUNK = 3000  # units of the answer in one block, so that something else fits beside it
_LINE = 500  # units of a question
_TITLE = 120  # units of a title
_LEAD = 200  # units of the answer in a few words
_NOTES = 3  # readings of times shown under a quotation
_NOTE = 150  # units of one
_RELATED = 3  # sentences shown with "the documents don't say"
_MARKERS = 50  # that are kept together

_LED = 99  # the beginning of an answer after its lead
_QUESTION = 100  # component ids, by which `read` finds its way
_AFTER_LEAD = "** — "  # never within a lead, whose asterisks are escaped
_ANSWER = range(101, 10_000)


def cards(answer: Answer, *, show_question: bool = False) -> list[Card]:
    """The messages for an answer, each within Discord's limits; a marker that is shown has its citation in one of them.

    `show_question` where the question is not visible otherwise: others don't see the arguments of a command.
    """
    for limit in _LIMITS:
        laid = pages(_blocks(answer, limit, show_question=show_question))
        if len(laid) <= _MESSAGES:
            break
    return laid


def read(components: Sequence[discord.Component]) -> tuple[str, str]:
    """The question and the answer that a card shows, each empty when it shows none; the inverse of `cards`."""
    question, answer = "", []
    for text in _texts(components):
        if text.id == _QUESTION:
            question = unescape(text.content.removeprefix("-# “").removesuffix("”"))
        elif text.id == _LED or text.id in _ANSWER:
            said = text.content.partition(_AFTER_LEAD)[2] if text.id == _LED else text.content
            answer.append(unescape(re.sub(r" ?(?:\\\[\d+\\\])+", "", said)))
    return question, " ".join(answer)


def _texts(components: Sequence[discord.Component]) -> Iterator[discord.TextDisplay]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component
        elif isinstance(component, discord.Container):
            yield from _texts(component.children)


def _blocks(answer: Answer, limit: int, *, show_question: bool) -> Iterator[Block]:
    if show_question:
        yield Block(f"-# “{excerpt(answer.question, _LINE)}”", id=_QUESTION)
    if answer.understood and answer.understood != answer.question:
        yield Block(f"-# Understood as: {excerpt(answer.understood, _LINE)}")
    yield from _answered(answer, limit)
    yield from _related(answer, limit) if answer.abstained else _cited(answer, limit)


def _answered(answer: Answer, limit: int) -> Iterator[Block]:
    """What is said, its lead before it in bold."""
    said = [excerpt(answer.reason or "The documents don't say.", limit)] if answer.abstained else _said(answer, limit)
    for place, text in enumerate(_packed(said)):
        lead = excerpt(answer.lead, _LEAD).strip() if place == 0 else ""
        yield Block(f"**{lead}{_AFTER_LEAD}{text}", id=_LED) if lead else Block(text, id=_ANSWER[place])


def _said(answer: Answer, limit: int) -> list[str]:
    marks = {citation.text: citation.marks for citation in answer.citations}
    parts: list[str] = []
    for statement in answer.statements:
        parts.append(excerpt(statement.text, limit, marks.get(statement.text, ())))
        numbers = [rf"\[{number}\]" for number in statement.citations]
        parts += ["".join(numbers[at : at + _MARKERS]) for at in range(0, len(numbers), _MARKERS)]
    return parts


def _packed(parts: Sequence[str]) -> list[str]:
    """The parts joined by blanks into texts of at most _CHUNK units."""
    texts = [""]
    for part in parts:
        if texts[-1] and units(texts[-1]) + 1 + units(part) > _CHUNK:
            texts.append("")
        texts[-1] = f"{texts[-1]} {part}".lstrip()
    return texts


def _cited(answer: Answer, limit: int) -> Iterator[Block]:
    for number, citation in enumerate(answer.citations, start=1):
        yield Block(rf"**\[{number}\]** {_quoted(citation, limit)}", ruled=number == 1)


def _related(answer: Answer, limit: int) -> Iterator[Block]:
    if answer.related:
        yield Block("**Related, not an answer:**", ruled=True)
    yield from (Block(_quoted(citation, limit)) for citation in answer.related[:_RELATED])


def _quoted(citation: Citation, limit: int) -> str:
    place = [excerpt(citation.title, _TITLE), f"sentence {citation.number} of {citation.of}"]
    if citation.date:
        place.insert(1, f"{citation.date.day} {citation.date:%B %Y}")
    below = [*(excerpt(note, _NOTE) for note in citation.notes[:_NOTES]), " · ".join(place)]
    return "\n-# ".join([f"“{excerpt(citation.text, limit, citation.marks)}”", *below])
