"""/privacy: what is kept of the person who asks, as a file if they like, and the end of it."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.pages import Block, Card
from bot.language import _, number
from bot.state import State, Traces
from bot.text.notice import notice

FORGET = "forget"
_LARGE = 8_000_000  # bytes; Discord takes files of 10 MB: https://discord.com/developers/docs/reference#uploading-files


class Privacy(commands.GroupCog, name="privacy"):
    """What I keep about you."""

    def __init__(self, state: State, presses: Presses, days: int) -> None:
        """`days`: how long things are kept; 0 is for ever."""
        self._state = state
        self._days = days
        presses.on_press(FORGET, self._forget)

    @app_commands.command()
    async def show(self, interaction: discord.Interaction) -> None:
        """Show how much I keep about you."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        traces = await self._state.traces(self._state.person(interaction.user.id))
        await interaction.edit_original_response(view=_traces_card(traces, self._days))

    @app_commands.command()
    async def export(self, interaction: discord.Interaction) -> None:
        """Get all that I keep about you as a file."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        kept = await self._state.export(self._state.person(interaction.user.id))
        content = await asyncio.to_thread(lambda: json.dumps(kept, ensure_ascii=False, indent=1).encode())
        if len(content) > _LARGE:
            packed = await asyncio.to_thread(gzip.compress, content)
            file = discord.File(io.BytesIO(packed), "footnote-about-me.json.gz")
        else:
            file = discord.File(io.BytesIO(content), "footnote-about-me.json")
        card = Card([Block(_("This is all that I keep about you, in the form of JSON."))])
        await interaction.edit_original_response(view=card.add_item(discord.ui.File(file)), attachments=[file])

    @app_commands.command()
    async def forget(self, interaction: discord.Interaction) -> None:
        """Delete what I keep about you."""
        await interaction.response.send_message(view=_sure_card(), ephemeral=True)

    async def _forget(self, interaction: discord.Interaction[Any], _press: Press) -> None:
        """Of whoever presses, which is who was asked: nobody else sees the button."""
        await interaction.response.defer()
        count = await self._state.forget(self._state.person(interaction.user.id))
        if count:
            sentence = _("Done. Records deleted, or no longer connected with you: {count}.").format(count=number(count))
        else:
            sentence = _("I keep nothing about you.")
        await interaction.edit_original_response(view=notice(sentence))


def _traces_card(traces: Traces, days: int) -> Card:
    lines = [
        _("Answers to your questions: {count}, of which only you saw: {private}").format(
            count=number(traces.answers), private=number(traces.private)
        ),
        _("Your votes on answers: {count}").format(count=number(traces.votes)),
        _("Conversations going on, forgotten after half an hour: {count}").format(count=number(traces.talks)),
        _("Your questions of the last 24 hours, counted for the limits: {count}").format(count=number(traces.uses)),
        _("What you did as a moderator, with your name: {count}").format(count=number(traces.deeds)),
    ]
    if days:
        how_long = _("Answers, votes and what moderators did are deleted after {days} days.").format(days=number(days))
    else:
        how_long = _("Answers, votes and what moderators did are kept until somebody deletes them.")
    know = _("I know you by a code that is made from your id with a secret key, not by your name or your id.")
    ways = _("`/privacy export` gives you all of it in a file, `/privacy forget` deletes it.")
    return Card(
        [
            Block("\n".join([f"**{_('What I keep about you')}**", *(f"- {line}" for line in lines)])),
            Block(f"{know} {how_long}\n-# {ways}", ruled=True),
        ]
    )


def _sure_card() -> Card:
    button = Button.of(Press(FORGET, 0), _("Forget me"), style=discord.ButtonStyle.danger)
    says = _(
        "This deletes your private answers, your votes, your conversations and the count of your questions, in all"
        " servers. Answers that others can see keep working, but nothing connects them with you any more. It can't be"
        " undone."
    )
    return Card([Block(says, rows=((button,),))])
