"""Run the Discord bot, or ask the documents in the terminal.

Without a command, and with DISCORD_TOKEN set, the bot runs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence

from dotenv import dotenv_values
from rich.console import Console

from bot.console import chat, show, show_receipt
from bot.settings import BotSettings
from index import FootnoteError, Library, progress_bar

_FAILED = 1  # exit code: the request failed, said on stderr in a sentence
_INTERRUPTED = 130  # exit code: Ctrl-C, as shells have it
_NO_TOKEN = (
    "DISCORD_TOKEN is not set. Make a bot at https://discord.com/developers/applications (New Application, Bot, "  # noqa: S105 - no secret
    "Reset Token) and put its token into .env as DISCORD_TOKEN=…. Without a token you can ask in the terminal: "
    'python -m bot ask "Who is Greenland\'s prime minister?"'
)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        settings = _settings()
        code: int = asyncio.run(options.run(settings, options))
    except FootnoteError as error:
        print(error, file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=_run)
    commands = parser.add_subparsers(metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer one question in the terminal")
    ask.add_argument("question", help="the question, in quotation marks")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--receipt", action="store_true", help="show how a language model's sentences were checked")
    ask.set_defaults(run=_ask)
    commands.add_parser("chat", help="ask in a loop, with follow-ups").set_defaults(run=_chat)
    commands.add_parser("doctor", help="say whether everything needed is there").set_defaults(run=_doctor)
    return parser


def _settings() -> BotSettings:
    environment = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return BotSettings.read({**environment, **os.environ})


async def _run(settings: BotSettings, _: argparse.Namespace) -> int:
    if not settings.discord_token.get_secret_value():
        raise FootnoteError(_NO_TOKEN)
    from bot.run import run  # noqa: PLC0415 - discord.py takes half a second that asking in the terminal need not wait

    await run(settings, Library(settings))
    return 0


async def _ask(settings: BotSettings, options: argparse.Namespace) -> int:
    library = await _ready_library(settings)
    answer = await library.answer(options.question)
    if options.json:
        receipt = {"receipt": answer.receipt and answer.receipt.as_json()} if options.receipt else {}
        print(json.dumps(answer.as_json() | receipt))
    else:
        show(answer, Console())
        if options.receipt:
            show_receipt(answer, Console())
    await library.close()
    return 0


async def _chat(settings: BotSettings, _: argparse.Namespace) -> int:
    library = await _ready_library(settings)
    await chat(library, Console())
    await library.close()
    return 0


async def _doctor(settings: BotSettings, _: argparse.Namespace) -> int:
    """A line a finding; failed when anything but the token is amiss, since one can ask in the terminal without it."""
    from bot.doctor import examine  # noqa: PLC0415 - takes in the database, which nothing else here needs

    library, well = Library(settings), True
    async for good, sentence in examine(settings, library):
        print(f"{'ok     ' if good else 'amiss  '} {sentence}")
        well = well and (good or sentence.startswith("DISCORD_TOKEN"))
    await library.close()
    return 0 if well else _FAILED


async def _ready_library(settings: BotSettings) -> Library:
    library = Library(settings)
    with progress_bar(Console(stderr=True)) as progress:
        await library.refresh(by="python -m bot", progress=progress)
    return library


if __name__ == "__main__":
    sys.exit(main())
