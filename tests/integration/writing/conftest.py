"""A server with a script, and an author who writes by it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.llm.authors import Shelf
from tests.llm.replies import GOOD
from tests.llm.server import ScriptedServer, serving


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
    monkeypatch.setattr("index.writing.failures._WAITS", (0.01, 0.01))
