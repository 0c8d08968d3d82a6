"""/gaps, /feedback, /stats and /settings: what moderators learn and choose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import GuildSettings, State
from index.gold import GoldError, read_gold
from tests.discord.conftest import CAPITAL, FAILS, Restart, shown
from tests.discord.scripted import ScriptedLibrary

COMMANDS = ("documents list", "gaps", "feedback", "stats", "settings", "reindex")


async def test_a_member_sees_none_of_the_commands(alice: MemberActor, channel: ChannelHandle) -> None:
    assert not set(COMMANDS) & set(alice.available_commands(channel))


class TestWhereARoleMakesModerators:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(moderator_role_ids=(11,))

    @FAILS
    @pytest.mark.parametrize("command", COMMANDS)
    async def test_a_member_who_sees_a_command_may_not(
        self, alice: MemberActor, channel: ChannelHandle, command: str
    ) -> None:
        result = await alice.slash(channel, command)
        assert result.ephemeral
        assert "Only moderators" in shown(result)


async def ask(member: MemberActor, channel: ChannelHandle, *questions: str) -> None:
    for question in questions:
        await member.slash(channel, "ask", question=question)


async def test_open_questions_are_grouped_and_settled_also_after_a_restart(
    moderator: MemberActor, alice: MemberActor, channel: ChannelHandle, state: State, restart: Restart
) -> None:
    await ask(alice, channel, "is there wifi on board?", "wifi??", "who is the captain")
    result = await moderator.slash(channel, "gaps")
    assert result.ephemeral
    assert result.response
    assert "**3 questions were not answered** · different ones: 2" in shown(result)
    assert "asked 2 times" in shown(result)
    assert "“is there wifi on board?”" in shown(result)
    await restart()
    wifi, captain = (group for group in await _dismissals(result.response.components))
    await moderator.click(result.response, custom_id=wifi)
    assert "wifi" not in shown(result)
    await moderator.click(result.response, custom_id=captain)
    assert "No open questions" in shown(result)
    entries = await state.audit.recent(channel.guild.id)  # type: ignore[union-attr]
    assert [entry.what for entry in entries] == ["dismissed 1", "dismissed 2"]


async def _dismissals(components: list[dict[str, object]]) -> list[str]:
    text = json.dumps(components)
    return [part.split('"')[0] for part in text.split('"custom_id": "')[1:] if part.startswith("gapdismiss")]


async def test_answers_voted_down_are_shown_and_exported_as_gold_to_complete(
    moderator: MemberActor, alice: MemberActor, channel: ChannelHandle, state: State, tmp_path: Path
) -> None:
    await ask(alice, channel, CAPITAL)
    await state.votes.cast(1, "someone", up=False, reason="citation", note="That is *old*.", citation=1)
    result = await moderator.slash(channel, "feedback")
    assert result.response
    for part in (
        CAPITAL,
        "Nuuk is the capital",
        "not right: 1",
        "A citation doesn't support it (1)",
        r"That is \*old\*.",
    ):
        assert part in shown(result)
    exported = await moderator.click(result.response, label="Export as gold questions")
    assert exported.ephemeral
    assert exported.response
    (attachment,) = exported.response.attachments
    file = tmp_path / "voted-down.jsonl"
    file.write_bytes(await attachment.read())
    with pytest.raises(GoldError, match=r"Line 1 .* answerable"):
        read_gold(file)
    line = json.loads(file.read_text(encoding="utf-8"))
    line |= {"answerable": True, "evidence": [{"document": "greenland.txt", "text": "Some 57,000 people live there."}]}
    file.write_text(json.dumps(line), encoding="utf-8")
    (gold,) = read_gold(file)
    assert (gold.id, gold.question) == ("voted-down-1", CAPITAL)


@pytest.mark.simcord(settle_timeout=30)  # matplotlib is loaded
async def test_the_figures_come_with_a_picture_that_is_described(
    moderator: MemberActor, alice: MemberActor, channel: ChannelHandle
) -> None:
    assert "Nobody asked in the last 7 days" in shown(await moderator.slash(channel, "stats"))
    await ask(alice, channel, CAPITAL, "wifi?")
    result = await moderator.slash(channel, "stats", days=30)
    assert result.response
    assert "**2 questions in the last 30 days**" in shown(result)
    assert "Answered: 1 (50%)" in shown(result)
    assert "greenland.txt: 1 answer" in shown(result)
    (attachment,) = result.response.attachments
    assert (await attachment.read()).startswith(b"\x89PNG")
    assert "2 questions, 1 answered" in json.dumps(result.response.components)


async def test_settings_are_shown_changed_and_noted(
    moderator: MemberActor, channel: ChannelHandle, guild: GuildHandle, state: State
) -> None:
    first = await moderator.slash(channel, "settings")
    assert "Channels I answer in: all" in shown(first)
    assert "Wait between two questions of a member: none, as I am set up" in shown(first)
    second = await moderator.slash(channel, "settings", private=True, language="en", cooldown=30, daily=0)
    assert await state.guilds.get(guild.id) == GuildSettings(private=True, language="en", cooldown=30, daily=0)
    assert "mod set the wait between two questions: 30" in shown(second)
    third = await moderator.slash(channel, "settings", language="own", cooldown=-1)
    assert await state.guilds.get(guild.id) == GuildSettings(private=True, daily=0)
    assert "mod set the language: each member's own" in shown(third)


async def test_channels_are_chosen_from_a_list_also_after_a_restart(  # noqa: PLR0913, PLR0917 - fixtures
    simcord_env: Env, moderator: MemberActor, channel: ChannelHandle, guild: GuildHandle, library: ScriptedLibrary,
    state: State,
) -> None:  # fmt: skip
    result = await moderator.slash(channel, "settings")
    assert result.response
    await simcord_env.restart_bot(Footnote(BotSettings(), library, state))
    await moderator.select(result.response, [channel], custom_id="choose/channels")
    assert (await state.guilds.get(guild.id)).channels == (channel.id,)
    assert f"Channels I answer in: <#{channel.id}>" in shown(result)
    await moderator.select(result.response, [], custom_id="choose/channels")
    assert (await state.guilds.get(guild.id)).channels == ()


@FAILS
async def test_a_button_asks_again_whether_its_presser_may(  # noqa: PLR0913, PLR0917 - fixtures
    simcord_env: Env, moderator: MemberActor, alice: MemberActor, channel: ChannelHandle, guild: GuildHandle,
    state: State,
) -> None:  # fmt: skip
    await ask(alice, channel, "wifi?")
    result = await moderator.slash(channel, "gaps")
    settings = await moderator.slash(channel, "settings")
    assert result.response
    assert settings.response
    simcord_env.backend.get_guild(guild.id).members[moderator.id].role_ids.clear()
    assert "Only moderators" in shown(await moderator.click(result.response, label="Dismiss"))
    assert "Only moderators" in shown(await moderator.select(settings.response, [channel], custom_id="choose/channels"))
    assert len(await state.gaps.open(guild.id)) == 1
    assert await state.guilds.get(guild.id) == GuildSettings()
