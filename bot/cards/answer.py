"""An answer as Discord messages: what is said, with markers, and every sentence that the markers stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.buttons.answers import answer_row, source_button
from bot.buttons.button import Button
from bot.cards.pages import Block, Card, pages
from bot.cards.place import placed
from bot.cards.reading import ANSWER, QUESTION, QUOTED
from bot.cards.receipt import why_quoted
from bot.language import _
from bot.language.said import lead, reason
from bot.text.excerpt import excerpt, units
from index import Answer

# Units that a statement or a quotation may take: the first that needs at most two messages, else the last.
_LIMITS = (900, 450, 250)
_MESSAGES = 2
_CHUNK = 3000  # units of the answer in one block, so that something else fits beside it
_LINE = 500  # units of a question
_NAME = 100  # units of a member's name
_LEAD = 200  # units of the answer in a few words
_RELATED = 3  # sentences shown with "the documents don't say"
_SUGGESTED = 3  # questions shown with it
_SUGGESTION = 150  # units of one
_MARKERS = 50  # that are kept together


@dataclass(frozen=True, slots=True)
class Shown:
    """How an answer is shown."""

    kept: int | None = None  # Kept.id; None: nothing can be pressed, since what was asked could not be kept
    question: bool = False  # where it is not visible otherwise: others don't see the arguments of a command
    private: bool = False  # to who asked alone
    shared_by: str = ""  # the name of who made a private answer public
    suggestions: tuple[str, ...] = ()  # questions that the documents do answer, best first


_PLAIN = Shown()


def cards(answer: Answer, shown: Shown = _PLAIN) -> list[Card]:
    """The messages for an answer, each within Discord's limits; a marker that is shown has its citation in one of them.

    What can be pressed about the whole answer stands at the end of the last one.
    """
    for limit in _LIMITS:
        laid = pages(_with_row(list(_blocks(answer, limit, shown)), shown))
        if len(laid) <= _MESSAGES:
            break
    return laid


def _with_row(blocks: list[Block], shown: Shown) -> list[Block]:
    if shown.kept is None:
        return blocks
    row = answer_row(shown.kept, private=shown.private)
    return [*blocks[:-1], replace(blocks[-1], rows=(row,))]


def _blocks(answer: Answer, limit: int, shown: Shown) -> Iterator[Block]:
    if shown.shared_by:
        yield Block("-# " + _("Shared by @{name}").format(name=excerpt(shown.shared_by, _NAME)))
    if shown.question:
        yield Block(f"-# “{excerpt(answer.question, _LINE)}”", id=QUESTION)
    if answer.understood and answer.understood != answer.question:
        yield Block("-# " + _("Understood as: {question}").format(question=excerpt(answer.understood, _LINE)))
    if answer.abstained:
        yield Block(excerpt(reason(answer), limit), id=ANSWER[0])
        yield from _related(answer, limit, shown)
        yield from _suggested(shown.suggestions)
        return
    if said := why_quoted(answer):
        yield Block(f"-# {said}")
    if short := excerpt(lead(answer), _LEAD).strip():
        yield Block(f"**{short}**")
    if _only_quotes(answer):
        yield from _quotations(answer, limit, shown)
    else:
        yield from _statements(answer, limit)
        yield from _cited(answer, limit, shown)


def _only_quotes(answer: Answer) -> bool:
    """Whether the answer's sentences are its citations, one by one: then each is shown once."""
    pairs = zip(answer.statements, answer.citations, strict=False)
    return len(answer.statements) == len(answer.citations) and all(
        statement.text == citation.text and statement.citations == (number,)
        for number, (statement, citation) in enumerate(pairs, start=1)
    )


def _statements(answer: Answer, limit: int) -> Iterator[Block]:
    for place, text in enumerate(_packed(_said(answer, limit))):
        yield Block(text, id=ANSWER[place])


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


def _quotations(answer: Answer, limit: int, shown: Shown) -> Iterator[Block]:
    for number, citation in enumerate(answer.citations, start=1):
        said = rf"“{excerpt(citation.text, limit, citation.marks)}” \[{number}\]"
        yield Block(placed(said, citation), id=QUOTED[number], button=_button(shown, number))


def _cited(answer: Answer, limit: int, shown: Shown) -> Iterator[Block]:
    for number, citation in enumerate(answer.citations, start=1):
        said = rf"**\[{number}\]** “{excerpt(citation.text, limit, citation.marks)}”"
        yield Block(placed(said, citation), ruled=number == 1, button=_button(shown, number))


def _related(answer: Answer, limit: int, shown: Shown) -> Iterator[Block]:
    if answer.related:
        yield Block(f"**{_('Related, not an answer:')}**", ruled=True)
    for number, citation in enumerate(answer.related[:_RELATED], start=1):
        said = f"“{excerpt(citation.text, limit, citation.marks)}”"
        yield Block(placed(said, citation), button=_button(shown, number))


def _suggested(suggestions: Sequence[str]) -> Iterator[Block]:
    if suggestions:
        lines = [f"- {excerpt(question, _SUGGESTION)}" for question in suggestions[:_SUGGESTED]]
        yield Block("\n".join([f"**{_('You could ask:')}**", *lines]), ruled=True)


def _button(shown: Shown, number: int) -> Button | None:
    return None if shown.kept is None else source_button(shown.kept, number)
