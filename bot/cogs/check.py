"""Check this message: what the documents make of what somebody wrote; for who asked, who may share it."""

from __future__ import annotations

import time
from typing import Any, cast

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.asking.asking import Asking
from bot.asking.delivery import deliver
from bot.asking.desk import Desk
from bot.asking.messages import without_mention
from bot.buttons.answers import POST
from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.claims import claims_cards, found
from bot.cards.reading import read
from bot.errors import QuestionError, RefusalError
from bot.language import _, later
from bot.text.escape import escape
from bot.work import Work
from index import Library

_MENU = later("Check this message")
_NAME = 100  # characters of a member's name


class Check(commands.Cog):
    def __init__(  # noqa: PLR0913, PLR0917 - what it works with
        self, bot: commands.Bot, library: Library, desk: Desk, asking: Asking, presses: Presses, work: Work
    ) -> None:
        self._bot = bot
        self._library = library
        self._desk = desk
        self._asking = asking
        self._work = work
        self._sharing: set[int] = set()  # messages that are being posted: two quick presses post once
        self._menu = app_commands.ContextMenu(name=_MENU, callback=self.check)
        presses.on_press(POST, self.share)

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def check(self, interaction: discord.Interaction, message: discord.Message) -> None:
        text = self._text(message)
        with self._work.piece():
            await self._asking.admit(interaction)
            began = time.monotonic()
            await interaction.response.defer(thinking=True, ephemeral=True)
            async with self._asking.turn(interaction):
                with self._desk.knowing_why():
                    checked = await self._library.check(text)
            if not checked.claims:
                raise QuestionError(_("I see no statement there that could be checked."))
            answer = found(checked, _("A message that was checked"))
            seconds = time.monotonic() - began
            kept = None
            if answer:
                kept = await self._asking.keep(interaction, answer, private=True, seconds=seconds, asked=False)
            await deliver(interaction, claims_cards(checked, message.jump_url, kept), private=True)

    async def share(self, interaction: discord.Interaction[Any], _press: Press) -> None:
        """Post what the message says that the button is on; it is private, so only who asked can press."""
        message = interaction.message
        if message is None or not message.flags.ephemeral:
            raise RefusalError(_("Only who asked can share the answer."))
        await interaction.response.defer()
        if message.id in self._sharing:
            raise RefusalError(_("This answer is shared already."))
        self._sharing.add(message.id)
        try:
            name = escape(interaction.user.display_name[:_NAME])
            shared = _shared(message, "-# " + _("Shared by @{name}").format(name=name))
            await interaction.followup.send(view=shared, ephemeral=False)
            await interaction.edit_original_response(view=_without_share(message))
        finally:
            self._sharing.discard(message.id)

    def _text(self, message: discord.Message) -> str:
        """What a message says; of an answer of the bot's, the answer. Raises: QuestionError: nothing."""
        me = self._bot.user
        own = me is not None and message.author.id == me.id
        text = read(message.components)[1] if own else message.content
        text = without_mention(text, me) if me else text
        if not any(map(str.isalnum, text)):
            raise QuestionError(_("I see no statement there that could be checked."))
        return text


def _shared(message: discord.Message, by: str) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(by))
    for item in _without_share(message).children:
        view.add_item(item)
    view.stop()  # its buttons are found by their custom ids; discord.py need not keep it
    return view


def _without_share(message: discord.Message) -> ui.LayoutView:
    view = ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.walk_children()):
        if isinstance(item, ui.ActionRow) and any(_posts(child) for child in item.children):
            cast("ui.Container[ui.LayoutView]", item.parent).remove_item(item)
    view.stop()
    return view


def _posts(item: ui.Item[Any]) -> bool:
    press = Press.parse(str(getattr(item, "custom_id", "")))
    return press is not None and press.action == POST
