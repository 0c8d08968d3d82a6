"""Asking by command and by button: /ask, "Ask about this" on a message, "Ask a follow-up" on an answer."""

from __future__ import annotations

import contextlib
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.asking import Asking, Given
from bot.asking.delivery import deliver, discuss
from bot.asking.desk import check
from bot.asking.messages import without_mention
from bot.asking.streaming import Streaming
from bot.buttons.answers import FOLLOW_UP
from bot.buttons.form import Form
from bot.buttons.kept import GoneError, kept_answer
from bot.buttons.press import Press, presses
from bot.buttons.presses import Presses
from bot.cards.answer import Shown, cards
from bot.cards.reading import read
from bot.language import _
from bot.state import GuildSettings, State, StateError
from bot.work import Work
from index import Turn

_CHOICES = 25  # of an option: https://discord.com/developers/docs/interactions/application-commands


class Ask(commands.Cog):
    def __init__(self, bot: commands.Bot, asking: Asking, state: State, presses: Presses, work: Work) -> None:
        self._bot = bot
        self._asking = asking
        self._state = state
        self._work = work
        self._menu = app_commands.ContextMenu(name="Ask about this", callback=self.ask_about)
        presses.on_press(FOLLOW_UP, self.follow_up)
        presses.on_form(FOLLOW_UP, self.followed_up)

    async def cog_load(self) -> None:
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(question="What do you want to know?", private="Show the answer to you alone")
    async def ask(self, interaction: discord.Interaction, question: str, private: bool | None = None) -> None:  # noqa: FBT001 - an option of the command
        """Ask the documents; every sentence of the answer shows where it comes from."""
        await self._answer(interaction, question, private=private)

    @ask.autocomplete("question")
    async def questions(self, _interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Questions that the documents do answer; any other can be asked all the same."""
        found = self._asking.suggestions.for_typed(typed, _CHOICES)
        return [app_commands.Choice(name=question, value=question) for question in found]

    async def ask_about(self, interaction: discord.Interaction, message: discord.Message) -> None:
        me = self._bot.user
        if me and message.author.id == me.id:
            text = await self._asked(message)
        else:
            text = without_mention(message.content, me) if me else message.content
        await self._answer(interaction, text)

    async def _asked(self, message: discord.Message) -> str:
        """The question that a message of the bot's answers, as it was understood; empty when it answers none."""
        pressed = next(presses(message.components), None)
        with contextlib.suppress(GoneError, StateError):
            if pressed:
                answer = (await kept_answer(self._state, Press(FOLLOW_UP, pressed.answer))).answer
                return answer.understood or answer.question
        return read(message.components)[0]

    async def follow_up(self, interaction: discord.Interaction[Any], press: Press) -> None:
        """Whoever presses goes on with the answer: who asked, or somebody else, in a conversation of their own."""
        await interaction.response.send_modal(Form(press, title=_("Ask a follow-up"), label=_("Your question")))

    async def followed_up(self, interaction: discord.Interaction[Any], press: Press, text: str) -> None:
        """As visible as the answer that it is about."""
        private = interaction.message is not None and interaction.message.flags.ephemeral
        await self._answer(interaction, text, private=private, about=press)

    async def _answer(
        self,
        interaction: discord.Interaction[Any],
        text: str,
        *,
        private: bool | None = None,
        about: Press | None = None,
    ) -> None:
        question = check(text)  # first, so that only who asked sees a refusal: what follows a public deferral is public
        with self._work.piece():
            settings = await self._asking.admit(interaction)
            private = settings.private if private is None else private
            await interaction.response.defer(thinking=True, ephemeral=private)
            history = await self._history(interaction, about) if about else ()
            async with Streaming(
                lambda view: interaction.edit_original_response(view=view),
                interaction.delete_original_response,
                question=question,
            ) as streaming:
                given = await self._asking.answer(interaction, question, history, private=private, told=streaming.told)
            await self._show(interaction, given, settings, private=private)

    async def _show(
        self, interaction: discord.Interaction[Any], given: Given, settings: GuildSettings, *, private: bool
    ) -> None:
        views = cards(given.answer, Shown(given.kept, question=True, private=private, suggestions=given.suggestions))
        threaded = settings.threads and not private
        thread = await discuss(interaction, views, given.answer.question) if threaded else None
        if thread is None:
            await deliver(interaction, views, private=private)
        await self._asking.remember(interaction, given, thread.id if thread else None)

    async def _history(self, interaction: discord.Interaction[Any], about: Press) -> list[Turn]:
        """What comes before a follow-up; where the answer is no longer kept, what is known of the conversation."""
        try:
            return await self._asking.talk_about(interaction, await kept_answer(self._state, about))
        except (GoneError, StateError):
            return await self._asking.talk(interaction)
