"""Leaving waits for what is being done, and tells those for whom it came too early."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import LeavingError
from bot.work import Work


async def test_nothing_to_do_is_finished_at_once() -> None:
    assert await Work().finish(0)


async def test_leaving_waits_for_what_is_under_way() -> None:
    work, answered = Work(), asyncio.Event()

    async def answer() -> str:
        with work.piece():
            await answered.wait()
        return "said"

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0)
    leaving = asyncio.create_task(work.finish(60))
    await asyncio.sleep(0)
    assert not leaving.done()
    answered.set()
    assert await leaving
    assert await answering == "said"


async def test_what_takes_too_long_ends_in_an_error_that_can_be_told() -> None:
    work, told = Work(), []

    async def answer() -> None:
        try:
            with work.piece():
                await asyncio.Event().wait()
        except LeavingError as error:
            await asyncio.sleep(0)  # telling takes a moment, in the same task
            told.append(str(error))

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0)
    assert not await work.finish(0)
    await answering
    assert told == [str(LeavingError())]


async def test_nothing_new_is_taken() -> None:
    work = Work()
    await work.finish(0)
    with pytest.raises(LeavingError), work.piece():
        pass


async def test_what_is_cancelled_for_another_reason_stays_cancelled() -> None:
    work = Work()

    async def answer() -> None:
        with work.piece():
            await asyncio.Event().wait()

    answering = asyncio.create_task(answer())
    await asyncio.sleep(0)
    answering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await answering
