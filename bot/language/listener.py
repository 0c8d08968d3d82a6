"""For each event of Discord, the language of whoever caused it, before anything is done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import discord

from bot.language.words import language_of, reading

_REMEMBERED = 2000  # members whose language is known while the bot runs: some 200 bytes each, never written down

GuildLanguage = Callable[[int], str]  # what moderators chose for a guild; empty for the member's own


class Listener:
    """Knows a member's language by their last interaction: a message does not tell it."""

    def __init__(self, client: discord.Client, guild_language: GuildLanguage) -> None:
        self._client = client
        self._guild_language = guild_language
        self._languages: dict[int, str] = {}

    def listen(self) -> None:
        """Hear interactions and messages before discord.py makes tasks of them, which inherit the language.

        There is no public place that sees them all first: commands, buttons, modals and messages each have their own.
        """
        parsers = self._client._connection.parsers  # noqa: SLF001 - see above
        parsers["INTERACTION_CREATE"] = self._heard(parsers["INTERACTION_CREATE"], self._of_interaction)
        parsers["MESSAGE_CREATE"] = self._heard(parsers["MESSAGE_CREATE"], self._of_message)

    def _heard(self, parse: Callable[[Any], None], language: Callable[[Any], str]) -> Callable[[Any], None]:
        def parse_in_language(data: Any) -> None:  # noqa: ANN401 - JSON
            with reading(language(data)):
                parse(data)

        return parse_in_language

    def _of_interaction(self, data: Mapping[str, Any]) -> str:
        own = str(data.get("locale", ""))
        self._remember(_author(data), own)
        return language_of(self._chosen(data), own)

    def _of_message(self, data: Mapping[str, Any]) -> str:
        guild = self._client.get_guild(int(data.get("guild_id") or 0))
        known = self._languages.get(_author(data), "")
        return language_of(self._chosen(data), known, str(guild.preferred_locale) if guild else "")

    def _chosen(self, data: Mapping[str, Any]) -> str:
        return self._guild_language(int(data["guild_id"])) if data.get("guild_id") else ""

    def _remember(self, member: int, language: str) -> None:
        self._languages.pop(member, None)
        self._languages[member] = language
        if len(self._languages) > _REMEMBERED:
            del self._languages[next(iter(self._languages))]


def _author(data: Mapping[str, Any]) -> int:
    person = data.get("author") or data.get("user") or data.get("member", {}).get("user") or {}
    return int(person.get("id", 0))
