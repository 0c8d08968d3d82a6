"""From the settings to a bot on Discord, and back to nothing when it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import threading

import discord

from bot.client import Footnote
from bot.errors import UNSENT, LoginError
from bot.logs import log_to_stderr
from bot.settings import BotSettings
from bot.state import State
from bot.tidy import tidy
from index import Library

log = logging.getLogger(__name__)

_GRACE = 6.0  # seconds for what is being answered
_CLOSING = 1.0  # seconds for threads to end, once nobody waits for an answer any more
_LAST = 8.5  # seconds after which the process ends whatever hangs, since hosts kill after ten, and may be busy
_BAD_TOKEN = 4004  # https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway


async def run(settings: BotSettings, library: Library) -> None:
    """Be on Discord until SIGTERM or SIGINT; then take nothing new, finish what is asked, and close everything.

    Raises:
        LoginError: the token is wrong, or Discord can't be reached; one sentence for who runs the bot.
    """
    log_to_stderr(settings.log_level)
    stop = asyncio.Event()
    _on_signal(stop)
    state = State(settings.database_url, settings.data_dir)
    bot = Footnote(settings, library, state)
    tidying = asyncio.create_task(tidy(state, settings.retention_days))
    serving = asyncio.create_task(bot.start(settings.discord_token.get_secret_value()))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not serving.done() and not await bot.work.finish(_GRACE):
        log.warning("left before everything was answered")
    await bot.close()
    tidying.cancel()
    await state.close()
    if stop.is_set():
        _end_within(_CLOSING)
    await library.close()
    await _outcome(serving)


def _on_signal(stop: asyncio.Event) -> None:
    def leave() -> None:
        log.info("leaving: finishing what is being answered")
        stop.set()
        _end_within(_LAST)

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C raises KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, leave)


def _end_within(seconds: float) -> None:
    """The end of the process, whatever its threads do.

    Models that are loaded, or a build, can't be interrupted; the index is made to survive this at any moment.
    """
    last = threading.Timer(seconds, os._exit, (0,))
    last.daemon = True
    last.start()


async def _outcome(serving: asyncio.Task[None]) -> None:
    serving.cancel()
    try:
        await serving
    except asyncio.CancelledError:
        return
    except discord.LoginFailure as error:
        raise _wrong_token() from error
    except discord.ConnectionClosed as error:
        raise (_wrong_token() if error.code == _BAD_TOKEN else _unreachable()) from error
    except (*UNSENT, discord.GatewayNotFound) as error:
        raise _unreachable() from error


def _wrong_token() -> LoginError:
    return LoginError(
        "Discord does not accept DISCORD_TOKEN. Get the token at https://discord.com/developers/applications:"
        " your application, Bot, Reset Token."
    )


def _unreachable() -> LoginError:
    return LoginError(
        "Discord can't be reached. Check the network, and https://discordstatus.com, then start me again."
    )
