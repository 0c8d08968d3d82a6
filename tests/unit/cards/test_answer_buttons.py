"""What can be pressed on an answer."""

from __future__ import annotations

import pytest

from bot.cards.answer import Shown, cards
from index import Answer
from tests.cards import buttons, citation, quoting, texts


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
