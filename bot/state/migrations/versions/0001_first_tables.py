"""The first tables.

A migration is never changed once released, so it says all types itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_PERSON = sa.String(32)


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("guild", sa.BigInteger),
        sa.Column("channel", sa.BigInteger),
        sa.Column("person", _PERSON, nullable=False, index=True),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("latency_ms", sa.Float, nullable=False),
        sa.Column("abstained", sa.Boolean, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_answers_guild_at", "answers", ["guild", "at"])
    op.create_table(
        "cited",
        sa.Column("answer", _NUMBER, sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("document", sa.Text, primary_key=True),
    )
    op.create_table(
        "votes",
        sa.Column("answer", _NUMBER, sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", _PERSON, primary_key=True, index=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("citation", sa.Integer),
    )
    op.create_table(
        "gaps",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("answer", _NUMBER, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("guild", sa.BigInteger, nullable=False, index=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("settled", sa.Text, nullable=False),
        sa.Column("settled_by", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "guilds",
        sa.Column("guild", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("settings", sa.Text, nullable=False),
    )
    op.create_table(
        "uses",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("guild", sa.BigInteger),
        sa.Column("person", _PERSON, nullable=False, index=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("guild", sa.BigInteger, nullable=False, index=True),
        sa.Column("person", _PERSON, nullable=False, index=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
    )
    op.create_table(
        "talks",
        sa.Column("person", _PERSON, primary_key=True),
        sa.Column("place", sa.String(32), primary_key=True),
        sa.Column("guild", sa.BigInteger, index=True),
        sa.Column("at", _INSTANT, nullable=False, index=True),
        sa.Column("turns", sa.Text, nullable=False),
    )
    op.create_table("bot", sa.Column("application", sa.BigInteger, primary_key=True, autoincrement=False))
