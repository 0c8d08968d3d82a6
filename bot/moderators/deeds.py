"""What moderators do, as it is kept, a few letters and a detail, and as it is told, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language import _, later
from bot.state import Entry
from bot.text.escape import escape
from bot.text.excerpt import excerpt

ADDED, REPLACED, REMOVED, RESTORED = "added", "replaced", "removed", "restored"
REINDEXED, FORCED = "reindexed", "forced"
DISMISSED, ANSWERED = "dismissed", "answered"
CHANNELS, PRIVATE, THREADS, LANGUAGE = "channels", "private", "threads", "language"
COOLDOWN, DAILY, GUILD_DAILY = "cooldown", "daily", "guild_daily"

# They stay in the database: what one means must not change.
_TOLD = {
    ADDED: later("added the document {detail}"),
    REPLACED: later("replaced the document {detail}"),
    REMOVED: later("removed the document {detail}"),
    RESTORED: later("brought back the document {detail}"),
    REINDEXED: later("read the documents again"),
    FORCED: later("read the documents again, whatever the gold questions say"),
    DISMISSED: later("dismissed an unanswered question (asked: {detail})"),
    ANSWERED: later("marked an unanswered question as added (asked: {detail})"),
    CHANNELS: later("set the channels I answer in: {detail}"),
    PRIVATE: later("set private answers: {detail}"),
    THREADS: later("set answers in threads: {detail}"),
    LANGUAGE: later("set the language: {detail}"),
    COOLDOWN: later("set the wait between two questions: {detail}"),
    DAILY: later("set the questions of a member a day: {detail}"),
    GUILD_DAILY: later("set the questions of the server a day: {detail}"),
}
_DETAIL = 100  # units of what is told with it
_NAME = 40  # units of a moderator's name
_NAMED = 5  # channels that are named
_CHANNELS = re.compile(r"#\d{1,20}(?: #\d{1,20})*")


def written(deed: str, detail: str = "") -> str:
    """As it is kept."""
    return f"{deed} {detail}".rstrip()


def told(entries: Sequence[Entry]) -> str:
    """One line each; each has the time, who did it, and what."""
    return "\n".join(_line(entry) for entry in entries)


def _detail(detail: str) -> str:
    """A value of a setting in the reader's language, channels by their names; anything else as it is."""
    values = {
        "yes": _("yes"),
        "no": _("no"),
        "default": _("as I am set up"),
        "all": _("all"),
        "own": _("each member's own"),
    }
    if _CHANNELS.fullmatch(detail):
        return " ".join(f"<{channel}>" for channel in detail.split()[:_NAMED])
    return values.get(detail) or excerpt(detail, _DETAIL)


def _line(entry: Entry) -> str:
    deed, _space, detail = entry.what.partition(" ")
    what = _(_TOLD[deed]).format(detail=_detail(detail)) if deed in _TOLD else excerpt(entry.what, _DETAIL)
    who = excerpt(entry.by, _NAME) if escape(entry.by) else _("somebody who had the name deleted")
    return _("<t:{time}:R> {who} {what}").format(time=int(entry.at.timestamp()), who=who, what=what)
