"""How often somebody may ask, whichever way they do, and what they see when many ask."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.asking.line import Line, Tell
from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import GuildSettings, State
from tests.discord.conftest import CAPITAL, FAILS, Join, shown, written
from tests.discord.scripted import ScriptedLibrary


class Crowded(Line):
    """A line in which one is always the third, then the second, then the next."""

    @contextlib.asynccontextmanager
    async def turn(self, tell: Tell) -> AsyncIterator[None]:
        for before in (2, 1):
            await tell(before)
        yield


def when(text: str) -> datetime:
    """The moment that a refusal names."""
    found = re.search(r"<t:(\d+):R>", text)
    assert found, text
    return datetime.fromtimestamp(int(found[1]), UTC)


@FAILS
class TestADailyLimitOfTwo:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(daily_limit=2)

    async def test_the_third_question_is_refused_in_private_until_a_day_after_the_first(
        self, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        for _ in range(2):
            assert "Nuuk" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        refused = await alice.slash(channel, "ask", question=CAPITAL)
        assert refused.ephemeral
        assert "2 within" in shown(refused)
        day = timedelta(days=1)
        assert day - timedelta(minutes=5) < when(shown(refused)) - datetime.now(UTC) <= day
        assert len(library.asked) == 2

    async def test_it_is_the_same_for_commands_menus_and_mentions(
        self, me: str, simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
    ) -> None:
        message = await alice.send(channel, f"{me} {CAPITAL}")
        await alice.context_menu(channel, "Ask about this", message)
        assert "again <t:" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        assert "again <t:" in shown(await alice.context_menu(channel, "Ask about this", message))
        await alice.send(channel, f"{me} {CAPITAL}")
        assert "again <t:" in written(channel, simcord_bot)[-1]

    async def test_whoever_writes_on_is_told_once_and_commands_are_answered_still(
        self, me: str, simcord_bot: Footnote, alice: MemberActor, join: Join, channel: ChannelHandle
    ) -> None:
        for _ in range(5):
            await alice.send(channel, f"{me} {CAPITAL}")
        assert ["again <t:" in text for text in written(channel, simcord_bot)] == [False, False, True]
        assert "again <t:" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        await join("bob").send(channel, f"{me} {CAPITAL}")
        assert "Nuuk" in written(channel, simcord_bot)[-1]

    async def test_what_fails_is_not_counted(
        self, me: str, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        now, library.now = library.now, None
        await alice.send(channel, f"{me} {CAPITAL}")
        assert "still reading" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        library.now = now
        for _ in range(2):
            assert "Nuuk" in shown(await alice.slash(channel, "ask", question=CAPITAL))

    async def test_what_is_no_question_is_not_counted(self, alice: MemberActor, channel: ChannelHandle) -> None:
        for _ in range(3):
            await alice.slash(channel, "ask", question="?")
        assert "Nuuk" in shown(await alice.slash(channel, "ask", question=CAPITAL))

    async def test_moderators_and_other_members_may_go_on(
        self, alice: MemberActor, moderator: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        for member in (alice, alice, moderator, moderator, moderator, join("bob")):
            await member.slash(channel, "ask", question=CAPITAL)
        assert len(library.asked) == 6

    async def test_what_the_moderators_of_a_server_chose_goes_before(
        self, alice: MemberActor, guild: GuildHandle, channel: ChannelHandle, library: ScriptedLibrary, state: State
    ) -> None:
        await state.guilds.set(guild.id, GuildSettings(daily=0, cooldown=60))
        assert "Nuuk" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        assert "quick" in shown(await alice.slash(channel, "ask", question=CAPITAL))
        await state.guilds.set(guild.id, GuildSettings(daily=0))
        for _ in range(3):
            await alice.slash(channel, "ask", question=CAPITAL)
        assert len(library.asked) == 4

    async def test_a_state_that_fails_limits_nobody(
        self, alice: MemberActor, channel: ChannelHandle, tmp_path: Path
    ) -> None:
        (tmp_path / "state.db").write_bytes(b"no database" * 1000)
        for _ in range(3):
            assert "Nuuk" in shown(await alice.slash(channel, "ask", question=CAPITAL))


@FAILS
class TestALimitOfTheServer:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(guild_daily_limit=1)

    async def test_it_is_for_all_members_together_and_not_for_direct_messages(
        self, alice: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        await alice.slash(channel, "ask", question=CAPITAL)
        assert "This server" in shown(await join("bob").slash(channel, "ask", question=CAPITAL))
        await alice.user.send_dm(CAPITAL)
        assert len(library.asked) == 2


class TestWhenManyAsk:
    @pytest.fixture(autouse=True)
    def crowded(self, simcord_bot: Footnote) -> None:
        simcord_bot._asking._fair._line = Crowded(1)

    async def test_a_command_shows_how_many_are_before_until_the_answer_takes_its_place(
        self, simcord_env: Env, alice: MemberActor, channel: ChannelHandle
    ) -> None:
        result = await alice.slash(channel, "ask", question=CAPITAL)
        edits = [str(request.json) for request in simcord_env.http_requests if request.method == "PATCH"]
        assert "2 before you" in edits[0]
        assert "1 before you" in edits[1]
        assert "before you" not in shown(result)
        assert "Nuuk" in shown(result)

    @FAILS
    async def test_the_note_goes_when_no_answer_comes_either(
        self, me: str, simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        library.now = None
        await alice.slash(channel, "ask", question=CAPITAL)
        await alice.send(channel, f"{me} {CAPITAL}")
        assert ["still reading" in text for text in written(channel, simcord_bot)] == [True]

    async def test_a_message_gets_a_note_that_goes_when_the_answer_comes(
        self, simcord_env: Env, me: str, simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
    ) -> None:
        await alice.send(channel, f"{me} {CAPITAL}")
        sent = [str(request.json) for request in simcord_env.http_requests if request.path.endswith("/messages")]
        assert "2 before you" in sent[0]
        assert [("Nuuk" in text, "before you" in text) for text in written(channel, simcord_bot)] == [(True, False)]
