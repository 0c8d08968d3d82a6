"""What is said of a question that the documents don't answer."""

from __future__ import annotations

import pytest

from index.missing import why_not
from index.question.words import Words

STORY = (
    "Denmark sent frigates to Greenland in 2025.",
    "The meeting is set to take place on Wednesday in Washington.",
    "His government said that it could not accept a takeover.",
    "Some 57,000 people live on the island, said Vivian Motzfeldt.",
)
WORDS = Words(STORY, frozenset({"who", "meeting", "why", "many", "people", "sent", "frigates"}))


@pytest.mark.parametrize(
    ("question", "near", "says"),
    [
        ("Who is the king of Norway?", STORY, "don't mention “Norway”"),
        ("What did Denmark send in 1987?", STORY[2:], "don't mention “1987”"),
        ("why is the meeting on wednesday in paris", STORY[:1], "nearest sentences don't mention “Wednesday”"),
        (
            "What did Vivian Motzfeldt say of the meeting?",
            STORY[1:2],
            "nearest sentences don't mention “Vivian Motzfeldt”",
        ),
        ("why did denmark send frigates in 2024", STORY[:1], "don't mention “2024”"),
        (
            "why does the government accept a takeover",
            STORY[2:3],
            "You ask about “accept”; the nearest sentence says “not accept”",
        ),
        ("Why did the government not accept it?", STORY[2:3], "don't say why"),
        ("Who sent the frigates?", STORY[:1], "don't say who"),
        ("how many frigates?", STORY[:1], "don't say how many"),
        ("which people live there", STORY[3:], "don't say which"),
        ("What is the capital?", STORY[:1], "The documents don't say that."),
        ("how do i boil 12 eggs", (), "don't say anything about that"),
    ],
)
def test_the_reason_names_what_is_missing(question: str, near: tuple[str, ...], says: str) -> None:
    assert says in why_not(question, near, WORDS)


def test_another_weekday_or_year_is_set_beside_what_was_asked() -> None:
    words = Words((*STORY, "It rained on Friday."))
    assert "You ask about “Friday”; the nearest sentence says “Wednesday”" in why_not(
        "why is the meeting on friday", STORY[1:2], words
    )


def test_a_country_that_is_there_as_a_people_is_not_called_missing() -> None:
    words = Words((*STORY, "The Danish king spoke."))
    assert "Denmark" not in why_not("What did the king of Denmark say?", ["The Danish king spoke."], words)


def test_what_a_title_mentions_is_not_missing_beside_the_sentences() -> None:
    words = Words(["The Sunken Library is old.", "Speak to Maren."])
    asked, near = "What do I get in The Sunken Library?", ["Speak to Maren."]
    assert "Sunken Library" in why_not(asked, near, words)
    assert "Sunken Library" not in why_not(asked, near, words, ["The Sunken Library"])
