"""What goes wrong between a model's server and us: how it is told, and whether another try is worth while."""

from __future__ import annotations

import contextlib
import random

from index.receipt import Quoting

_TRIES = 3
_WAITS = (0.4, 1.2)  # seconds before the second and the third try, give or take half
_PATIENCE = 5.0  # seconds: who is told to come back later than this goes elsewhere
_BUSY = frozenset({408, 409, 425, 429})  # and all from 500: worth another try
_BROKEN = 500

_REFUSALS = {
    401: "its server refuses the key",
    403: "its server refuses the key",
    404: "its server knows no such address or model",
}


class ModelError(Exception):
    """A model gave no usable reply; never shown, only `quoting`, the kind of failure, is."""

    def __init__(self, reason: str, quoting: Quoting = Quoting.FAILED) -> None:
        super().__init__(reason)
        self.quoting = quoting


class BlankError(Exception):
    """Nothing but blanks comes any more."""


def wait_after(error: Exception, tries: int) -> float | None:
    """Seconds until another try; None when there is to be none."""
    import openai  # noqa: PLC0415

    status = getattr(error, "status_code", None)
    passing = isinstance(error, openai.APIConnectionError) or (
        status is not None and (status in _BUSY or status >= _BROKEN)
    )
    if not passing or tries >= _TRIES:
        return None
    response = getattr(error, "response", None)
    asked = response.headers.get("retry-after", "") if response is not None else ""
    wait = _WAITS[tries - 1] * random.uniform(0.5, 1.5)  # noqa: S311 - so that twenty don't come back at once
    with contextlib.suppress(ValueError):  # none, or a date, which clocks may disagree about
        wait = max(wait, float(asked))
    return wait if wait <= _PATIENCE else None


def told(error: Exception) -> str:
    """The error for the log: never its text, in which servers repeat keys and questions."""
    status = getattr(error, "status_code", None)
    if status in _REFUSALS:
        return _REFUSALS[status]
    if type(error).__name__ == "APIConnectionError":
        return "its server can't be reached"
    return f"its server answered {status}" if status else type(error).__name__
