"""What is wrong with a line of JSON, as the end of a sentence."""

from __future__ import annotations

from pydantic import ValidationError


def complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])
