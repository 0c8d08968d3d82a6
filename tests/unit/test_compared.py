"""Questions that compare two named things, as a question about each."""

from __future__ import annotations

import pytest

from index.question.compared import compared
from index.question.words import Words

WORDS = Words(["Ada Brandt flies. Leo von Hart sails. Nuuk lies north of Tarn. The Tall Ships and The Mill are bands."])


@pytest.mark.parametrize(
    ("question", "halves"),
    [
        ("Are Ada Brandt and Leo von Hart both pilots?", ["Are Ada Brandt pilots?", "Are Leo von Hart pilots?"]),
        ("What do Nuuk and Tarn have in common?", ["What do Nuuk have?", "What do Tarn have?"]),
        ("Who was born first, Ada Brandt or Leo von Hart?",
         ["Who was born first, Ada Brandt?", "Who was born first, Leo von Hart?"]),
        ("Which is older, the port of Nuuk or the bridge of Tarn?",
         ["Which is older, the port of Nuuk?", "Which is older, the port of the bridge of Tarn?"]),
        ("Is it further from Nuuk or from Tarn, which is closer?",
         ["Is it further from Nuuk, which is closer?", "Is it further from Tarn, which is closer?"]),
        ("are nuuk and tarn both harbours", ["are nuuk harbours", "are tarn harbours"]),
    ],
)  # fmt: skip
def test_each_of_two_names_gets_its_question(question: str, halves: list[str]) -> None:
    assert [half for half, _ in compared(question, WORDS)] == halves


@pytest.mark.parametrize(
    "question",
    [
        "Who are Ada Brandt and Leo von Hart?",  # nothing is compared
        "Did Ada Brandt fly first?",  # one name
        "Which ship was first in Nuuk and Tarn?",  # an order takes "or"
        "Did both ships sail?",  # no name
        "Did Nuuk grow one or more years before Tarn did?",  # "or" joins no names
        'When did "Nuuk or Tarn" come first to the screen?',  # one title
    ],
)
def test_any_other_question_stays_whole(question: str) -> None:
    assert compared(question, WORDS) == ()
