"""What the moderators of a server chose, as a message."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from bot.cards.pages import Block, Card
from bot.language import _, _n, current, later, number
from bot.moderators.channel_choice import ChannelChoice
from bot.moderators.deeds import told
from bot.state import Entry, GuildSettings, Limits
from bot.text.excerpt import excerpt

OWN = "own"  # in a command's choices: each member's own language
_SHOWN = 10  # channels that are named
_LANGUAGE = 40  # units

_LABELS = {
    "channels": later("Channels I answer in"),
    "threads": later("Answers that others can see open a thread"),
    "private": later("Answers to commands are private unless asked otherwise"),
    "language": later("Language"),
    "cooldown": later("Wait between two questions of a member"),
    "daily": later("Questions of a member within 24 hours"),
    "guild_daily": later("Questions of all members within 24 hours"),
}


def settings_card(settings: GuildSettings, limits: Limits, channels: Sequence[int], entries: Sequence[Entry]) -> Card:
    """`limits`: the bot's own; `channels`: those of the settings that are still there; `entries`: the last deeds."""
    lines = (f"{_(label)}: {value_told(settings, name, limits)}" for name, label in _LABELS.items())
    hint = _("-# `/settings` changes them with its options; the channels you choose here.")
    head = "\n".join([_("**Settings of this server**"), *lines, hint])
    blocks = [Block(head, rows=((ChannelChoice.of(channels),),))]
    if entries:
        blocks.append(Block("\n".join([_("**What moderators did last**"), told(entries)]), ruled=True))
    return Card(blocks)


def value_told(settings: GuildSettings, name: str, limits: Limits) -> str:
    """What is chosen for one setting."""
    value = getattr(settings, name)
    match name:
        case "channels":
            return channels_told(settings.channels)
        case "language":
            return language_told(settings.language)
        case "threads" | "private":
            return _("yes") if value else _("no")
        case _:
            told_ = _limit_told(name, getattr(limits, name) if value is None else value)
            return _("{value}, as I am set up").format(value=told_) if value is None else told_


def channels_told(channels: Sequence[int]) -> str:
    named = " ".join(f"<#{channel}>" for channel in channels[:_SHOWN])
    more = _("and {count} more").format(count=number(len(channels) - _SHOWN)) if len(channels) > _SHOWN else ""
    return f"{named} {more}".strip() or _("all")


def language_told(language: str) -> str:
    """In the reader's language."""
    if not language:
        return _("each member's own")
    return excerpt(Locale(language).get_display_name(current()) or language, _LANGUAGE)


def _limit_told(name: str, value: int) -> str:
    if not value:
        return _("no limit") if name != "cooldown" else _("none")
    if name == "cooldown":
        return _n("{count} second", "{count} seconds", value).format(count=number(value))
    return number(value)
