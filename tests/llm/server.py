"""An OpenAI-compatible server on loopback that says what a test has it say, and misbehaves as it is told to."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class Said:
    """One reply of the model, and what goes wrong with it."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str | None = "stop"  # "length": broken off; None: the connection ends
    endless: bool = False  # the text again and again, until nobody listens
    hangs: bool = False  # nothing comes after the text
    malformed: bool = False  # what comes is no JSON
    pause: float = 0.0  # seconds before each piece


@dataclass(frozen=True)
class Asked:
    """What the model was asked."""

    body: dict[str, Any]
    key: str

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def prompt(self) -> str:
        """All that is not the system's."""
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] != "system")

    @property
    def everything(self) -> str:
        return "\n".join(m["content"] for m in self.body["messages"])

    @property
    def sentences(self) -> list[str]:
        """The evidence, in order of its numbers."""
        return re.findall(r'<sentence n="\d+"[^>]*>(.*?)(?: \(Note: .*?\))?</sentence>', self.prompt)

    @property
    def writes(self) -> bool:
        """Whether an answer is wanted, and not a question in other words, or a sentence once more."""
        return "<sentence" in self.prompt and not self.repairs

    @property
    def repairs(self) -> bool:
        return len(self.body["messages"]) > 2


Script = Callable[[Asked], Said | str]


class ScriptedServer:
    """`script` may be replaced at any time; `asked` is what was asked."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.before: Callable[[], Awaitable[object]] | None = None
        self.schema = True  # whether it knows response_format
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._more = asyncio.Condition()

    @property
    def writings(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.writes]

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._complete)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def until_asked(self, count: int) -> None:
        async with self._more:
            await self._more.wait_for(lambda: len(self.asked) >= count)

    async def stop(self) -> None:
        """At once, whatever is being said."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        asked = Asked(await request.json(), request.headers.get("Authorization", ""))
        async with self._more:
            self.asked.append(asked)
            self._more.notify_all()
        if not self.schema and "response_format" in asked.body:
            return web.json_response({"error": {"message": "unknown parameter: response_format"}}, status=400)
        if self.before:
            await self.before()
        said = self.script(asked)
        said = Said(said) if isinstance(said, str) else said
        if said.status != 200:
            error = {"error": {"message": f"The key is {asked.key}, the prompt {asked.everything}"}}
            return web.json_response(error, status=said.status, headers=said.headers)
        try:
            return await self._stream(request, asked, said)
        except ConnectionResetError:  # nobody listens any more
            return web.Response()

    async def _stream(self, request: web.Request, asked: Asked, said: Said) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        if said.malformed:
            await response.write(b"data: {nonsense\n\n")
            return response
        first = True
        while first or said.endless:
            first = False
            for piece in re.findall(r".{1,99}" if said.endless else r".{1,12}", said.text, re.DOTALL):
                if said.pause:
                    await asyncio.sleep(said.pause)
                await response.write(_chunk({"content": piece}))
            await asyncio.sleep(0)
        if said.hangs:
            await asyncio.sleep(3600)
        if said.finish:
            await response.write(_chunk({}, finish=said.finish))
            if asked.body.get("stream_options", {}).get("include_usage"):
                await response.write(_chunk(usage={"prompt_tokens": 200, "completion_tokens": 40, "total_tokens": 240}))
            await response.write(b"data: [DONE]\n\n")
        elif request.transport:
            request.transport.close()
        return response


def _chunk(
    delta: dict[str, Any] | None = None, finish: str | None = None, usage: dict[str, int] | None = None
) -> bytes:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    chunk = {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "m",
        "choices": choices,
        "usage": usage,
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


@asynccontextmanager
async def serving(script: Script) -> AsyncIterator[ScriptedServer]:
    server = ScriptedServer(script)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
