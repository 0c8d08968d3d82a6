"""Commands' descriptions in the member's language. Commands and options keep their names, which help texts mention."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place
from discord.app_commands import TranslationContextTypes, locale_str

from bot.language.words import _, language_of, reading

_NAMES = frozenset({Place.command_name, Place.group_name, Place.parameter_name})


class Translator(app_commands.Translator):
    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """None where Discord is to show the English text."""
        if context.location in _NAMES and not isinstance(context.data, app_commands.ContextMenu):
            return None
        with reading(language_of(locale.value)):
            translated = _(string.message)
        return None if translated == string.message else translated
