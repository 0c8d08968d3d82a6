"""What a question asks for."""

from __future__ import annotations

import pytest

from index.question.asked import Kind, asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who founded it?", Kind.WHO),
        ("whos the mayor", Kind.WHO),
        ("Which actor played him?", Kind.WHO),
        ("When was it?", Kind.WHEN),
        ("In which year was it?", Kind.WHEN),
        ("Where is it?", Kind.WHERE),
        ("What city is it in?", Kind.WHERE),
        ("How many are there?", Kind.MANY),
        ("How much did it cost?", Kind.MUCH),
        ("How old is it?", Kind.SIZE),
        ("Which river is longer?", Kind.WHICH),
        ("What is it?", Kind.WHAT),
        ("Is it?", Kind.OTHER),
        ("When it rains, what happens?", Kind.WHAT),
        ("A man who sells fish is called what?", Kind.WHAT),
    ],
)
def test_what_is_asked_for(question: str, kind: Kind) -> None:
    assert asked(question).kind is kind
