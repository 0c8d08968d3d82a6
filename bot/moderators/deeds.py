"""What moderators do, as it is kept, a few letters and a detail, and as it is told, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.escape import escape
from bot.excerpt import excerpt
from bot.language import _, later
from bot.state import Entry

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
    DISMISSED: later("dismissed an unanswered question that was asked {detail} times"),
    ANSWERED: later("marked an unanswered question as added that was asked {detail} times"),
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


def written(deed: str, detail: str = "") -> str:
    """As it is kept."""
    return f"{deed} {detail}".rstrip()


def told(entries: Sequence[Entry]) -> str:
    """One line each; each has the time, who did it, and what."""
    return "\n".join(_line(entry) for entry in entries)


def _line(entry: Entry) -> str:
    deed, _space, detail = entry.what.partition(" ")
    what = _(_TOLD[deed]).format(detail=excerpt(detail, _DETAIL)) if deed in _TOLD else excerpt(entry.what, _DETAIL)
    who = excerpt(entry.by, _NAME) if escape(entry.by) else _("somebody who had the name deleted")
    return _("<t:{time}:R> {who} {what}").format(time=int(entry.at.timestamp()), who=who, what=what)
