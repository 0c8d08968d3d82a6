"""The real process, from its start without an index to its end by SIGTERM."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from tests.discord.loopback import LAUNCH, Loopback, loopback
from tests.stories import SEEDS

_PATIENCE = 90.0  # seconds, on a busy machine; a start takes a few


async def _started(discord: Loopback, data: Path) -> asyncio.subprocess.Process:
    environment = {**os.environ, "DISCORD_TOKEN": "a.b.c", "SEEDS_DIR": str(SEEDS), "DATA_DIR": str(data)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LAUNCH, discord.url, cwd=SEEDS.parent, env=environment, stderr=asyncio.subprocess.PIPE
    )
    await asyncio.wait_for(discord.connected.wait(), _PATIENCE)
    return process


async def _left(process: asyncio.subprocess.Process) -> bytes:
    """The log of a process that was told to leave, and did so in time and in order."""
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0, log.decode()
    assert b"Traceback" not in log
    return log


async def _asked(discord: Loopback, question: str) -> str:
    await discord.slash("ask", question=question)
    return json.dumps(await asyncio.wait_for(discord.answers.get(), _PATIENCE), ensure_ascii=False)


async def test_the_bot_starts_reads_the_documents_answers_and_leaves_when_told_to(tmp_path: Path) -> None:
    async with loopback() as discord:
        process = await _started(discord, tmp_path)
        names = {command["name"] for command in await asyncio.wait_for(discord.commands.get(), _PATIENCE)}
        assert names >= {"ask", "sources", "reindex", "help", "Ask about this"}
        answer = await _asked(discord, "Who is Greenland's prime minister?")
        while "still reading" in answer:
            answer = await _asked(discord, "Who is Greenland's prime minister?")
        assert "Jens\\\\-Frederik Nielsen" in answer or "Jens-Frederik Nielsen" in answer
        log = await _left(process)
        assert b"a.b.c" not in log


async def test_the_bot_leaves_in_time_while_it_still_loads_the_models(tmp_path: Path) -> None:
    async with loopback() as discord:
        await _left(await _started(discord, tmp_path))
