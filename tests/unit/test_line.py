"""Waiting in line: first come, first served, and nobody is forgotten."""

from __future__ import annotations

import asyncio

import pytest

from bot.asking.line import Line


class Customer:
    """Somebody in a line, served until `done`; `told` is what they heard while they waited."""

    def __init__(self, line: Line) -> None:
        self.told: list[int] = []
        self.served = asyncio.Event()
        self.done = asyncio.Event()
        self.task = asyncio.create_task(self._stand(line))

    async def _stand(self, line: Line) -> None:
        async with line.turn(self._hear):
            self.served.set()
            await self.done.wait()

    async def _hear(self, before: int) -> None:
        self.told.append(before)


async def until_told(customer: Customer, told: list[int]) -> None:
    async with asyncio.timeout(5):
        while customer.told != told:  # noqa: ASYNC110 - every step of the loop is one of the line, too
            await asyncio.sleep(0)


async def test_who_comes_first_is_served_first_and_the_others_hear_how_many_are_before_them() -> None:
    line = Line(2, soon=0, every=0)
    first, second, third, fourth = (Customer(line) for _ in range(4))
    await until_told(fourth, [3])
    await until_told(third, [2])
    assert first.served.is_set()
    assert second.served.is_set()
    second.done.set()
    await third.served.wait()
    await until_told(fourth, [3, 2])
    assert not fourth.served.is_set()
    first.done.set()
    await fourth.served.wait()
    assert first.told == []
    for customer in (third, fourth):
        customer.done.set()
        await customer.task


async def test_who_leaves_the_line_leaves_no_gap() -> None:
    line = Line(1)
    first, second, third = (Customer(line) for _ in range(3))
    await first.served.wait()
    await asyncio.sleep(0)
    second.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second.task
    first.done.set()
    await third.served.wait()
    third.done.set()
    await third.task
    assert Customer(line).told == []


async def test_who_leaves_as_their_turn_comes_passes_it_on() -> None:
    line = Line(1)
    first, second, third = (Customer(line) for _ in range(3))
    await asyncio.sleep(0)
    first.done.set()
    await first.task
    second.task.cancel()
    await third.served.wait()
    third.done.set()
    await third.task


async def test_a_note_that_can_not_be_sent_costs_nobody_their_turn() -> None:
    line, failed = Line(1, soon=0, every=0), asyncio.Event()

    async def fail(_: int) -> None:
        failed.set()
        raise OSError

    async def stand() -> str:
        async with line.turn(fail):
            return "served"

    first = Customer(line)
    await first.served.wait()
    waiting = asyncio.create_task(stand())
    await failed.wait()
    first.done.set()
    assert await waiting == "served"
