"""A question and the conversation before it -> the question as it is looked up (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Turn

_POINTS_BACK = re.compile(
    r"\b(he|him|his|she|hers?|its?|they|them|theirs?|this|that|these|those|ones?|same|former|latter)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"^\W*(and|but|or|also|what about|how about)\b", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    """a an the of in on at to for from by with about and or but so is are was were be been do does did has have had can
    could will would should who whom whose what which when where why how much many else more then there i you we
    me""".split()  # noqa: SIM905 - a list of sixty strings reads worse
)


def understand(question: str, history: Sequence[Turn]) -> str:
    """The question itself, or, when it leans on the conversation, with the member's last question before it."""
    asked = [turn.text.strip() for turn in history if turn.role == "user" and turn.text.strip()]
    if not asked or not leans_on_history(question):
        return question
    return f"{asked[-1]} {question}"


def leans_on_history(question: str) -> bool:
    """Whether a question points back ("what did he say?"), goes on ("and in 2025?") or says too little ("why?")."""
    words = re.findall(r"[^\W\d_]+", question.lower())
    says_little = all(word in _FUNCTION_WORDS for word in words)
    return says_little or bool(_POINTS_BACK.search(question) or _GOES_ON.search(question))
