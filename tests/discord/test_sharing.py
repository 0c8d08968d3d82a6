"""Share: a private answer becomes public, once, by who asked."""

from __future__ import annotations

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.cards.answer import Shown, cards
from bot.client import Footnote
from bot.state import State
from tests.discord.acting import ask
from tests.discord.conftest import CAPITAL, Join, shown, written


async def test_a_private_answer_is_posted_once_with_the_name_of_who_asked(
    join: Join, channel: ChannelHandle, simcord_bot: Footnote
) -> None:
    carol = join("carol", nick="*Carol* @everyone")
    answer = await ask(carol, channel, private=True)
    for _ in range(2):
        await carol.click(answer, label="Share")
    (public,) = written(channel, simcord_bot)
    assert r"Shared by @\*Carol\* \@everyone" in public
    assert CAPITAL in public
    assert "**Nuuk** is the capital" in public


async def test_only_who_asked_can(
    alice: MemberActor, join: Join, channel: ChannelHandle, simcord_bot: Footnote, state: State
) -> None:
    """Others don't see a private answer; this is for whoever finds another way to press its button."""
    await ask(alice, channel, private=True)
    kept = await state.answers.get(1)
    assert kept
    place = simcord_bot.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    for card in cards(kept.answer, Shown(kept.id, private=True)):
        message = await place.send(view=card)
    told = await join("bob").click(message, label="Share")
    assert told.followups[0].ephemeral
    assert "Only who asked can share" in shown(told)
