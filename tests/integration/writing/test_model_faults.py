"""A model that fails, breaks off, hangs or dies: nobody is left without an answer."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial
from pathlib import Path

import pytest

from index.receipt import Quoting
from tests.llm.authors import KEY, Shelf
from tests.llm.replies import GOOD, NUUK, SOME, quoting, said
from tests.llm.server import Asked, Said, ScriptedServer

ENOUGH = 300  # tokens; a reply may have a thousand

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
    ):
        server.script = partial(_always, fault)
        assert said(await shelf.answer(f"Question {fault}?")) == [NUUK, SOME]
    await shelf.author.close()


async def test_a_reply_that_repeats_itself_is_not_read_on(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = partial(_always, Said(f"{NUUK} [1]\n{SOME} [2]\n", endless=True))
    async with asyncio.timeout(4):  # a second before its time is up
        answer = await shelf.answer("Where?")
    assert said(answer) == [NUUK, SOME]
    assert answer.receipt
    assert answer.receipt.tokens_out < ENOUGH


async def test_a_busy_server_is_tried_again(server: ScriptedServer, shelf: Shelf) -> None:
    replies = iter([Said(status=429, headers={"Retry-After": "0"}), Said(status=503), Said(GOOD)])
    server.script = lambda _: next(replies)
    assert said(await shelf.answer()) == [NUUK, SOME]


async def test_a_server_that_knows_no_schema_is_asked_for_markers(server: ScriptedServer, shelf: Shelf) -> None:
    server.schema = False
    assert said(await shelf.answer()) == [NUUK, SOME]
    assert said(await shelf.answer("And now?")) == [NUUK, SOME]
    assert ["response_format" in asked.body for asked in server.asked] == [True, False, False]


async def test_a_model_that_cannot_keep_to_a_schema_is_asked_for_markers(server: ScriptedServer, shelf: Shelf) -> None:
    blanks = Said('{"sentences": [' + " " * 500, endless=True)
    server.script = lambda asked: blanks if "response_format" in asked.body else Said(GOOD)
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


async def test_a_model_is_said_to_answer_or_not(server: ScriptedServer, shelf: Shelf) -> None:
    assert [why for _, why in await shelf.author.check()] == [""]
    server.script = lambda _: Said(status=401)
    assert [why for _, why in await shelf.author.check()] == ["its server refuses the key"]
