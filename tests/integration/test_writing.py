"""Answers written by a model behind a real server on loopback, which may misbehave in every way."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from index.domain import Answer, Turn
from index.partial import Partial
from index.receipt import Quoting
from index.writing import prompt
from index.writing.budget import Budget, Spent
from tests.llm.authors import CAPITAL, KEY, UNKNOWN, Shelf
from tests.llm.server import Asked, Said, ScriptedServer, serving

NUUK = "Nuuk is the capital of Greenland."
SOME = "Some 57,000 people live there."
GOOD = f"{NUUK} [1]\n{SOME} [2]"


@pytest.fixture
async def server() -> AsyncIterator[ScriptedServer]:
    async with serving(lambda _: GOOD) as server:
        yield server


@pytest.fixture
async def shelf(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[Shelf]:
    shelf = Shelf(tmp_path, server.url)
    yield shelf
    await shelf.author.close()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.writing.endpoint._WAITS", (0.01, 0.01))


def said(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def quoting(answer: Answer) -> Quoting | None:
    assert answer.receipt
    return answer.receipt.quoting


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


@pytest.mark.parametrize("fragment", ["Greenland.", "57,000.", "Prime Minister Nuuk of Greenland."])
async def test_names_alone_are_no_sentence_that_could_be_checked(
    server: ScriptedServer, shelf: Shelf, fragment: str
) -> None:
    server.script = lambda _: f"{fragment} [1]"
    answer = await shelf.answer("Of which country is Denmark's capital?")
    assert quoting(answer) == Quoting.UNSUPPORTED
    assert answer.receipt
    assert answer.receipt.sentences[0].check == "fragment"


FAULTS = {
    "server error": (Said(status=500), Quoting.FAILED),
    "wrong key": (Said(status=401), Quoting.FAILED),
    "come back in an hour": (Said(status=429, headers={"Retry-After": "3600"}), Quoting.FAILED),
    "malformed": (Said(malformed=True), Quoting.FAILED),
    "malformed JSON": (Said('{"sentences": [{"text": "Nuuk is'), Quoting.FAILED),
    "empty": (Said(""), Quoting.UNSUPPORTED),
    "declines": (Said("NONE"), Quoting.UNSUPPORTED),
    "hangs": (Said(hangs=True), Quoting.SLOW),
    "hangs up": (Said("Nuuk is the", finish=None), Quoting.FAILED),
    "endless words": (Said("Nuuk " * 20, endless=True), Quoting.UNSUPPORTED),
    "endless blanks": (Said('{"sentences": [' + " " * 500, endless=True), Quoting.FAILED),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_whatever_goes_wrong_the_documents_are_quoted_and_the_receipt_says_why(
    server: ScriptedServer, tmp_path: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "index")
    reply, why = FAULTS[fault]
    server.script = lambda _: reply
    shelf = Shelf(tmp_path, server.url, llm_timeout=0.3 if reply.hangs else 9.0)
    answer = await shelf.answer()
    await shelf.author.close()
    assert said(answer) == [NUUK]
    assert quoting(answer) == why
    assert KEY not in caplog.text


def _always(reply: Said, _: Asked) -> Said:
    return reply


async def test_what_passed_before_the_model_broke_off_stands(server: ScriptedServer, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, server.url, llm_timeout=1.0)
    for fault in (
        Said(f"{NUUK} [1]\n{SOME} [2]\nThe mee", finish="length"),
        Said(f"{NUUK} [1]\n{SOME} [2]\nThe mee", finish=None),
        Said(f"{NUUK} [1]\n{SOME} [2]\nThe mee", hangs=True),
        Said(f"{NUUK} [1]\n{SOME} [2]\n", endless=True),
    ):
        server.script = partial(_always, fault)
        assert said(await shelf.answer(f"Question {fault}?")) == [NUUK, SOME]
    await shelf.author.close()


async def test_a_busy_server_is_tried_again(server: ScriptedServer, shelf: Shelf) -> None:
    replies = iter([Said(status=429, headers={"Retry-After": "0"}), Said(status=503), Said(GOOD)])
    server.script = lambda _: next(replies)
    assert said(await shelf.answer()) == [NUUK, SOME]


async def test_a_server_that_knows_no_schema_is_asked_for_markers(server: ScriptedServer, shelf: Shelf) -> None:
    server.schema = False
    assert said(await shelf.answer()) == [NUUK, SOME]
    assert said(await shelf.answer("And now?")) == [NUUK, SOME]
    assert ["response_format" in asked.body for asked in server.asked] == [True, False, False]


async def test_the_second_model_writes_when_the_first_fails(server: ScriptedServer, tmp_path: Path) -> None:
    def script(asked: Asked) -> Said:
        return Said(GOOD) if asked.body["model"] == "second" else Said(status=500)

    server.script = script
    shelf = Shelf(tmp_path, server.url, llm_fallback_base_url=server.url, llm_fallback_model="second")
    answer = await shelf.answer()
    await shelf.author.close()
    assert said(answer) == [NUUK, SOME]
    assert answer.receipt
    assert answer.receipt.model == "second"


async def test_a_server_that_keeps_failing_is_left_alone_for_a_while(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda _: Said(status=401)
    for number in range(6):
        assert quoting(await shelf.answer(f"Question {number}?")) == Quoting.FAILED
    assert len(server.asked) == 3


async def test_killing_the_server_leaves_nobody_without_an_answer(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda _: Said(GOOD, pause=0.5)
    asking = [asyncio.create_task(shelf.answer(f"Question {number}?")) for number in range(20)]
    await server.until_asked(20)
    started = time.monotonic()
    await server.stop()
    answers = await asyncio.gather(*asking)
    assert [said(answer) for answer in answers] == [[NUUK]] * 20
    assert {quoting(answer) for answer in answers} == {Quoting.FAILED}
    assert time.monotonic() - started < 4


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


class TestBudget:
    async def test_at_the_limit_the_documents_are_quoted(self, server: ScriptedServer, tmp_path: Path) -> None:
        shelf = Shelf(tmp_path, server.url, llm_daily_tokens=2_000)
        outcomes = [quoting(await shelf.answer(f"Question {n}?", guild=7)) for n in range(6)]
        other = await shelf.answer("Question?", guild=8)
        await shelf.author.close()
        again = Shelf(tmp_path, server.url, llm_daily_tokens=2_000)  # as after a restart
        outcomes.append(quoting(await again.answer("Question?", guild=7)))
        await again.author.close()
        assert outcomes[0] is None
        assert outcomes[-2:] == [Quoting.BUDGET] * 2
        assert quoting(other) is None

    async def test_twenty_at_once_stay_within_the_limit(self, server: ScriptedServer, tmp_path: Path) -> None:
        shelf = Shelf(tmp_path, server.url, llm_daily_cost=0.01, llm_prices={"first": (1, 3)})
        answers = await asyncio.gather(*(shelf.answer(f"Question {n}?") for n in range(20)))
        await shelf.author.close()
        assert sum(answer.receipt.cost for answer in answers if answer.receipt) <= 0.01
        assert {quoting(answer) for answer in answers} == {None, Quoting.BUDGET}

    def test_a_new_day_begins_at_nothing_and_a_damaged_file_too(self, tmp_path: Path) -> None:
        file = tmp_path / "spent.json"
        days: Iterator[date] = iter([date(2026, 1, 12)] * 3 + [date(2026, 1, 13)] * 9)
        budget = Budget(file, tokens=100, cost=0, today=lambda: next(days))
        assert budget.take("1", Spent(80))
        assert not budget.take("1", Spent(80))
        assert budget.take("1", Spent(80))
        budget.save()
        file.write_text('{"day": 5}', encoding="utf-8")
        assert Budget(file, tokens=100, cost=0).take("1", Spent(80))


class TestCache:
    async def test_the_same_question_is_written_once_and_checked_again(
        self, server: ScriptedServer, shelf: Shelf
    ) -> None:
        first = await shelf.answer()
        again = await shelf.answer("what is the capital of  Greenland")
        assert said(again) == said(first)
        assert again.receipt
        assert (again.receipt.cached, again.receipt.tokens_in, len(server.asked)) == (True, 0, 1)
        shelf.refuses.add(NUUK)
        assert said(await shelf.answer()) == [SOME]

    async def test_another_conversation_is_another_question(self, server: ScriptedServer, shelf: Shelf) -> None:
        await shelf.answer()
        await shelf.answer(CAPITAL, [Turn("user", "Hello, who are you?")])
        assert len(server.writings) == 2

    async def test_what_was_quoted_for_want_of_a_model_is_not_kept(self, server: ScriptedServer, shelf: Shelf) -> None:
        server.script = lambda _: Said(status=401)
        await shelf.answer()
        server.script = lambda _: GOOD
        assert said(await shelf.answer()) == [NUUK, SOME]


async def test_a_model_is_said_to_answer_or_not(server: ScriptedServer, shelf: Shelf) -> None:
    assert [why for _, why in await shelf.author.check()] == [""]
    server.script = lambda _: Said(status=401)
    assert [why for _, why in await shelf.author.check()] == ["its server refuses the key"]


def test_the_prompt_holds_no_secret_and_has_a_version() -> None:
    assert prompt.VERSION
    assert KEY not in prompt.RULES
