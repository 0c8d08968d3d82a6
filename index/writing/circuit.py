"""A model's server that keeps failing is left alone for a while (pure but for the clock)."""

from __future__ import annotations

import time
from collections.abc import Callable

_FAILURES = 3  # in a row: one is chance, and each costs somebody time
_REST = 30.0  # seconds, in which a server restarts


class Circuit:
    """Closed while calls succeed; open for a rest after failures in a row; then one call at a time tries again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._opens_at = 0.0

    def allows(self) -> bool:
        """Whether to call now. After the rest, the first who asks is let through and the next must wait again."""
        if self._failures < _FAILURES:
            return True
        if self._clock() < self._opens_at:
            return False
        self._opens_at = self._clock() + _REST
        return True

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        if self._failures >= _FAILURES:
            self._opens_at = self._clock() + _REST
