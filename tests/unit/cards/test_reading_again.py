"""A card that Discord hands back says what it said."""

from __future__ import annotations

import pytest
from discord.components import _component_factory

from bot.cards.answer import Shown, cards
from bot.cards.reading import read
from index import Answer
from index.domain import Statement
from tests.cards import WRITTEN, citation, payload, quoting, texts


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
