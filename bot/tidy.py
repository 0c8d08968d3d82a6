"""Deleting what is old, at the start and daily."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import NoReturn

from bot.state import State, StateError

log = logging.getLogger(__name__)

_DAY = 24 * 60 * 60.0  # seconds
_SOON = 60.0  # seconds after which what failed is tried again


async def tidy(state: State, days: int) -> NoReturn:
    """Until cancelled: delete what is older than `days`; 0 keeps it for ever."""
    while True:
        wait = _SOON
        with contextlib.suppress(StateError):  # logged where it happened
            if deleted := await state.expire(days):
                log.info("deleted %d old records", deleted)
            wait = _DAY
        await asyncio.sleep(wait)
