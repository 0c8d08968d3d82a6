"""Each member reads the bot's words in their own language, the server's when moderators chose one; quotations stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.client import Footnote
from bot.settings import BotSettings
from bot.state import GuildSettings
from tests.discord.conftest import CAPITAL, shown, written
from tests.discord.scripted import ScriptedLibrary

OTHER = "Who is it?"


def reads(bot: Footnote, locale: str) -> None:
    """Have Discord say that whoever uses the bot has chosen this language."""
    parsers = bot._connection.parsers
    parse = parsers["INTERACTION_CREATE"]
    parsers["INTERACTION_CREATE"] = lambda data: parse({**data, "locale": locale})


async def test_commands_answer_in_the_members_language(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
) -> None:
    reads(simcord_bot, "da")
    answer = shown(await alice.slash(channel, "ask", question=CAPITAL))
    assert "“**Nuuk** is the capital of Greenland.”" in answer
    assert "12. januar 2026 · sætning 1 af 3" in answer
    assert "Jeg svarer på spørgsmål" in shown(await alice.slash(channel, "help"))


async def test_what_the_library_says_is_translated(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
) -> None:
    reads(simcord_bot, "es-419")
    assert "Los documentos no lo dicen." in shown(await alice.slash(channel, "ask", question=OTHER))


async def test_buttons_and_forms_speak_the_language_of_who_presses(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
) -> None:
    answer = await alice.slash(channel, "ask", question=CAPITAL)
    reads(simcord_bot, "fr")
    assert answer.response
    source = await alice.click(answer.response, label="Show in source")
    assert "phrase" in shown(source)


async def test_a_message_is_answered_in_the_language_its_author_was_last_seen_with(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle
) -> None:
    reads(simcord_bot, "de")
    await alice.slash(channel, "help")
    assert simcord_bot.user
    await alice.send(channel, f"<@{simcord_bot.user.id}> {OTHER}")
    assert "Das sagen die Dokumente nicht." in written(channel, simcord_bot)[-1]


async def test_the_servers_language_goes_before_the_members(
    simcord_bot: Footnote, alice: MemberActor, channel: ChannelHandle, guild: GuildHandle
) -> None:
    reads(simcord_bot, "da")
    await simcord_bot._state.guilds.set(guild.id, GuildSettings(language="de"))
    assert "Das sagen die Dokumente nicht." in shown(await alice.slash(channel, "ask", question=OTHER))


async def test_descriptions_reach_discord_in_all_languages_and_only_once(
    simcord_env: Env, simcord_bot: Footnote, settings: BotSettings, library: ScriptedLibrary
) -> None:
    sent = [request for request in simcord_env.http_requests if request.method == "PUT"]
    commands: list[Mapping[str, Any]] = sent[0].json
    ask = next(command for command in commands if command["name"] == "ask")
    assert ask["description_localizations"].keys() == {"da", "de", "fr", "es-ES", "es-419"}
    assert ask["options"][0]["description_localizations"]["de"] == "Was möchtest du wissen?"
    assert not ask.get("name_localizations")
    await simcord_env.restart_bot(Footnote(settings, library, simcord_bot._state))
    await simcord_env.settle()
    assert len([request for request in simcord_env.http_requests if request.method == "PUT"]) == 1
