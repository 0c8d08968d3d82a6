"""The answer to a message while it grows: how often it is edited, and what becomes of it."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise
from types import SimpleNamespace

import discord
import pytest
from discord import ui

from bot.asking.replying import Reply
from bot.asking.streaming import Streaming
from bot.text.notice import notice
from index.domain import Statement
from index.partial import Partial, Step

INTERVAL = 0.05
FOUND = Partial(Step.WRITING, 3)
WRITTEN = Partial(Step.WRITING, 3, (Statement("Nuuk is Greenland's capital.", (1,)),))
GONE = discord.NotFound(
    SimpleNamespace(status=404, reason="Not Found"),  # type: ignore[arg-type]
    {"code": 10008, "message": "Unknown Message"},
)


class Sent:
    """A message of the bot: what it shows, until somebody deletes it."""

    def __init__(self, view: ui.LayoutView) -> None:
        self.views = [view]
        self.deleted = False

    async def edit(self, *, view: ui.LayoutView) -> None:
        if self.deleted:
            raise GONE
        self.views.append(view)


class Asked:
    """A member's message, and the channel that it stands in."""

    def __init__(self) -> None:
        self.channel = self
        self.sent: list[Sent] = []
        self.options: list[dict[str, object]] = []

    def to_reference(self, **_: object) -> None:
        return None

    async def send(self, *, view: ui.LayoutView, **options: object) -> Sent:
        self.sent.append(Sent(view))
        self.options.append(options)
        return self.sent[-1]


@pytest.fixture
def message() -> Asked:
    return Asked()


@pytest.fixture
def reply(message: Asked) -> Reply:
    return Reply(message, "What?", threaded=False)  # type: ignore[arg-type]


async def nothing() -> None:
    pass


@pytest.fixture(autouse=True)
def interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.asking.streaming._INTERVAL", INTERVAL)


async def test_it_is_shown_from_what_was_found_on_and_not_too_often() -> None:
    shown: list[tuple[float, str]] = []
    twice = asyncio.Event()

    async def show(view: ui.LayoutView) -> None:
        texts = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
        shown.append((time.monotonic(), "".join(texts)))
        if len(shown) == 2:
            twice.set()

    async with Streaming(show, nothing, searching=False) as streaming:
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
    seen: list[str] = []
    shown = asyncio.Event()

    async def show(_: ui.LayoutView) -> None:
        seen.append("shown")
        shown.set()

    async def withdraw() -> None:
        seen.append("withdrawn")

    async def fail() -> None:
        async with Streaming(show, withdraw) as streaming:
            streaming.told(FOUND)
            await shown.wait()
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert seen == ["shown", "withdrawn"]


async def test_it_is_sent_once_and_then_edited_until_it_is_whole(message: Asked, reply: Reply) -> None:
    views = [notice(str(number)) for number in range(4)]
    await reply.show(views[0])
    await reply.show(views[1])
    await reply.finish(views[2:])
    assert [sent.views for sent in message.sent] == [views[:3], views[3:]]  # the last does not fit in the first
    assert all(options["mention_author"] is False for options in message.options)


async def test_it_is_sent_anew_when_it_was_deleted_meanwhile(message: Asked, reply: Reply) -> None:
    first, second = notice("1"), notice("2")
    await reply.show(first)
    message.sent[0].deleted = True
    await reply.finish([second])
    assert [sent.views for sent in message.sent] == [[first], [second]]
