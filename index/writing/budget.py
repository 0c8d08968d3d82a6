"""What each server has used up today, in tokens and money; kept in a file over restarts."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from index.settings import Price

_log = logging.getLogger(__name__)
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    tokens: int = 0
    cost: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.tokens + other.tokens, self.cost + other.cost)


def spent(prices: Mapping[str, Price], model: str, tokens_in: int, tokens_out: int) -> Spent:
    """What a reply used up; a model without a price costs nothing."""
    price_in, price_out = prices.get(model, (0.0, 0.0))
    return Spent(tokens_in + tokens_out, (tokens_in * price_in + tokens_out * price_out) / _MILLION)


def today() -> date:
    return datetime.now(UTC).date()


class Budget:
    """Counts for any number of tasks of one event loop; limits of 0 limit nothing.

    What a call may use at most is set aside before it and corrected after it, so that twenty at once stay within.
    """

    def __init__(self, file: Path, *, tokens: int, cost: float, today: Callable[[], date] = today) -> None:
        self._file = file
        self._most = Spent(tokens, cost)
        self._today = today
        self._day = today()
        self._used: dict[str, Spent] | None = None  # read at first use
        self._writing = Lock()
        self._written = 0
        self._version = 0

    @property
    def limits(self) -> bool:
        return bool(self._most.tokens or self._most.cost)

    def take(self, guild: str, most: Spent) -> bool:
        """Set something aside; False when that is more than is left today. Reads a small file the first time."""
        used = self._today_of(guild) + most
        if (self._most.tokens and used.tokens > self._most.tokens) or (self._most.cost and used.cost > self._most.cost):
            return False
        self._set(guild, used)
        return True

    def settle(self, guild: str, most: Spent, used: Spent) -> None:
        """Put in the place of what was set aside what was really used. `save` has it kept."""
        now = self._today_of(guild)
        tokens, cost = now.tokens - most.tokens + used.tokens, now.cost - most.cost + used.cost
        self._set(guild, Spent(max(0, tokens), max(0.0, cost)))  # below 0: midnight came between

    def save(self) -> None:
        """Have the file say what was used, by one rename. Blocks. A full disk is logged, and is no reason to fail."""
        with self._writing:
            version, day, used = self._version, self._day, dict(self._used or {})
            if version == self._written:
                return
            stored = {"day": day.isoformat(), "guilds": {key: [one.tokens, one.cost] for key, one in used.items()}}
            unfinished = self._file.with_suffix(".unfinished")
            try:
                unfinished.write_text(json.dumps(stored), encoding="utf-8")
                unfinished.replace(self._file)
                self._written = version
            except OSError as error:
                _log.warning("what models used today can't be kept: %s", error)

    def _today_of(self, guild: str) -> Spent:
        if self._used is None:
            self._used = self._read()
        if self._day != self._today():
            self._day, self._used = self._today(), {}
        return self._used.get(guild, Spent())

    def _set(self, guild: str, used: Spent) -> None:
        self._used = {**(self._used or {}), guild: used}
        self._version += 1

    def _read(self) -> dict[str, Spent]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            if stored["day"] != self._day.isoformat():
                return {}
            return {str(key): Spent(int(tokens), float(cost)) for key, (tokens, cost) in stored["guilds"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("what models used today can't be read, and is counted from 0: %s", error)
            return {}
