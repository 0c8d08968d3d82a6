"""What was found when a message was checked is kept for its buttons, and is no answer to a question.

A migration is never changed once released, so it says all types itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("answers", sa.Column("asked", sa.Boolean, nullable=False, server_default=sa.true()))
