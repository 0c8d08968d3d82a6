"""The answer to a message while it grows: how often it is edited, and what becomes of it."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise
from unittest.mock import AsyncMock, Mock

import discord
import pytest
from discord import ui

from bot.notice import notice
from bot.replying import Reply
from bot.streaming import Streaming
from index.domain import Partial, Statement, Step

INTERVAL = 0.05
FOUND = Partial(Step.WRITING, 3)
WRITTEN = Partial(Step.WRITING, 3, (Statement("Nuuk is Greenland's capital.", (1,)),))
GONE = discord.NotFound(Mock(status=404), {"code": 10008, "message": "Unknown Message"})


@pytest.fixture
def message() -> AsyncMock:
    return AsyncMock(spec=discord.Message, channel=AsyncMock(spec=discord.DMChannel))


@pytest.fixture
def reply(message: AsyncMock) -> Reply:
    message.channel.send.side_effect = lambda **_: AsyncMock(spec=discord.Message)
    return Reply(message, "What?", threaded=False)


@pytest.fixture(autouse=True)
def interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.streaming._INTERVAL", INTERVAL)


async def test_it_is_shown_from_what_was_found_on_and_not_too_often() -> None:
    shown: list[tuple[float, str]] = []
    twice = asyncio.Event()

    async def show(view: ui.LayoutView) -> None:
        texts = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
        shown.append((time.monotonic(), "".join(texts)))
        if len(shown) == 2:
            twice.set()

    async with Streaming(show, AsyncMock(), searching=False) as streaming:
        streaming.told(Partial(Step.SEARCHING))
        await asyncio.sleep(2 * INTERVAL)
        assert not shown
        streaming.told(FOUND)
        await asyncio.sleep(1.5 * INTERVAL)
        streaming.told(WRITTEN)
        await twice.wait()
    times = [at for at, _ in shown] + [time.monotonic()]  # the whole answer comes now
    assert all(after - before >= INTERVAL for before, after in pairwise(times))
    assert ["Sentences found: 3" in shown[0][1], "Nuuk is Greenland" in shown[1][1]] == [True, True]


async def test_what_was_shown_goes_when_the_answer_fails() -> None:
    show, withdraw = AsyncMock(), AsyncMock()

    async def fail() -> None:
        async with Streaming(show, withdraw) as streaming:
            streaming.told(FOUND)
            await asyncio.sleep(2 * INTERVAL)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    withdraw.assert_awaited_once()


async def test_it_is_sent_once_and_then_edited_until_it_is_whole(message: AsyncMock, reply: Reply) -> None:
    await reply.show(notice("1"))
    await reply.show(notice("2"))
    await reply.finish([notice("3"), notice("4")])
    assert message.channel.send.await_count == 2  # the first, and what does not fit in it
    assert message.channel.send.await_args.kwargs["mention_author"] is False


async def test_it_is_sent_anew_when_it_was_deleted_meanwhile(message: AsyncMock, reply: Reply) -> None:
    sent = AsyncMock(spec=discord.Message)
    sent.edit.side_effect = GONE
    message.channel.send.side_effect = [sent, AsyncMock(spec=discord.Message)]
    await reply.show(notice("1"))
    await reply.finish([notice("2")])
    assert message.channel.send.await_count == 2
