"""Questions are checked before they reach the library, and a start that failed is explained to who asks."""

from __future__ import annotations

import asyncio

import pytest

from bot.asking.desk import MAX_QUESTION, Desk, check
from bot.errors import QuestionError
from index import FootnoteError, NotIndexedError
from index.errors import NoDocumentsError
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "?", "…!", "😀"])
def test_a_text_without_words_is_no_question(text: str) -> None:
    with pytest.raises(QuestionError, match="I see no question"):
        check(text)


def test_a_question_has_a_limit_that_is_named() -> None:
    assert check("é" * MAX_QUESTION) == "é" * MAX_QUESTION
    with pytest.raises(QuestionError, match=r"500 characters at most; this one has 501\."):
        check("é" * (MAX_QUESTION + 1))


def test_the_limit_counts_what_is_left_of_white_space() -> None:
    assert check(" " * 900 + "Who?" + "\n" * 900) == "Who?"


def test_half_an_emoji_does_not_reach_the_library() -> None:
    assert check("Who \ud83d is it?") == "Who is it?"


async def opened(library: ScriptedLibrary) -> Desk:
    desk = Desk(library)
    desk.open()
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)
    await asyncio.sleep(0)
    return desk


async def test_while_there_is_no_index_the_library_says_so() -> None:
    desk = await opened(ScriptedLibrary(snapshot_of(STORY)))
    missing = ScriptedLibrary(None)
    desk._library = missing
    with pytest.raises(NotIndexedError):
        await desk.answer("Who?")


async def test_a_start_that_failed_is_told_to_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    library = ScriptedLibrary(None)
    library.at_start = NoDocumentsError("The folder seeds holds no document.")
    desk = await opened(library)
    for _ in range(2):
        with pytest.raises(FootnoteError, match="The folder seeds holds no document"):
            await desk.answer("Who?")
    assert [record.getMessage() for record in caplog.records] == [
        "reading the documents: The folder seeds holds no document."
    ]


async def test_a_failure_nobody_foresaw_is_logged_with_its_cause_and_told_without(
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = ScriptedLibrary(None)
    library.at_start = OSError("secret detail")
    desk = await opened(library)
    with pytest.raises(FootnoteError, match=r"Something went wrong on my side.*Reference") as told:
        await desk.answer("Who?")
    assert "secret" not in str(told.value)
    (record,) = caplog.records
    assert record.exc_info


async def test_an_index_that_is_there_answers_although_the_start_failed() -> None:
    library = ScriptedLibrary(snapshot_of(STORY))
    library.at_start = NoDocumentsError("The folder seeds holds no document.")
    library.quote("Who?", "Nuuk")
    desk = await opened(library)
    assert (await desk.answer("Who?")).statements


async def test_a_desk_that_closes_stops_waiting() -> None:
    library = ScriptedLibrary(None)
    library.during_build = asyncio.Event().wait
    desk = Desk(library)
    desk.open()
    await asyncio.sleep(0)
    desk.close()
    assert desk._reading
    with pytest.raises(asyncio.CancelledError):
        await desk._reading
