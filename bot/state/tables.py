"""The tables. A change here is a new file in migrations/versions and another `VERSION`; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    true,
)
from sqlalchemy.types import TypeDecorator

VERSION = "0002"  # the newest migration


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zones, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - given
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - given
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC) if value else None


Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what is called INTEGER
Person = String(32)
metadata = MetaData()

# AUTOINCREMENT: the buttons of an answer that was deleted must never show another one
answers = Table(
    "answers",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("guild", BigInteger),
    Column("channel", BigInteger),
    Column("person", Person, nullable=False, index=True),
    Column("private", Boolean, nullable=False),
    Column("latency_ms", Float, nullable=False),
    Column("abstained", Boolean, nullable=False),
    Column("content", Text, nullable=False),  # the answer as JSON
    Column("asked", Boolean, nullable=False, server_default=true()),  # else what was found when a message was checked
    Index("ix_answers_guild_at", "guild", "at"),
    sqlite_autoincrement=True,
)
cited = Table(
    "cited",
    metadata,
    Column("answer", Number, ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, primary_key=True),
)
votes = Table(
    "votes",
    metadata,
    Column("answer", Number, ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Person, primary_key=True, index=True),
    Column("at", Instant, nullable=False, index=True),
    Column("up", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("citation", Integer),
)
gaps = Table(
    "gaps",
    metadata,
    Column("id", Number, primary_key=True),
    Column("answer", Number, ForeignKey("answers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("guild", BigInteger, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("question", Text, nullable=False),
    Column("settled", Text, nullable=False),  # "" while open, or else how
    Column("settled_by", Text, nullable=False),
    sqlite_autoincrement=True,
)
guilds = Table(
    "guilds",
    metadata,
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("settings", Text, nullable=False),  # JSON
)
uses = Table(
    "uses",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("guild", BigInteger),
    Column("person", Person, nullable=False, index=True),
)
audit = Table(
    "audit",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("guild", BigInteger, nullable=False, index=True),
    Column("person", Person, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
)
talks = Table(
    "talks",
    metadata,
    Column("person", Person, primary_key=True),
    Column("place", String(32), primary_key=True),  # a keyed hash of the channel
    Column("guild", BigInteger, index=True),
    Column("at", Instant, nullable=False, index=True),  # of the last turn
    Column("turns", Text, nullable=False),  # JSON
)
bot = Table(
    "bot",
    metadata,
    Column("application", BigInteger, primary_key=True, autoincrement=False),  # whose memory this is
)
