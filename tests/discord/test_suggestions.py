"""Questions that the documents answer are offered: while typing, in the help, after an abstention."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.settings import BotSettings
from tests.discord.conftest import CAPITAL, shown
from tests.discord.scripted import ScriptedLibrary

PEOPLE = "How many people live in Greenland?"


@pytest.fixture(autouse=True)
def suggested(library: ScriptedLibrary) -> None:
    library.suggested = [CAPITAL, PEOPLE]


async def offered(alice: MemberActor, channel: ChannelHandle, typed: str) -> list[str]:
    return [str(choice["value"]) for choice in await alice.autocomplete(channel, "ask", "question", typed)]


async def test_what_is_typed_is_completed(alice: MemberActor, channel: ChannelHandle) -> None:
    assert await offered(alice, channel, "") == [CAPITAL, PEOPLE]
    assert await offered(alice, channel, "how many") == [PEOPLE]


async def test_without_an_index_nothing_is_offered(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.suggested = []
    assert await offered(alice, channel, "how") == []


async def test_the_help_has_examples(alice: MemberActor, channel: ChannelHandle) -> None:
    assert f"- {CAPITAL}\n- {PEOPLE}" in shown(await alice.slash(channel, "help"))


async def test_an_abstention_offers_related_ones_first(alice: MemberActor, channel: ChannelHandle) -> None:
    assert f"- {PEOPLE}\n- {CAPITAL}" in shown(await alice.slash(channel, "ask", question="How many came?"))


async def test_after_an_abstention_questions_that_are_answered_are_named(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.suggested = [CAPITAL]
    assert f"You could ask:**\n- {CAPITAL}" in shown(await alice.slash(channel, "ask", question="Who sings best?"))
    assert "You could ask" not in shown(await alice.slash(channel, "ask", question=CAPITAL))


class TestInAServerThatIsNotServed:
    @pytest.fixture
    def settings(self) -> BotSettings:
        return BotSettings(allowed_guild_ids=(1,))

    async def test_nothing_is_offered(self, alice: MemberActor, channel: ChannelHandle) -> None:
        assert await offered(alice, channel, "how") == []
