"""What was written once is not paid for twice, and is checked again."""

from __future__ import annotations

from index.domain import Turn
from tests.llm.authors import CAPITAL, Shelf
from tests.llm.replies import GOOD, NUUK, SOME, said
from tests.llm.server import Said, ScriptedServer


async def test_the_same_question_is_written_once_and_checked_again(server: ScriptedServer, shelf: Shelf) -> None:
    first = await shelf.answer()
    again = await shelf.answer("what is the capital of  Greenland")
    assert said(again) == said(first)
    assert again.receipt
    assert (again.receipt.cached, again.receipt.tokens_in, len(server.asked)) == (True, 0, 1)
    shelf.refuses.add(NUUK)
    assert said(await shelf.answer()) == [SOME]


async def test_another_conversation_is_another_question(server: ScriptedServer, shelf: Shelf) -> None:
    await shelf.answer()
    await shelf.answer(CAPITAL, [Turn("user", "Hello, who are you?")])
    assert len(server.writings) == 2


async def test_what_was_quoted_for_want_of_a_model_is_not_kept(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda _: Said(status=401)
    await shelf.answer()
    server.script = lambda _: GOOD
    assert said(await shelf.answer()) == [NUUK, SOME]
