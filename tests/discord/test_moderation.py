"""/reindex: who may, what is shown meanwhile, and what is told at the end."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import State
from index import Report
from index.errors import StoreError
from index.report import Counts, Problem
from tests.discord.conftest import CAPITAL, FAILS, Held, Join, shown, written
from tests.discord.scripted import ScriptedLibrary


async def test_the_result_is_what_changed(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.report = Report(
        "2",
        dry_run=False,
        documents=Counts(1, 1, 1, 5),
        sentences=Counts(12, 0, 3, 90),
        added=("new_story.txt",),
        changed=("old.txt",),
        removed=("gone.txt",),
        problems=(Problem("scan.pdf", "is not UTF-8 text"),),
        embedded=12,
        seconds=3.42,
    )
    result = await moderator.slash(channel, "reindex")
    assert result.ephemeral
    assert shown(result).split("\n")[1:] == [
        "**The index is up to date.**",
        "Documents: 1 added · 1 changed · 1 removed · 5 unchanged",
        "Sentences: 12 added · 0 changed · 3 removed · 90 unchanged",
        r"Added: new\_story.txt",
        "Changed: old.txt",
        "Removed: gone.txt",
        "**1 file could not be read:**",
        "scan.pdf is not UTF-8 text",
        "-# 12 sentences embedded · 3.4 s",
    ]
    assert library.builds[-1] == ("mod", False)


async def test_a_dry_run_says_so(moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary) -> None:
    library.report = Report("1", dry_run=True, documents=Counts(), sentences=Counts())
    assert "Dry run" in shown(await moderator.slash(channel, "reindex", dry_run=True))
    assert library.builds[-1] == ("mod", True)


async def test_a_member_does_not_see_it(alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary) -> None:
    assert "reindex" not in alice.available_commands(channel)
    assert len(library.builds) == 1  # the one at the start


async def test_it_can_be_forced_and_is_noted(
    moderator: MemberActor, channel: ChannelHandle, guild: GuildHandle, library: ScriptedLibrary, state: State
) -> None:
    await moderator.slash(channel, "reindex", force=True)
    assert library.forced
    (entry,) = await state.audit.recent(guild.id)
    assert (entry.by, entry.what) == ("mod", "forced")


@pytest.mark.simcord(settle_timeout=0.9, check_errors=False)
async def test_one_that_fails_half_way_shows_no_progress_any_more(
    simcord_env: Env, moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, held: Held
) -> None:
    async def fail() -> None:
        await held.wait()
        raise StoreError("The disk is full.")

    library.during_build = fail
    result = await moderator.slash(channel, "reindex")
    await simcord_env.advance_time(1.1)
    held.release()
    await simcord_env.advance_time(1.1)
    assert "not read to the end" in shown(result)
    assert "The disk is full." in shown(result)
    assert "1 of 3" not in shown(result)


async def test_it_is_not_offered_in_direct_messages(simcord_env: Env) -> None:
    with pytest.raises(SetupError):
        await simcord_env.create_user("carol").slash("reindex")


@pytest.mark.simcord(settle_timeout=0.9)  # less than the second between two edits, or settling waits for them
async def test_progress_is_shown_and_asking_goes_on(  # noqa: PLR0913, PLR0917 - fixtures
    simcord_env: Env, moderator: MemberActor, alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary,
    held: Held,
) -> None:  # fmt: skip
    library.during_build = held.wait
    result = await moderator.slash(channel, "reindex")
    await simcord_env.advance_time(1.1)
    assert "Indexing sentences: 1 of 3" in shown(result)
    assert "As of <t:" in shown(result)  # which grows old by itself when the bot is gone
    assert "**Nuuk**" in shown(await alice.slash(channel, "ask", question=CAPITAL))
    held.release()
    await simcord_env.advance_time(1.1)
    assert "The index is up to date" in shown(result)


@pytest.mark.simcord(settle_timeout=0.9, check_errors=False)
async def test_a_second_one_is_told_who_runs_the_first(  # noqa: PLR0913, PLR0917 - fixtures
    simcord_env: Env, moderator: MemberActor, join: Join, channel: ChannelHandle, library: ScriptedLibrary, held: Held,
) -> None:  # fmt: skip
    library.during_build = held.wait
    await moderator.slash(channel, "reindex")
    other = join("other", *[role for role in channel.guild.roles.values() if role.name == "Managers"])  # type: ignore[union-attr]
    assert "mod is reading the documents already" in shown(await other.slash(channel, "reindex"))
    held.release()
    await simcord_env.advance_time(1.1)


@FAILS
async def test_a_name_in_a_refusal_takes_no_effect(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.busy = "@everyone **x**"
    assert r"\@everyone \*\*x\*\*" in shown(await moderator.slash(channel, "reindex"))


async def test_after_a_quarter_of_an_hour_the_report_goes_to_the_moderator_alone(
    simcord_env: Env, moderator: MemberActor, channel: ChannelHandle, simcord_bot: Footnote
) -> None:
    simcord_env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, times=None)
    await moderator.slash(channel, "reindex")
    assert "The index is up to date" in written(moderator.user.dm_channel, simcord_bot)[-1]
    assert not written(channel, simcord_bot)


class TestModeratorsByRole:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(moderator_role_ids=(11, 12))

    async def test_a_role_is_as_good_as_the_permission(
        self, guild: GuildHandle, join: Join, channel: ChannelHandle, simcord_bot: Footnote
    ) -> None:
        keepers = guild.create_role("Keepers")
        simcord_bot.gate._moderator_roles = frozenset({keepers.id})
        assert "up to date" in shown(await join("keeper", keepers).slash(channel, "reindex"))

    @FAILS
    async def test_another_role_is_not(self, guild: GuildHandle, join: Join, channel: ChannelHandle) -> None:
        result = await join("painter", guild.create_role("Painters")).slash(channel, "reindex")
        assert "Only moderators" in shown(result)


class TestInGuildsThatAreNotServed:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(allowed_guild_ids=(1,))

    @pytest.mark.parametrize("command", ["reindex", "sources", "help"])
    async def test_commands_are_refused(
        self, moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, command: str
    ) -> None:
        result = await moderator.slash(channel, command)
        assert result.ephemeral
        assert "not set up for this server" in shown(result)
        assert len(library.builds) == 1
