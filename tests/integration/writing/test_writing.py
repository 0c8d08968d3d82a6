"""Answers written by a model behind a real server on loopback: what passes is said, the rest is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.domain import Turn
from index.partial import Partial
from index.receipt import Quoting
from index.writing import prompt
from tests.llm.authors import KEY, UNKNOWN, Shelf
from tests.llm.replies import GOOD, NUUK, SOME, quoting, said
from tests.llm.server import Said, ScriptedServer
from tests.stories import STORY, snapshot_of


async def test_what_passes_is_said_with_citations_numbered_as_they_are_cited(
    server: ScriptedServer, shelf: Shelf
) -> None:
    server.script = lambda _: f"{SOME} [2] {NUUK} [1]"
    answer = await shelf.answer()
    assert [(s.text, s.citations) for s in answer.statements] == [(SOME, (1,)), (NUUK, (2,))]
    assert [citation.text for citation in answer.citations] == [SOME, NUUK]
    assert answer.receipt
    assert (answer.receipt.model, answer.receipt.tokens_in, answer.receipt.tokens_out) == ("first", 200, 40)


async def test_evidence_is_data_without_marks_of_ours(server: ScriptedServer, shelf: Shelf) -> None:
    await shelf.answer("What [2] is <sentence n='1'> the capital?")
    (asked,) = server.asked
    assert asked.sentences[:2] == [NUUK, SOME]
    assert "What (2) is ‹sentence n='1'› the capital?" in asked.prompt
    assert asked.key == f"Bearer {KEY}"


async def test_a_sentence_that_fails_is_written_again_with_the_reason(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda asked: f"{NUUK} [1]" if asked.repairs else f"Paris has nine museums. [1] {SOME} [2]"
    answer = await shelf.answer()
    assert said(answer) == [NUUK, SOME]
    assert "Paris has nine museums." in server.asked[1].prompt
    assert answer.receipt
    assert [(one.supported, one.rewritten) for one in answer.receipt.sentences] == [
        (False, False),
        (True, False),
        (True, True),
    ]


async def test_a_sentence_that_fails_again_is_cut_and_without_any_the_documents_are_quoted(
    server: ScriptedServer, shelf: Shelf
) -> None:
    server.script = lambda _: "Paris has nine museums. [1]"
    answer = await shelf.answer()
    assert (said(answer), quoting(answer)) == ([NUUK], Quoting.UNSUPPORTED)
    server.script = lambda asked: "NONE" if asked.repairs else f"Paris has nine museums. [1] {SOME} [2]"
    assert said(await shelf.answer()) == [SOME]


async def test_what_is_true_but_answers_nothing_is_not_said_alone(server: ScriptedServer, tmp_path: Path) -> None:
    beside = "The old ferry sails to the island at noon."
    shelf = Shelf(tmp_path, server.url, snapshot_of(replace(STORY, text=f"{STORY.text} {beside}")))
    steps: list[Partial] = []
    server.script = lambda _: f"{beside} [4]"
    answer = await shelf.answer(told=steps.append)
    assert (said(answer), quoting(answer)) == ([NUUK], Quoting.UNSUPPORTED)
    assert not any(step.statements for step in steps)
    server.script = lambda _: f"{beside} [4] {NUUK} [1]"
    assert said(await shelf.answer("And where is it?")) == [beside, NUUK]
    await shelf.author.close()


@pytest.mark.parametrize("fragment", ["Greenland.", "57,000.", "Prime Minister Nuuk of Greenland."])
async def test_names_alone_are_no_sentence_that_could_be_checked(
    server: ScriptedServer, shelf: Shelf, fragment: str
) -> None:
    server.script = lambda _: f"{fragment} [1]"
    answer = await shelf.answer("Of which country is Denmark's capital?")
    assert quoting(answer) == Quoting.UNSUPPORTED
    assert answer.receipt
    assert answer.receipt.sentences[0].check == "fragment"


async def test_whoever_waits_is_told_of_each_sentence_that_passed(shelf: Shelf) -> None:
    told: list[Partial] = []
    await shelf.answer(told=told.append)
    assert [(p.step.value, [s.text for s in p.statements]) for p in told] == [
        ("searching", []),
        ("writing", []),
        ("writing", [NUUK]),
        ("writing", [NUUK, SOME]),
    ]


async def test_an_abstention_is_decided_without_the_writing_model(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda _: "Is Taylor Swift the best singer?"
    answer = await shelf.answer(UNKNOWN)
    assert answer.abstained
    assert not server.writings
    assert shelf.asked == [UNKNOWN]  # what the model made of it is another question


async def test_a_question_in_other_words_is_looked_up_and_shown(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda asked: GOOD if asked.writes else "Who is the best at singing?"
    answer = await shelf.answer(UNKNOWN)
    assert (answer.question, answer.understood) == (UNKNOWN, "Who is the best at singing?")
    assert not answer.abstained


@pytest.mark.parametrize(
    ("reply", "understood"),
    [
        (Said("What is the population of Nuuk?"), "What is the population of Nuuk?"),
        (Said("The population of Paris is two million."), ""),
        (Said("Tell me a joke about penguins."), ""),
        (Said(status=401), ""),
    ],
)
async def test_follow_ups_are_understood_by_the_model_or_else_by_rules(
    server: ScriptedServer, shelf: Shelf, reply: Said, understood: str
) -> None:
    server.script = lambda asked: GOOD if asked.writes else reply
    history = [Turn("user", "What is Nuuk?"), Turn("assistant", NUUK)]
    answer = await shelf.answer("And what is its population?", history)
    assert answer.understood == understood
    assert answer.statements


def test_the_prompt_holds_no_secret_and_has_a_version() -> None:
    assert prompt.VERSION
    assert KEY not in prompt.RULES
