"""What the operator sees on standard error."""

from __future__ import annotations

import logging

_OURS = frozenset({"bot", "index", "discord"})


def log_to_stderr(level: str) -> None:
    """The bot's, the index's and discord.py's log at `level`; of all others, warnings."""
    handler = logging.StreamHandler()
    handler.addFilter(_wanted)
    logging.basicConfig(
        handlers=[handler], level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    # At DEBUG discord.py writes whole addresses and payloads, with the tokens of interactions in them.
    logging.getLogger("discord").setLevel(max(logging.getLevelNamesMapping()[level], logging.INFO))


def _wanted(record: logging.LogRecord) -> bool:
    """Not what libraries log below a warning whatever their level, nor that discord.py has no voice."""
    if record.name.partition(".")[0] in _OURS:
        return "voice will NOT be supported" not in record.getMessage()
    return record.levelno >= logging.WARNING
