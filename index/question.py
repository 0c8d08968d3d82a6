"""A question and the conversation before it -> the question as it is looked up (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Turn

_POINTS_BACK = re.compile(
    r"\b(he|him|his|she|hers?|it|its|they|them|theirs?|this|that|these|those|there|then|one|ones|same|former|latter)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\W*(and|but|so|or|also|what about|how about|why|how so|when|where|who|which)\b", re.IGNORECASE)
_SHORT = 4  # words: "and in 2025?" can't stand alone, "Who leads Greenland's government?" can


def understand(question: str, history: Sequence[Turn]) -> str:
    """The question itself, or, when it leans on the conversation, with the member's last question before it."""
    asked = [turn.text.strip() for turn in history if turn.role == "user" and turn.text.strip()]
    if not asked or not leans_on_history(question):
        return question
    return f"{asked[-1]} {question}"


def leans_on_history(question: str) -> bool:
    """Whether a question points back ("and who did he meet?") or is too short to stand alone ("why?")."""
    words = question.split()
    if len(words) <= _SHORT and _GOES_ON.match(question):
        return True
    return bool(_POINTS_BACK.search(question)) or question.lower().startswith(("and ", "but ", "what about ", "how about "))
