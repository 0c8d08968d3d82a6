"""The note of who waits in line, where Discord is slow to take it."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import discord

from bot.asking.waiting import note_to


class _Sent:
    deleted = False

    async def delete(self) -> None:
        self.deleted = True


class _Channel:
    def __init__(self) -> None:
        self.slow = asyncio.Event()
        self.sent: list[_Sent] = []

    async def send(self, **given: Any) -> _Sent:  # noqa: ANN401
        assert given["silent"]
        self.sent.append(_Sent())
        await self.slow.wait()
        return self.sent[-1]


class _Message:
    def __init__(self, channel: _Channel) -> None:
        self.channel = channel

    def to_reference(self, *, fail_if_not_exists: bool) -> None:
        assert not fail_if_not_exists


async def test_a_note_that_is_on_its_way_when_the_answer_comes_is_removed_all_the_same() -> None:
    channel = _Channel()
    note = note_to(cast("discord.Message", _Message(channel)))
    telling = asyncio.create_task(note.tell(3))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    telling.cancel()  # as the line does when it is one's turn
    await asyncio.wait({telling})
    await note.remove()  # without waiting for Discord
    (sent,) = channel.sent
    assert not sent.deleted
    channel.slow.set()
    await asyncio.sleep(0.01)
    assert sent.deleted
