"""A Discord in the process, the bot in it, and a library that is scripted."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import State
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of

CAPITAL = "What is the capital of Greenland?"
FAILS = pytest.mark.simcord(check_errors=False)  # the bot is meant to meet an error and to tell of it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the bot take its time on a busy machine: simcord gives up after five seconds."""
    for item in items:
        kwargs = {"settle_timeout": 60.0}
        marker = item.get_closest_marker("simcord")
        item.add_marker(pytest.mark.simcord(**(kwargs | dict(marker.kwargs) if marker else kwargs)), append=False)


@pytest.fixture
def library() -> ScriptedLibrary:
    scripted = ScriptedLibrary(snapshot_of(STORY))
    scripted.quote(CAPITAL, "Nuuk")
    return scripted


@pytest.fixture
def settings() -> BotSettings:
    return BotSettings()


@pytest.fixture
async def state(tmp_path: Path, empty_state: Path) -> AsyncIterator[State]:
    shutil.copy(empty_state, tmp_path)
    state = State("", tmp_path)
    yield state
    await state.close()


@pytest.fixture
def simcord_bot(settings: BotSettings, library: ScriptedLibrary, state: State) -> Footnote:
    return Footnote(settings, library, state)


@pytest.fixture
def guild(simcord_env: Env) -> GuildHandle:
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild: GuildHandle) -> ChannelHandle:
    return guild.create_text_channel("general")


Join = Callable[..., MemberActor]


@pytest.fixture
def join(simcord_env: Env, guild: GuildHandle) -> Join:
    def join(name: str, *roles: RoleHandle, nick: str | None = None) -> MemberActor:
        return guild.add_member(simcord_env.create_user(name), roles=roles, nick=nick)

    return join


@pytest.fixture
def alice(join: Join) -> MemberActor:
    return join("alice")


@pytest.fixture
def moderator(guild: GuildHandle, join: Join) -> MemberActor:
    role = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return join("mod", role)


@pytest.fixture
def me(simcord_env: Env) -> str:
    """How the bot is mentioned."""
    assert simcord_env.bot.user
    return simcord_env.bot.user.mention


Restart = Callable[[], Awaitable[None]]


@pytest.fixture
async def restart(simcord_env: Env, library: ScriptedLibrary, tmp_path: Path) -> AsyncIterator[Restart]:
    """A new bot on the same state."""
    state = State("", tmp_path)
    yield lambda: simcord_env.restart_bot(Footnote(BotSettings(), library, state))
    await state.close()


class Held:
    """A step of the library that takes until it is released: `library.before_answer = held.wait`."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._released = asyncio.Event()
        self.release = self._released.set

    async def wait(self) -> None:
        """As many as there are wait together; meanwhile simcord takes Discord and the bot to be at rest."""
        await self._env.external_wait(self._released.wait(), reason="the library")


@pytest.fixture
async def held(simcord_env: Env) -> Held:
    return Held(simcord_env)


def shown(*results: InteractionResult) -> str:
    """All that a member sees of the answers to interactions."""
    return "\n".join(
        text
        for result in results
        for message in [result.response, *result.followups]
        if message
        for text in texts(message.message)
    )


def texts(message: discord.Message) -> list[str]:
    """What a message shows, text by text."""
    return [message.content, *_texts(message.components)]


def _texts(components: Sequence[discord.Component]) -> list[str]:
    found: list[str] = []
    for component in components:
        if isinstance(component, discord.TextDisplay):
            found.append(component.content)
        elif isinstance(component, discord.Container | discord.SectionComponent):
            found += _texts(component.children)
    return found


def written(channel: ChannelHandle, bot: Footnote) -> list[str]:
    """What the bot wrote in a channel, message by message, as everybody sees it."""
    return ["\n".join(texts(message)) for message in channel.history() if message.author == bot.user]
