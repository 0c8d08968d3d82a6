"""What the state hands out: frozen values. Times are aware and in UTC; a person is a keyed hash, "" when forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from index import Answer


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given; all of it but `retrieved`."""

    id: int
    at: datetime
    guild: int | None  # None: a direct message
    channel: int | None  # None in a direct message, whose channel would tell who the person is
    person: str
    private: bool
    latency_ms: float
    answer: Answer


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person thinks of one answer."""

    person: str
    up: bool
    at: datetime
    reason: str = ""
    note: str = ""
    citation: int | None = None  # the citation, from 1, that is said not to support the answer


@dataclass(frozen=True, slots=True)
class VotedDown:
    """An answer that somebody voted down, with the votes against it, newest first."""

    kept: Kept
    up: int
    against: tuple[Vote, ...]

    @property
    def down(self) -> int:
        return len(self.against)

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(vote.reason for vote in self.against if vote.reason)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(vote.note for vote in self.against if vote.note)

    @property
    def citations(self) -> tuple[int, ...]:
        return tuple(vote.citation for vote in self.against if vote.citation is not None)


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered in a guild."""

    id: int
    question: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a moderator did."""

    at: datetime
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What the moderators of a guild chose. A limit that is None is the bot's own; 0 is none."""

    channels: tuple[int, ...] = ()  # the only ones to answer in; none means all
    threads: bool = False  # answers that others can see open a thread
    private: bool = False  # answers to commands are private unless said otherwise
    cooldown: int | None = None  # seconds between two questions of a member
    daily: int | None = None  # questions of a member within 24 hours
    guild_daily: int | None = None  # questions of all members within 24 hours
    language: str = ""  # "" is each member's own


@dataclass(frozen=True, slots=True)
class Stats:
    """What was asked in a guild since a day."""

    questions: int
    answered: int
    per_day: tuple[tuple[date, int, int], ...]  # day in UTC, questions, answered; oldest first, every day
    median_ms: float
    p95_ms: float
    documents: tuple[tuple[str, int], ...]  # path and answers that cite it, most cited first


@dataclass(frozen=True, slots=True)
class Traces:
    """How much is kept of a person."""

    answers: int
    private: int  # of the answers, those that only the person saw
    votes: int
    talks: int  # conversations that are not over
    uses: int  # questions of the last 24 hours, counted for the limits
    deeds: int  # what they did as a moderator
