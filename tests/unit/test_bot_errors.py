"""An error becomes one sentence for who asked and one line for who runs the bot."""

from __future__ import annotations

import logging

import aiohttp
import discord
import pytest
from discord import app_commands

from bot.errors import explain, tell
from index import FootnoteError


class Reply:
    """As much of an HTTP response as discord.py's errors read."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "because"


class Unreachable:
    """An interaction, and its response, on a connection that breaks."""

    command = data = None

    @property
    def response(self) -> Unreachable:
        return self

    def is_done(self) -> bool:
        return False

    async def send_message(self, **_: object) -> None:
        raise aiohttp.ServerDisconnectedError


def http(status: int, code: int) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.HTTPException)
    return kind(Reply(status), {"code": code, "message": "secret"})  # type: ignore[arg-type]  # no network here


def test_an_error_of_ours_is_shown_and_takes_no_effect(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert explain(FootnoteError("No file_name, @everyone."), "asking") == r"No file\_name, \@everyone."
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert not record.exc_info


def test_the_cause_of_an_error_of_ours_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    error = FootnoteError("The index can't be read.")
    error.__cause__ = OSError("disk on fire")
    assert explain(error, "asking") == "The index can't be read."
    assert "disk on fire" in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (404, 10015), (404, 10008), (401, 50027), (403, 50013)])
def test_who_can_not_be_told_is_logged_only(status: int, code: int, caplog: pytest.LogCaptureFixture) -> None:
    assert explain(http(status, code), "asking") is None
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert not record.exc_info


def test_a_command_that_has_changed_says_so() -> None:
    assert explain(app_commands.CommandNotFound("old", []), "a command") == (
        "This command has changed. Restart Discord and try again."
    )


def test_every_reference_is_another() -> None:
    first, second = explain(ValueError("x"), "asking"), explain(ValueError("x"), "asking")
    assert first != second


async def test_who_can_not_be_told_for_want_of_a_connection_is_logged_only(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)  # what it was that could not be told is foreseen, and logged below that
    await tell(Unreachable(), FootnoteError("No."))  # type: ignore[arg-type]  # it is not asked for more
    (record,) = caplog.records
    assert "could not be told" in record.getMessage()
