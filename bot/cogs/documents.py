"""/documents: the files that documents are read from; who may change them sees what it did to the index."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import discord
from discord import app_commands, ui

from bot.buttons.press import Press
from bot.buttons.presses import Presses
from bot.cards.pages import Block, Card
from bot.errors import RefusalError
from bot.gate import Gate
from bot.language import _
from bot.language.said import said
from bot.moderators import deeds
from bot.moderators.attachment import attached
from bot.moderators.cog import ModeratorCog
from bot.moderators.documents import CANCEL, PAGE, PUT, REMOVE, documents_card, key_of, removing_card, replacing_card
from bot.moderators.record import Record
from bot.moderators.reindexing import reindex
from bot.state import State
from bot.text.excerpt import excerpt
from bot.text.notice import notice
from bot.work import Work
from index import FootnoteError, Library, NotIndexedError, Source, UploadError

_CHOICES = 25  # https://discord.com/developers/docs/interactions/application-commands#autocomplete
_CHOICE = 100  # characters of one
_PATH = 150  # units


class Documents(ModeratorCog):
    documents = app_commands.Group(
        name="documents",
        description="For moderators: the files that I answer from",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    )

    def __init__(self, library: Library, state: State, gate: Gate, presses: Presses, work: Work) -> None:
        super().__init__(gate)
        self._library = library
        self._uploads = library.uploads
        self._work = work
        self._record = Record(state)
        presses.on_press(PAGE, self._turn)
        presses.on_press(PUT, self._put_confirmed)
        presses.on_press(REMOVE, self._remove_confirmed)
        presses.on_press(CANCEL, self._cancel)

    @documents.command(name="list")
    async def list_(self, interaction: discord.Interaction) -> None:
        """Show all files, those that were removed too."""
        self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(view=await self._listed(1))

    @documents.command()
    @app_commands.describe(file="A .txt or .md file in UTF-8, of 10 MB at most")
    async def add(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        """Add a document, and read it at once."""
        self._gate.check_keeper(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        with self._work.piece(), _refused(file.filename):
            path = await asyncio.to_thread(self._uploads.place, file.filename)
            await self._take(interaction, path, file, replaces=False)

    @documents.command()
    @app_commands.describe(document="The one to replace", file="A .txt or .md file in UTF-8, of 10 MB at most")
    async def replace(self, interaction: discord.Interaction, document: str, file: discord.Attachment) -> None:
        """Put another file in the place of a document, and read it at once."""
        self._gate.check_keeper(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        with self._work.piece(), _refused(file.filename):
            source = await self._source(document)
            await asyncio.to_thread(self._uploads.place, file.filename)  # the type; the name stays what it was
            await self._take(interaction, source.path, file, replaces=True)

    @documents.command()
    @app_commands.describe(document="The one to remove")
    async def remove(self, interaction: discord.Interaction, document: str) -> None:
        """Remove a document; you are asked whether you are sure."""
        self._gate.check_keeper(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        source = await self._source(document)
        if source.is_hidden:
            raise RefusalError(_("{document} was removed already.").format(document=source.path))
        await interaction.edit_original_response(view=removing_card(source))

    @documents.command()
    @app_commands.describe(document="One that was removed")
    async def restore(self, interaction: discord.Interaction, document: str) -> None:
        """Bring back a document that came with me and was removed."""
        self._gate.check_keeper(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        with self._work.piece(), _refused(document):
            source = await self._source(document)
            await asyncio.to_thread(self._uploads.restore, source.path)
            await self._done(interaction, deeds.RESTORED, source.path, _("Brought back {document}."))

    @documents.command()
    @app_commands.describe(document="The one to download")
    async def download(self, interaction: discord.Interaction, document: str) -> None:
        """Get a document's file."""
        self._gate.check_moderator(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        with _refused(document):
            source = await self._source(document)
            data = await asyncio.to_thread(self._uploads.data, source.path)
        file = discord.File(BytesIO(data), _plain(source.path))
        card = Card([Block(f"**{excerpt(source.path, _PATH)}**")])
        card.add_item(ui.File(file))
        await interaction.edit_original_response(view=card, attachments=[file])

    @replace.autocomplete("document")
    @remove.autocomplete("document")
    @restore.autocomplete("document")
    @download.autocomplete("document")
    async def _suggest(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if not self._gate.is_moderator(interaction.user):
            return []
        restoring = interaction.command is not None and interaction.command.name == "restore"
        sources = await asyncio.to_thread(self._uploads.sources)
        paths = (source.path for source in sources if source.is_hidden == restoring)
        found = [path for path in paths if typed.casefold() in path.casefold()]
        return [app_commands.Choice(name=path[:_CHOICE], value=_value(path)) for path in found[:_CHOICES]]

    async def _take(
        self, interaction: discord.Interaction, path: str, file: discord.Attachment, *, replaces: bool
    ) -> None:
        """Fetch the file and make it the one at this path, after asking whether that is meant where it may not be."""
        data = await attached(file)
        await asyncio.to_thread(self._uploads.check, path, data)
        source = next((s for s in await asyncio.to_thread(self._uploads.sources) if s.path == path), None)
        if source and not source.is_hidden and not (replaces and source.is_upload):
            token = await asyncio.to_thread(self._uploads.staging.keep, path, data)
            await interaction.edit_original_response(view=replacing_card(source, token))
            return
        await asyncio.to_thread(self._uploads.put, path, data)
        if replaces:
            await self._done(interaction, deeds.REPLACED, path, _("Replaced {document}."))
        else:
            await self._done(interaction, deeds.ADDED, path, _("Added {document}."))

    async def _put_confirmed(self, interaction: discord.Interaction[Any], press: Press) -> None:
        self._gate.check_keeper(interaction)
        async with _working(interaction):
            path, data = await asyncio.to_thread(self._uploads.staging.get, press.answer)
            await asyncio.to_thread(self._uploads.put, path, data)
            await asyncio.to_thread(self._uploads.staging.drop, press.answer)
        await self._done(interaction, deeds.REPLACED, path, _("Replaced {document}."))

    async def _remove_confirmed(self, interaction: discord.Interaction[Any], press: Press) -> None:
        self._gate.check_keeper(interaction)
        async with _working(interaction):
            source = await self._source(f"#{press.answer}")
            await asyncio.to_thread(self._uploads.remove, source.path)
        await self._done(interaction, deeds.REMOVED, source.path, _("Removed {document}."))

    async def _cancel(self, interaction: discord.Interaction[Any], _press: Press) -> None:
        await interaction.response.edit_message(view=notice(_("Nothing was changed.")))

    async def _turn(self, interaction: discord.Interaction[Any], press: Press) -> None:
        self._gate.check_moderator(interaction)
        await interaction.response.defer()
        await interaction.edit_original_response(view=await self._listed(press.answer))

    async def _done(self, interaction: discord.Interaction[Any], deed: str, path: str, sentence: str) -> None:
        """The files are what they should be, on the disk: now the index, which the next start would see to as well."""
        await self._record.write(interaction, deed, path)
        await reindex(self._library, interaction, intro=sentence.format(document=excerpt(path, _PATH)))

    async def _listed(self, page: int) -> Card:
        try:
            sentences = {path: len(entry.sentences) for path, entry in self._library.snapshot.by_path.items()}
        except NotIndexedError:
            sentences = {}
        return documents_card(await asyncio.to_thread(self._uploads.sources), sentences, page)

    async def _source(self, named: str) -> Source:
        sources = await asyncio.to_thread(self._uploads.sources)
        found = next((source for source in sources if named in {source.path, f"#{key_of(source.path)}"}), None)
        if not found:
            raise RefusalError(_("I know no document of that name. Choose one from the list."))
        return found


@contextlib.contextmanager
def _refused(name: str) -> Iterator[None]:
    """Inside, what is wrong with a file is told in the reader's language."""
    try:
        yield
    except UploadError as error:
        text = _("{file} {problem}. Nothing was changed.")
        file = error.path or name or _("The file")
        raise RefusalError(text.format(file=file, problem=said(error.reason))) from None


@contextlib.asynccontextmanager
async def _working(interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
    """In place of the question that was answered with yes; what fails inside does so before anything is changed."""
    await interaction.response.edit_message(view=notice(_("Working …")))
    try:
        with _refused(""):
            yield
    except FootnoteError:
        await interaction.edit_original_response(view=notice(_("Nothing was changed.")))
        raise


def _value(path: str) -> str:
    return path if len(path) <= _CHOICE else f"#{key_of(path)}"


def _plain(path: str) -> str:
    """A name that Discord leaves as it is."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", PurePosixPath(path).name).lstrip("._") or "document.txt"
