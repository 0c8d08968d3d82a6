"""Which unanswered questions are shown as one. The wordings are as members type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.moderators.likeness import Group, grouped
from bot.state import Gap

_NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)


def gaps(*questions: str) -> list[Gap]:
    """The oldest first; as the state gives them, newest first."""
    return [Gap(n, question, _NOON + timedelta(hours=n)) for n, question in enumerate(questions, start=1)][::-1]


def groups(*questions: str) -> list[set[str]]:
    return [{gap.question for gap in group.gaps} for group in grouped(gaps(*questions))]


@pytest.mark.parametrize(
    "questions",
    [
        ("ticket price?", "what's the price of a ticket", "whats the tiket price", "How much is a ticket price pls"),
        ("who is the first mate?", "whos the first mate", "who's the frist mate"),
        ("who is the captain", "Who is the captain of the ship?", "captain??"),
        ("is there wifi on board?", "wifi on board", "Is there any wi-fi on board please"),
        ("are dogs allowed?", "dogs allowed on board?", "are dogs alowed"),
        ("Is there parking?", "parking at the harbour?"),
        ("Wie heißt der Hafenmeister?", "wie heisst der hafenmeister"),
        ("Hvem er kaptajnen?", "kaptajnen?"),
    ],
)
def test_one_question_in_many_wordings_is_one(questions: tuple[str, ...]) -> None:
    assert groups(*questions) == [set(questions)]


@pytest.mark.parametrize(
    "questions",
    [
        ("who won the world cup in 1998?", "who won the world cup in 2002?"),
        ("when does the ferry leave on sunday", "when does the ferry leave on monday"),
        ("what is the name of the captain", "what is the name of the ship"),
        ("can I bring my dog", "can I bring my car"),
        ("how much is a ticket", "how do I get a refund on a ticket I lost"),
        ("how many people live in Nuuk?", "how many people work in Nuuk?"),
        ("who?", "where?"),
    ],
)
def test_different_questions_are_not_one(questions: tuple[str, ...]) -> None:
    assert len(groups(*questions)) == 2


def test_the_most_asked_is_first_and_then_the_latest() -> None:
    asked = ("who is the mate", "wifi?", "parking?", "is there wifi")
    assert [group.wordings for group in grouped(gaps(*asked))] == [
        ("is there wifi", "wifi?"),
        ("parking?",),
        ("who is the mate",),
    ]


def test_a_group_keeps_its_id_and_its_questions_when_more_is_asked() -> None:
    before = grouped(gaps("wifi?", "parking?"))
    after = grouped(gaps("wifi?", "parking?", "wifi on board", "parking on board wifi"))
    assert {group.id for group in before} <= {group.id for group in after}
    assert _of(after, 1).last == _NOON + timedelta(hours=3)


def _of(found: list[Group], key: int) -> Group:
    return next(group for group in found if group.id == key)
