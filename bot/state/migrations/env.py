"""Alembic's entry: `bot.state.database` hands it the connection; with `--sql`, only the statements are printed."""

from __future__ import annotations

from alembic import context

from bot.state.tables import metadata

if context.is_offline_mode():
    context.configure(dialect_name=context.config.attributes["dialect"], target_metadata=metadata)
else:
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
