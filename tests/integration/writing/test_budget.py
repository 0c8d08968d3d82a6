"""What a server may spend a day."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.receipt import Quoting
from index.writing.budget import Budget, Spent
from tests.llm.authors import Shelf
from tests.llm.replies import quoting
from tests.llm.server import ScriptedServer


async def test_at_the_limit_the_documents_are_quoted(server: ScriptedServer, tmp_path: Path) -> None:
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


async def test_twenty_at_once_stay_within_the_limit(server: ScriptedServer, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, server.url, llm_daily_cost=0.01, llm_prices={"first": (1, 3)})
    answers = await asyncio.gather(*(shelf.answer(f"Question {n}?") for n in range(20)))
    await shelf.author.close()
    assert sum(answer.receipt.cost for answer in answers if answer.receipt) <= 0.01
    assert {quoting(answer) for answer in answers} == {None, Quoting.BUDGET}


def test_a_new_day_begins_at_nothing_and_a_damaged_file_too(tmp_path: Path) -> None:
    file = tmp_path / "spent.json"
    days: Iterator[date] = iter([date(2026, 1, 12)] * 3 + [date(2026, 1, 13)] * 9)
    budget = Budget(file, tokens=100, cost=0, today=lambda: next(days))
    assert budget.take("1", Spent(80))
    assert not budget.take("1", Spent(80))
    assert budget.take("1", Spent(80))
    budget.save()
    file.write_text('{"day": 5}', encoding="utf-8")
    assert Budget(file, tokens=100, cost=0).take("1", Spent(80))
