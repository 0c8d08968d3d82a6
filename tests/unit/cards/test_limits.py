"""Answers as Discord messages: within Discord's limits whatever they say, and never a marker without its citation."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.answer import Shown, cards
from index import Answer
from index.domain import Statement
from tests.cards import TEXTS, check_limits, citation, citations, quoting, texts


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


@settings(max_examples=10, deadline=None)
@given(answers())
def test_every_marker_that_is_shown_has_its_citation(answer: Answer) -> None:
    shown = [text for card in cards(answer) for text in texts(card)]
    below = re.findall(r"^\*\*\\\[(\d+)\\\]\*\* “", "\n".join(shown), flags=re.MULTILINE)
    quoted = [found[1] for text in shown if (found := re.match(r"“.*” \\\[(\d+)\\\]\n-# ", text))]
    wanted = {str(number) for statement in answer.statements for number in statement.citations}
    assert wanted <= {*below, *quoted}


def test_many_citations_are_spread_over_messages_rather_than_lost() -> None:
    laid = cards(quoting(*[citation(f"Sentence number {n}. " * 20) for n in range(50)]))
    assert len(laid) > 1
    assert sum(text.startswith("“Sentence") for card in laid for text in texts(card)) == 50


def test_a_sentence_of_four_thousand_characters_keeps_its_answering_words() -> None:
    text = "before " * 285 + "ANSWER " + "after " * 330
    start = text.index("ANSWER")
    (card,) = cards(quoting(citation(text, (start, start + 6))))
    (quoted,) = texts(card)
    assert "**ANSWER**" in quoted
    assert "“…before" in quoted
    assert "after…”" in quoted
