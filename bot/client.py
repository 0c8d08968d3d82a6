"""The bot as discord.py sees it, and what it is made of."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.asking import Asking
from bot.asking.delivery import reply
from bot.asking.desk import Desk
from bot.asking.fair import Fair
from bot.asking.line import Line
from bot.buttons.button import Button
from bot.buttons.presses import Presses
from bot.cogs.ask import Ask
from bot.cogs.check import Check
from bot.cogs.conversation import Conversation
from bot.cogs.documents import Documents
from bot.cogs.feedback import Feedback
from bot.cogs.feedback_review import FeedbackReview
from bot.cogs.gaps import Gaps
from bot.cogs.guild_settings import ServerSettings
from bot.cogs.help import Help
from bot.cogs.moderation import Moderation
from bot.cogs.privacy import Privacy
from bot.cogs.reading import Reading
from bot.cogs.receipt import Receipts
from bot.cogs.sharing import Sharing
from bot.cogs.sources import Sources
from bot.cogs.stats import Statistics
from bot.cogs.welcome import Welcome
from bot.errors import UNSENT, explain
from bot.gate import Gate
from bot.language import load
from bot.language.listener import Listener
from bot.language.translator import Translator
from bot.moderators.channel_choice import ChannelChoice
from bot.publish import publish
from bot.settings import BotSettings
from bot.state import Limits, State, StateError
from bot.text.notice import notice
from bot.tree import Tree
from bot.work import Work
from index import FootnoteError, Library

log = logging.getLogger(__name__)


class Footnote(commands.Bot):
    """Knows members by what Discord sends with each request alone, so it keeps no members and no messages."""

    def __init__(self, settings: BotSettings, library: Library, state: State) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # never used: see `on_message`
            help_command=None,
            tree_cls=Tree,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.gate = Gate(settings.allowed_guild_ids, settings.moderator_role_ids)
        self.work = Work()
        self.presses = Presses(self.gate, self.work)
        self._desk = Desk(library)
        self._library = library
        self._state = state
        self._limits = Limits(settings.cooldown_seconds, settings.daily_limit, settings.guild_daily_limit)
        fair = Fair(state, self.gate, self._limits, Line(settings.answers_at_once))
        self._asking = Asking(self._desk, fair, state)
        self._days = settings.retention_days
        self._home = discord.Object(settings.discord_guild_id) if settings.discord_guild_id else None
        self._publishing: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        load()
        with contextlib.suppress(StateError):
            await self._state.guilds.load()
        Listener(self, self._state.guilds.language).listen()
        await self.tree.set_translator(Translator())
        self.add_dynamic_items(Button, ChannelChoice)
        for cog in (
            Ask(self, self._asking, self._state, self.presses, self.work),
            Conversation(self, self._asking, self.gate, self.work),
            Check(self, self._library, self._desk, self._asking, self.presses, self.work),
            Reading(self.presses, self._desk, self._library, self._state),
            Feedback(self.presses, self._state),
            Sharing(self.presses, self._state),
            Moderation(self._library, self._state, self.gate, self.work),
            Documents(self._library, self._state, self.gate, self.presses, self.work),
            Gaps(self._state, self.gate, self.presses),
            FeedbackReview(self._state, self.gate, self.presses),
            Statistics(self._state, self.gate),
            ServerSettings(self._state, self.gate, self._limits),
            Sources(self._desk, self._library),
            Receipts(self, self._state),
            Privacy(self._state, self.presses, self._days),
            Help(self, self._desk.suggestions),
            Welcome(self.gate, self._desk.suggestions),
        ):
            await self.add_cog(cog)
        self._desk.open()
        self._publish()

    async def close(self) -> None:
        self._desk.close()
        if self._publishing:
            self._publishing.cancel()
        await super().close()

    def dispatch(self, event_name: str, /, *args: object, **kwargs: object) -> None:
        """Nothing happens any more once the bot closes; discord.py may still find that it is ready, and fail."""
        if not self.is_closed():
            super().dispatch(event_name, *args, **kwargs)

    async def on_ready(self) -> None:
        log.info("ready as %s in %d servers, %s", self.user, len(self.guilds), self._documents())
        await self._forget_others()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed from a server, not when one is merely unavailable: nothing of it is kept."""
        with contextlib.suppress(StateError):
            await self._state.guilds.forget(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Being invited again to the one server that has the commands: they went when the bot did."""
        if self._home and guild.id == self._home.id:
            self._publish()

    async def on_message(self, message: discord.Message, /) -> None:
        """There are no text commands; the cog for conversations listens for itself."""

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Forms come back here; commands and buttons find their own way."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self.presses.filled(interaction)

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """Every error of an event handler comes here; one that a message led to is told to who wrote it."""
        error = sys.exception()
        sentence = explain(error, event_method) if error else None
        message = args[0] if args else None
        if sentence and isinstance(message, discord.Message):
            try:
                await reply(message, notice(sentence))
            except UNSENT as failure:
                log.warning("a message could not be answered: %s", failure)

    async def _forget_others(self) -> None:
        """Once it is ready, every server it is in is known, also those that are unavailable."""
        if self.application_id:
            with contextlib.suppress(StateError):  # logged where it happened
                guilds = {guild.id for guild in self.guilds}
                gone = await self._state.guilds.forget_others(guilds, self.application_id)
                if gone:
                    log.info("deleted what was kept of %d servers that removed the bot", len(gone))

    def _publish(self) -> None:
        self._publishing = asyncio.create_task(publish(self, self._home), name="sending the commands")
        self._publishing.add_done_callback(_log_failure)

    def _documents(self) -> str:
        try:
            return f"{len(self._library.snapshot.entries)} documents"
        except FootnoteError:
            return "no documents yet"


def _log_failure(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    if error:
        log.error("%s failed; the commands stay as Discord has them: %s", task.get_name(), error)
