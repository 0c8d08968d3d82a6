"""Which code answers which button and which form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

import discord

from bot.buttons.form import written_in
from bot.buttons.press import Press
from bot.errors import RefusalError, tell
from bot.gate import Gate
from bot.language import _
from bot.work import Work

Pressed = Callable[[discord.Interaction[Any], Press], Awaitable[None]]
Filled = Callable[[discord.Interaction[Any], Press, str], Awaitable[None]]


class Presses:
    """By the action in the custom id. Whatever goes wrong is told to who pressed, and counts as work while it lasts."""

    def __init__(self, gate: Gate, work: Work) -> None:
        self._gate = gate
        self._work = work
        self._buttons: dict[str, Pressed] = {}
        self._forms: dict[str, Filled] = {}

    def on_press(self, action: str, handler: Pressed) -> None:
        self._buttons[action] = handler

    def on_form(self, action: str, handler: Filled) -> None:
        self._forms[action] = handler

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """A button of ours was pressed."""
        press = _press(interaction)
        handler = self._buttons.get(press.action) if press else None
        await self._answer(interaction, partial(handler, interaction, press) if press and handler else _outdated)

    async def filled(self, interaction: discord.Interaction[Any]) -> None:
        """A form was sent, perhaps one of somebody else's: that is left alone."""
        press = _press(interaction)
        handler = self._forms.get(press.action) if press else None
        if press and handler:
            await self._answer(interaction, partial(handler, interaction, press, written_in(interaction)))

    async def _answer(self, interaction: discord.Interaction[Any], answer: Callable[[], Awaitable[None]]) -> None:
        try:
            with self._work.piece():
                self._check_served(interaction)
                await answer()
        except Exception as error:  # noqa: BLE001 - discord.py would only log it
            await tell(interaction, error)

    def _check_served(self, interaction: discord.Interaction[Any]) -> None:
        if not self._gate.serves(interaction.guild_id):
            raise RefusalError(_("I'm not set up for this server."))


async def _outdated() -> None:
    raise RefusalError(_("This button is from another version of me and does nothing here."))


def _press(interaction: discord.Interaction[Any]) -> Press | None:
    data = cast("dict[str, Any]", interaction.data or {})  # JSON
    return Press.parse(str(data.get("custom_id", "")))
