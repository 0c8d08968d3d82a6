"""What a model replies that does as it is told, and what becomes of it."""

from __future__ import annotations

from index.domain import Answer
from index.receipt import Quoting

NUUK = "Nuuk is the capital of Greenland."
SOME = "Some 57,000 people live there."
GOOD = f"{NUUK} [1]\n{SOME} [2]"


def said(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def quoting(answer: Answer) -> Quoting | None:
    assert answer.receipt
    return answer.receipt.quoting
