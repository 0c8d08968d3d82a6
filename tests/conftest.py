"""What tests of all kinds use."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, to be copied, since making them takes longer than most tests."""
    from bot.state import State  # noqa: PLC0415 - not for those who need none

    folder = tmp_path_factory.mktemp("state")

    async def make() -> None:
        await (await State.open("", folder)).close()

    asyncio.run(make())
    return folder / "state.db"
