"""A Discord on loopback that is just large enough for one bot process: gateway, commands, answers to interactions.

The rest of the Discord tests run in the process, through simcord; this is for what only a real process shows.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

BOT, APPLICATION, GUILD, CHANNEL, MEMBER = "100", "100", "200", "300", "400"
_HELLO, _IDENTIFY, _HEARTBEAT, _HEARTBEAT_ACK, _DISPATCH = 10, 2, 1, 11, 0  # gateway opcodes

_CHANNEL = {"id": CHANNEL, "type": 0, "name": "general"}
_PLAIN_MEMBER: dict[str, Any] = {
    "roles": [],
    "permissions": "0",
    "joined_at": None,
    "deaf": False,
    "mute": False,
    "flags": 0,
}

# What runs instead of `python -m bot`: the same, with Discord's two addresses replaced.
LAUNCH = """
import sys, discord.gateway, discord.http, yarl
discord.http.Route.BASE = sys.argv[1] + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws", 1) + "/gateway")
from bot.__main__ import main
sys.exit(main([]))
"""


class Loopback:
    """What the bot did is in `answers`, what it registered in `commands`."""

    def __init__(self) -> None:
        self.url = ""
        self.commands: asyncio.Queue[list[dict[str, Any]]] = asyncio.Queue()
        self.answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.connected = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0

    async def slash(self, name: str, **options: object) -> None:
        """A member uses a command in the server."""
        given = [
            {"name": key, "type": 5 if isinstance(value, bool) else 3, "value": value} for key, value in options.items()
        ]
        self._sequence += 1
        user = {"id": MEMBER, "username": "alice", "discriminator": "0", "avatar": None, "global_name": "Alice"}
        await self._dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(1000 + self._sequence), "application_id": APPLICATION, "type": 2, "token": "t", "version": 1,
                "guild_id": GUILD, "channel_id": CHANNEL, "locale": "en-US", "app_permissions": "0", "entitlements": [],
                "channel": {**_CHANNEL, "guild_id": GUILD, "position": 0, "permissions": "0"},
                "authorizing_integration_owners": {"0": GUILD}, "context": 0, "attachment_size_limit": 10_000_000,
                "member": {**_PLAIN_MEMBER, "user": user},
                "data": {"id": "1", "name": name, "type": 1, "options": given},
            },
        )  # fmt: skip

    async def _dispatch(self, event: str, data: dict[str, Any]) -> None:
        assert self._socket
        self._sequence += 1
        await self._socket.send_json({"op": _DISPATCH, "t": event, "s": self._sequence, "d": data})

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": _HELLO, "d": {"heartbeat_interval": 30_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            sent = json.loads(message.data)
            if sent["op"] == _IDENTIFY:
                await self._welcome()
            elif sent["op"] == _HEARTBEAT:
                await socket.send_json({"op": _HEARTBEAT_ACK})
        return socket

    async def _welcome(self) -> None:
        await self._dispatch(
            "READY",
            {
                "v": 10, "user": _user(), "guilds": [], "session_id": "s",
                "application": {"id": APPLICATION, "flags": 0},
                "resume_gateway_url": self.url.replace("http", "ws", 1) + "/gateway",
            },
        )  # fmt: skip
        self.connected.set()

    async def rest(self, request: web.Request) -> web.Response:
        """Every request of the REST interface that the bot makes in these tests."""
        path = request.path.removeprefix("/api/v10")
        if path == "/users/@me":
            return _json(_user())
        if path == "/oauth2/applications/@me":
            return _json(_application())
        if path.endswith("/commands"):
            return _json(await self._registered(request))
        if path.endswith("/callback"):
            return _json({"interaction": {"id": path.split("/")[2], "type": 2}})
        if path.startswith("/webhooks/"):
            body = await request.json()
            await self.answers.put(body)
            return _json(_message(body))
        return _json({"message": f"not here: {path}", "code": 0}, status=404)

    async def _registered(self, request: web.Request) -> list[dict[str, Any]]:
        if request.method == "GET":
            return []
        body: list[dict[str, Any]] = await request.json()
        await self.commands.put(body)
        return [
            {"description": "", **command, "id": str(n), "application_id": APPLICATION, "version": "1"}
            for n, command in enumerate(body, 1)
        ]


def _json(body: object, status: int = 200) -> web.Response:
    """JSON with the bare content type that discord.py looks for."""
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _user() -> dict[str, Any]:
    return {"id": BOT, "username": "footnote", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}


def _application() -> dict[str, Any]:
    return {
        "id": APPLICATION, "name": "footnote", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "", "flags": 0, "summary": "", "team": None, "owner": _user(),
    }  # fmt: skip


def _message(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "9000", "channel_id": CHANNEL, "author": _user(), "content": "", "timestamp": "2026-01-12T08:00:00+00:00",
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": body.get("flags", 0),
        "components": body.get("components", []),
    }  # fmt: skip


@asynccontextmanager
async def loopback() -> AsyncIterator[Loopback]:
    server = Loopback()
    app = web.Application()
    app.router.add_get("/gateway{tail:/?}", server.gateway)
    app.router.add_route("*", "/api/{tail:.*}", server.rest)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()
