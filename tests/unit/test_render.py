"""Answers as Discord messages: within Discord's limits whatever they say, and never a marker without its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import discord
import pytest
from discord.components import _component_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.answer import Shown, cards
from bot.cards.pages import Card
from bot.cards.reading import read
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


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    question, understood = draw(st.text(max_size=500)), draw(st.text(max_size=800))
    cited = tuple(draw(st.lists(citations(), min_size=1, max_size=8)) * draw(st.sampled_from([1, 1, 7])))
    if draw(st.booleans()):
        return Answer(question, related=cited, abstained=True, reason=draw(TEXTS), understood=understood)
    numbers = st.lists(st.integers(1, len(cited)), min_size=1, max_size=50).map(tuple)
    said = draw(st.lists(st.builds(Statement, TEXTS, numbers), min_size=1, max_size=12))
    if draw(st.booleans()):
        said = [Statement(one.text, (number,)) for number, one in enumerate(cited, start=1)]
    return Answer(question, statements=tuple(said), citations=cited, understood=understood, lead=draw(TEXTS))


def payload(card: Card) -> list[Any]:
    return card.to_components()  # type: ignore[no-untyped-call, no-any-return]  # discord.py has no type for it


def texts(card: Card) -> list[str]:
    return [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]


SHOWN = st.builds(
    Shown,
    kept=st.none() | st.just(10**18 - 1),
    question=st.booleans(),
    private=st.booleans(),
    shared_by=TEXTS,
    suggestions=st.lists(TEXTS.filter(str.strip), max_size=4).map(tuple),
)


@settings(max_examples=15, deadline=None)
@given(answers(), SHOWN)
def test_every_message_is_within_the_limits(answer: Answer, shown: Shown) -> None:
    for card in cards(answer, shown):
        check_limits(card)


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


def walk(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield part
        yield from walk([*part.get("components", []), *([part["accessory"]] if "accessory" in part else [])])


@settings(max_examples=10, deadline=None)
@given(answers())
def test_every_marker_that_is_shown_has_its_citation(answer: Answer) -> None:
    shown = [text for card in cards(answer) for text in texts(card)]
    below = re.findall(r"^\*\*\\\[(\d+)\\\]\*\* “", "\n".join(shown), flags=re.MULTILINE)
    quoted = [found[1] for text in shown if (found := re.match(r"“.*” \\\[(\d+)\\\]\n-# ", text))]
    wanted = {str(number) for statement in answer.statements for number in statement.citations}
    assert wanted <= {*below, *quoted}


def citation(text: str, *marks: tuple[int, int], title: str = "Greenland") -> Citation:
    return Citation("a.txt", title, date(2026, 1, 12), None, text, 0, len(text), 2, 5, "id", marks)


WRITTEN = Answer(
    "Who *is* it?",
    statements=(Statement("A_b [c].", (1,)), Statement("D.", (1, 2))),
    citations=(citation("A_b [c]."), citation("D it is.")),
)


def quoting(*cited: Citation) -> Answer:
    said = tuple(Statement(one.text, (number,)) for number, one in enumerate(cited, start=1))
    return Answer("Who?", statements=said, citations=cited)


def test_an_answer_that_quotes_shows_each_sentence_once() -> None:
    answer = quoting(citation("Nuuk is the capital.", (0, 4)), citation("It is cold."))
    (card,) = cards(answer, Shown(question=True))
    assert texts(card) == [
        "-# “Who?”",
        "“**Nuuk** is the capital.” \\[1\\]\n-# Greenland · 12 January 2026 · sentence 2 of 5",
        "“It is cold.” \\[2\\]\n-# Greenland · 12 January 2026 · sentence 2 of 5",
    ]


def test_an_answer_in_other_words_shows_its_citations_below_it() -> None:
    (card,) = cards(WRITTEN)
    assert texts(card) == [
        r"A\_b \[c\]. \[1\] D. \[1\]\[2\]",
        "**\\[1\\]** “A\\_b \\[c\\].”\n-# Greenland · 12 January 2026 · sentence 2 of 5",
        "**\\[2\\]** “D it is.”\n-# Greenland · 12 January 2026 · sentence 2 of 5",
    ]


def buttons(card: Card) -> list[str]:
    return [f"{part['label']} {part['custom_id']}" for part in walk(payload(card)) if part["type"] == 2]


@pytest.mark.parametrize("private", [True, False])
def test_an_answer_that_was_kept_can_be_pressed(private: bool) -> None:  # noqa: FBT001 - both
    (card,) = cards(quoting(citation("Yes."), citation("No.")), Shown(kept=7, private=private))
    share = ["Share share:7:0:0"] if private else []
    assert buttons(card) == [
        "Show in source source:7:1:0",
        "Show in source source:7:2:0",
        "Ask a follow-up ask:7:0:0",
        "👍 Helpful up:7:0:0",
        "👎 Not right down:7:0:0",
        *share,
    ]


def test_an_answer_that_was_not_kept_can_not() -> None:
    (card,) = cards(quoting(citation("Yes.")), Shown(private=True))
    assert buttons(card) == []


def test_what_can_be_pressed_about_an_answer_stands_at_its_end() -> None:
    laid = cards(quoting(*[citation(f"Sentence number {n}. " * 20) for n in range(50)]), Shown(kept=7))
    assert len(laid) > 1
    assert ["👍 Helpful up:7:0:0" in buttons(card) for card in laid] == [card is laid[-1] for card in laid]


def test_the_nearest_sentences_can_be_shown_in_their_source() -> None:
    answer = Answer("Who?", related=(citation("It is cold."),) * 2, abstained=True, reason="The documents don't say.")
    (card,) = cards(answer, Shown(kept=7, suggestions=("Who *else*?",)))
    assert buttons(card)[:2] == ["Show in source source:7:1:0", "Show in source source:7:2:0"]
    assert texts(card)[-1] == "**You could ask:**\n- Who \\*else\\*?"


def test_a_document_without_a_date_shows_none() -> None:
    (card,) = cards(quoting(Citation("a.txt", "A", None, None, "Yes.", 0, 4, 1, 1, "id")))
    assert texts(card)[-1].endswith("-# A · sentence 1 of 1")


def test_an_abstention_shows_the_nearest_as_related_only() -> None:
    answer = Answer("Who?", related=(citation("It is cold."),) * 9, abstained=True, reason="The documents don't say.")
    (card,) = cards(answer)
    assert texts(card)[:2] == ["The documents don't say.", "**Related, not an answer:**"]
    assert len(texts(card)) == 5
    assert "[" not in "".join(texts(card))


def test_the_question_as_understood_is_shown_where_it_differs() -> None:
    shown = Answer("And then?", statements=(Statement("Yes.", (1,)),), citations=(citation("Yes."),), understood="Who?")
    assert texts(cards(shown)[0])[0] == "-# Understood as: Who?"


def test_a_sentence_of_four_thousand_characters_keeps_its_answering_words() -> None:
    text = "before " * 285 + "ANSWER " + "after " * 330
    start = text.index("ANSWER")
    (card,) = cards(quoting(citation(text, (start, start + 6))))
    (quoted,) = texts(card)
    assert "**ANSWER**" in quoted
    assert "“…before" in quoted
    assert "after…”" in quoted


def test_many_citations_are_spread_over_messages_rather_than_lost() -> None:
    laid = cards(quoting(*[citation(f"Sentence number {n}. " * 20) for n in range(50)]))
    assert len(laid) > 1
    assert sum(text.startswith("“Sentence") for card in laid for text in texts(card)) == 50


@pytest.mark.parametrize("answer", [WRITTEN, quoting(citation("A_b [c]."), citation("“D”."))])
@pytest.mark.parametrize("kept", [None, 7])
def test_a_card_can_be_read_again(answer: Answer, kept: int | None) -> None:
    for show in (True, False):
        (card,) = cards(answer, Shown(kept, question=show))
        question, said = read([part for part in map(_component_factory, payload(card)) if part])
        assert question == (answer.question if show else "")
        assert said == answer.text


def test_the_lead_stands_in_bold_above_the_answer_and_is_not_read_as_part_of_it() -> None:
    answer = Answer("How many?", (Statement("Some *9* — live.", (1,)),), (citation("Some *9* — live."),), lead="*9*")
    (card,) = cards(answer)
    assert texts(card)[0] == r"**\*9\***"
    assert read([part for part in map(_component_factory, payload(card)) if part]) == ("", "Some *9* — live.")


def test_the_reading_of_a_time_stands_below_the_quotation() -> None:
    reading = Reading(3, 12, "Wednesday 14 January 2026", "by the document's date")
    said = "On Wednesday it is."
    (card,) = cards(quoting(Citation("a.txt", "A", None, None, said, 0, len(said), 1, 1, "id", (), (reading,))))
    assert texts(card)[-1] == (
        "“On Wednesday it is.” \\[1\\]\n"
        "-# “Wednesday” is Wednesday 14 January 2026, by the document's date\n"
        "-# A · sentence 1 of 1"
    )
