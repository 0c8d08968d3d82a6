"""/sources and /help."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from index.errors import NoDocumentsError
from tests.discord.conftest import CAPITAL, FAILS, shown
from tests.discord.scripted import ScriptedLibrary
from tests.stories import STORY, snapshot_of


async def test_sources_shows_each_document(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "sources")
    assert result.ephemeral
    assert shown(result).split("\n")[1:] == [
        "**1 document, 3 sentences**",
        "Greenland",
        "-# 12 January 2026 · 3 sentences · indexed <t:1768204800:f>",
    ]


@FAILS
async def test_sources_without_an_index_says_so(
    alice: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.now = None
    result = await alice.slash(channel, "sources")
    assert result.ephemeral
    assert "still reading the documents" in shown(result)


async def test_help_names_every_way_of_asking(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "help")
    assert result.ephemeral
    for way in ("/ask", "Mention me", "Ask about this", "reply to my answer"):
        assert way in shown(result)


class TestAfterAStartThatFailed:
    @pytest.fixture
    def library(self) -> ScriptedLibrary:
        scripted = ScriptedLibrary(None)
        scripted.at_start = NoDocumentsError("There is no document in seeds_dir.")
        return scripted

    @FAILS
    @pytest.mark.parametrize("command", [("ask", {"question": CAPITAL}), ("sources", {})])
    async def test_who_asks_is_told_why(
        self, alice: MemberActor, channel: ChannelHandle, command: tuple[str, dict[str, str]]
    ) -> None:
        name, options = command
        assert r"There is no document in seeds\_dir." in shown(await alice.slash(channel, name, **options))

    async def test_a_reindex_mends_it(
        self, moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
    ) -> None:
        async def find() -> None:
            library.now = snapshot_of(STORY)
            library.quote(CAPITAL, "Nuuk")

        library.during_build = find
        assert "up to date" in shown(await moderator.slash(channel, "reindex"))
        assert "**Nuuk**" in shown(await moderator.slash(channel, "ask", question=CAPITAL))
