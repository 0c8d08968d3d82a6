"""/documents: files of moderators become documents, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.state import State
from index.settings import IndexSettings
from index.uploads import Uploads
from tests.building import settings_in, write
from tests.discord.acting import RULES, press, upload
from tests.discord.conftest import FAILS, Restart, shown
from tests.discord.scripted import ScriptedLibrary


@pytest.fixture
def folders(tmp_path: Path) -> IndexSettings:
    settings = settings_in(tmp_path)
    write(settings, story="Nuuk is the capital of Greenland.", other="The ferry leaves at noon.")
    return settings


@pytest.fixture
def library(library: ScriptedLibrary, folders: IndexSettings) -> ScriptedLibrary:
    library.uploads = Uploads(folders)
    return library


def paths(library: ScriptedLibrary) -> list[str]:
    return [document.path for document in library.uploads.read()[0]]


async def test_an_upload_is_read_at_once_and_noted(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, state: State
) -> None:
    result = await upload(moderator, channel, "../../House rules.txt")
    assert result.ephemeral
    assert "Added House rules.txt." in shown(result)
    assert "The index is up to date" in shown(result)
    assert "House rules.txt" in paths(library)
    assert library.builds[-1] == ("mod", False)
    assert [entry.what for entry in await state.audit.recent(channel.guild.id)] == ["added House rules.txt"]  # type: ignore[union-attr]


@FAILS
@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "bomb.zip",
            b"PK\x03\x04",
            "bomb.zip is no text file: its name has to end in .txt or .md. Nothing was changed.",
        ),
        ("bomb.txt", b"PK\x03\x04\0\0", "bomb.txt is binary, not text. Nothing was changed."),
        ("tool.exe", b"MZ\0", "tool.exe is no text file"),
        ("latin.txt", "blåbær".encode("latin-1"), "latin.txt is not UTF-8 text (byte 3). Nothing was changed."),
        ("big.txt", b"x" * 10_000_001, "big.txt is larger than 10 MB. Nothing was changed."),
        ("empty.txt", b"", "empty.txt is empty. Nothing was changed."),
        ("../../x", RULES, "x is no text file"),
        ("STORY.txt", RULES, "STORY.txt has the name of story.txt but for upper and lower case"),
    ],
)
async def test_what_is_no_document_is_refused_in_a_sentence(  # noqa: PLR0913, PLR0917 - fixtures
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, name: str, data: bytes, sentence: str
) -> None:
    result = await moderator.slash(channel, "documents add", file=(name, data))
    assert sentence in shown(result).replace("\\", "")
    assert paths(library) == ["other.txt", "story.txt"]
    assert len(library.builds) == 1  # the one at the start


async def test_a_seed_is_replaced_only_after_a_yes_which_may_come_after_a_restart(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, restart: Restart
) -> None:
    asked = await upload(moderator, channel, "story.txt")
    assert "The original stays on the disk" in shown(asked)
    assert library.uploads.data("story.txt") != RULES
    await restart()
    await press(moderator, asked, "Replace it")
    assert "Replaced story.txt." in shown(asked)
    assert library.uploads.data("story.txt") == RULES


async def test_no_means_that_nothing_is_changed(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    asked = await moderator.slash(channel, "documents replace", document="story.txt", file=("new.txt", RULES))
    await press(moderator, asked, "Cancel")
    assert shown(asked).strip() == "Nothing was changed."
    assert library.uploads.data("story.txt") != RULES


@FAILS
async def test_a_yes_to_what_is_no_longer_kept_changes_nothing(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    asked = await upload(moderator, channel, "story.txt")
    (kept,) = library.uploads.staging._folder.iterdir()
    kept.unlink()
    pressed = await press(moderator, asked, "Replace it")
    assert "upload it again" in shown(pressed)
    assert shown(asked).strip() == "Nothing was changed."


async def test_a_seed_that_was_removed_can_be_brought_back(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, folders: IndexSettings
) -> None:
    asked = await moderator.slash(channel, "documents remove", document="story.txt")
    await press(moderator, asked, "Remove it")
    assert "Removed story.txt." in shown(asked)
    assert paths(library) == ["other.txt"]
    assert (folders.seeds_dir / "story.txt").exists()
    assert "removed; `/documents restore`" in shown(await moderator.slash(channel, "documents list"))
    assert await moderator.autocomplete(channel, "documents restore", "document", "STO") == [
        {"name": "story.txt", "value": "story.txt"}
    ]
    assert "Brought back" in shown(await moderator.slash(channel, "documents restore", document="story.txt"))
    assert paths(library) == ["other.txt", "story.txt"]


async def test_a_document_can_be_downloaded(moderator: MemberActor, channel: ChannelHandle) -> None:
    result = await moderator.slash(channel, "documents download", document="story.txt")
    assert result.response
    (attachment,) = result.response.attachments
    assert await attachment.read() == b"Nuuk is the capital of Greenland."


@FAILS
async def test_a_file_whose_index_is_refused_is_kept(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    library.busy = "Ann"
    result = await upload(moderator, channel, "rules.txt")
    assert "That was done, but the index is as it was. Ann is reading the documents already." in shown(result)
    assert "rules.txt" in paths(library)


@FAILS
async def test_who_is_no_moderator_any_more_can_not_go_on(
    moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary, simcord_env: Env
) -> None:
    asked = await moderator.slash(channel, "documents remove", document="story.txt")
    guild = simcord_env.backend.get_guild(channel.guild.id)  # type: ignore[union-attr]
    guild.members[moderator.id].role_ids.clear()
    assert "Only moderators" in shown(await press(moderator, asked, "Remove it"))
    assert "story.txt" in paths(library)


@FAILS
async def test_the_documents_of_all_servers_are_not_every_moderators(
    simcord_env: Env, moderator: MemberActor, channel: ChannelHandle, library: ScriptedLibrary
) -> None:
    simcord_env.create_guild()
    await simcord_env.settle()
    result = await upload(moderator, channel, "rules.txt")
    assert "ALLOWED\\_GUILD\\_IDS" in shown(result)
    assert "rules.txt" not in paths(library)
