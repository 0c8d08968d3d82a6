"""Small conversations, about the seed story and about an invented island, and what is looked up at their end."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.domain import Turn
from index.question import interpret
from index.question.words import Words, ordinary_words

STORY = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
ISLAND = """The lighthouse of Brannock was built in 1871 by the engineer Moira Tulloch.
Queen Isolde of Fennmark visited the lighthouse in 1902 and said she had never seen so much rain.
Captain Edvard Rook keeps the ferry, which sails from Brannock to Skerry Bay twice a day.
In Skerry Bay there is a market on Saturdays. Moira Tulloch died in Skerry Bay in 1911.
The ferry was repaired in 1998 and again in 2016. Rook said the ferry is too old."""
WORDS = Words([*STORY.split("\n\n"), *ISLAND.split("\n")], ordinary_words())

LEANING = [
    # he and she: from the question first, else from the answer
    (
        "who leads denmark?",
        "Mette Frederiksen has warned.",
        "what did she warn of?",
        "what did Mette Frederiksen warn of?",
    ),
    (
        "who is jens-frederik nielsen",
        "He is prime minister.",
        "where is he from?",
        "where is Jens-Frederik Nielsen from?",
    ),
    ("What did Rutte say?", "The next steps.", "and who did he meet?", "who did Rutte meet?"),
    ("What did Rutte say?", "", "does denmark agree with him?", "does denmark agree with Rutte?"),
    ("What did Nielsen write?", "", "what is his message about?", "what is Nielsen's message about?"),
    ("Who met Rasmussen?", "His counterpart, Vivian Motzfeldt.", "what is her job?", "what is Vivian Motzfeldt's job?"),
    (
        "Who built the lighthouse?",
        "Moira Tulloch built it in 1871.",
        "When did she die?",
        "When did Moira Tulloch die?",
    ),
    ("Who keeps the ferry?", "Captain Edvard Rook.", "what did he say?", "what did Edvard Rook say?"),
    ("who is the queen of fennmark?", "", "when did she visit?", "when did the queen of fennmark visit?"),
    ("Did Isolde visit Rook?", "", "what did he say to her?", "what did Rook say to her?"),
    # it, there, they
    ("When was the treaty signed?", "In 1951.", "when was it updated?", "when was the treaty updated?"),
    ("What is home rule?", "", "and when did it begin?", "when did home rule begin?"),
    ("Where is the meeting?", "In Washington.", "who takes part in it?", "who takes part in the meeting?"),
    ("When was the ferry repaired?", "In 1998.", "how old is it?", "how old is the ferry?"),
    ("How many people live in Greenland?", "57,000", "what is its capital?", "what is Greenland's capital?"),
    ("How many people live in Greenland?", "", "are there soldiers there?", "are there soldiers in Greenland?"),
    ("What is sold in Skerry Bay?", "", "who died there?", "who died in Skerry Bay?"),
    ("How many people live in Greenland?", "", "what do they oppose?", "what do they oppose? (Greenland)"),
    ("What did Denmark invest?", "$14 billion", "why does that matter?", "why does that matter? (Denmark)"),
    # what is left out
    ("How many soldiers has Greenland?", "", "what about Denmark?", "How many soldiers has Denmark?"),
    ("How many soldiers has Greenland?", "", "and denmark?", "How many soldiers has Denmark?"),
    ("How many soldiers has Greenland?", "", "Denmark?", "How many soldiers has Denmark?"),
    ("What did Trump say on Sunday?", "", "how about Rutte?", "What did Rutte say on Sunday?"),
    ("What did Trump say about Greenland?", "", "and Rutte?", "What did Rutte say about Greenland?"),
    ("How many people live in Greenland?", "", "how many soldiers?", "how many soldiers live in Greenland?"),
    ("How many people live in Greenland?", "", "and soldiers?", "How many soldiers live in Greenland?"),
    ("Who is the danish prime minister?", "", "and the foreign minister?", "Who is the danish foreign minister?"),
    ("Who is Denmark's prime minister?", "", "what about Greenland?", "Who is Greenland's prime minister?"),
    ("Who is the owner of the ferry?", "", "and the captain?", "Who is the captain of the ferry?"),
    ("What was repaired in 1998?", "", "and in 2016?", "What was repaired in 2016?"),
    ("What did Rook say?", "", "about the ferry?", "What did Rook say about the ferry?"),
    ("Is there a base in Greenland?", "", "since when?", "Since when is there a base in Greenland?"),
    ("Did Copenhagen invest in security?", "Yes.", "why?", "Why did Copenhagen invest in security?"),
    ("Is the ferry too old?", "", "Why though?", "Why is the ferry too old?"),
    ("What did Trump say?", "", "but why?", "What did Trump say, and why?"),
    ("When is the meeting?", "On Wednesday.", "where?", "Where is the meeting?"),
    ("Where does the ferry sail?", "", "how often?", "Where does the ferry sail, and how often?"),
    ("Who said it belongs in NATO?", "Nielsen.", "who else?", "Who else said it belongs in NATO?"),
    ("What is home rule?", "", "tell me more", "Tell me more about home rule"),
    ("Is Greenland rich?", "", "are you sure?", "Is Greenland rich?"),
]

ALONE = [
    "What is the capital of Greenland?",
    "who built the lighthouse?",
    "When did Trump say he needs the island?",
    "what did Moira Tulloch do before she died?",
    "is there a market in skerry bay?",
    "How long does it take to sail to Skerry Bay?",
    "Is it true that Denmark invested in security?",
    "who said that the ferry is too old?",
    "Does the ferry stop when it rains?",
    "how many US troops are in greenland this week?",
]


@pytest.mark.parametrize(("asked", "told", "question", "meant"), LEANING)
def test_a_question_that_leans_takes_what_it_needs_from_the_exchange_before_it(
    asked: str, told: str, question: str, meant: str
) -> None:
    understood = interpret(question, (Turn("user", asked), Turn("assistant", told)), WORDS)
    if meant.endswith(")"):  # how a thing is put in brackets is no promise
        assert _words(understood.text) == _words(meant)
    else:
        assert understood.text == meant


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_is_complete_by_itself_carries_nothing(question: str) -> None:
    history = (Turn("user", "Who is the prime minister of Denmark?"), Turn("assistant", "Mette Frederiksen."))
    assert interpret(question, history, WORDS).parts == (question,)


def test_a_chain_of_follow_ups_keeps_its_subject() -> None:
    history = (
        Turn("user", "Who is Moira Tulloch?"),
        Turn("assistant", "An engineer."),
        Turn("user", "what did she build?"),
        Turn("assistant", "The lighthouse."),
        Turn("user", "thanks!"),
        Turn("assistant", "You're welcome."),
    )
    assert interpret("and when did she die?", history, WORDS).text == "when did Moira Tulloch die?"


def test_a_quotation_is_what_the_question_is_about() -> None:
    understood = interpret("> Captain Edvard Rook keeps the ferry.\nwhat did he say?", (), WORDS)
    assert understood.text == "what did Edvard Rook say?"


def test_the_second_of_two_questions_leans_on_the_first() -> None:
    understood = interpret("who is mark rutte and what did he say?", (), WORDS)
    assert understood.parts == ("who is mark rutte?", "what did Mark Rutte say?")


def test_without_a_conversation_nothing_is_added() -> None:
    assert interpret("why?", (), WORDS).text == "why?"
    assert interpret("why?", (Turn("assistant", "Hello."), Turn("user", "  ")), WORDS).text == "why?"


def _words(text: str) -> list[str]:
    return [word.strip("?()") for word in text.split()]
