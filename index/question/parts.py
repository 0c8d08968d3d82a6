"""A message -> the questions in it, in order (pure)."""

from __future__ import annotations

import re

from index.question.grammar import AUXILIARIES, WH, content
from index.question.request import Kind, kind_of

MOST = 4  # questions of one message that are looked up: each costs an answer's time
_ASKS = "|".join(sorted(WH | AUXILIARIES, key=len, reverse=True))
_LED = r"(?:and|but|also|so|then|or)\s+"
_ENDS = re.compile(
    rf"(?<=[?])\s+(?=\S)|(?<=[.!…])\s+(?=(?:{_LED})?(?:{_ASKS})\b)|(?<=[a-z]{4}[.!…])\s+(?=[A-Z])", re.IGNORECASE
)
_STARTS = re.compile(
    rf"^\W*(?:{_LED})?(?:(?:in|at|to|from|by|with|for|of|on|since|until)\s+)?(?:{_ASKS})\b", re.IGNORECASE
)
_AND = re.compile(
    rf"\s*(?:[,;]\s*(?:and|also|plus|but)?|\s(?:and|also|plus|&))\s+(?:also\s+|then\s+)?"
    rf"(?=(?:who|whom|what|when|where|why|how|which)\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(sorted(AUXILIARIES))})\s+\w)",
    re.IGNORECASE,
)
_BEGUN = re.compile(rf"^\W*(?:{_ASKS}|tell|explain|describe|name|list)\b", re.IGNORECASE)
_WORDS_OF_A_QUESTION = 3
_TELLING = 3  # content words, from which a question can be looked up without the statements around it
_CONTEXT = (
    25  # words of a statement that are looked up with the question beside it; a longer one is a message of its own
)


def parts(message: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions of a message, each whole, and what in it is no question about documents."""
    pieces = [piece for sentence in _ENDS.split(message) if (piece := sentence.strip())]
    asked = [piece for piece in pieces if kind_of(piece) is Kind.QUESTION]
    declined = tuple(piece for piece in pieces if kind_of(piece) is not Kind.QUESTION)
    questions = [part for piece in _with_context(asked) for part in _split(piece)]
    return tuple(questions[:MOST]), declined


def is_question(text: str) -> bool:
    return text.rstrip().endswith("?") or bool(_STARTS.match(text))


def _with_context(pieces: list[str]) -> list[str]:
    """Statements ("The rent is too high.") go with the question after them, or else with the one before."""
    whole: list[str] = []
    waiting: list[str] = []
    for piece in pieces:
        waiting.append(piece)
        if is_question(piece):
            whole.append(_with_statements(waiting))
            waiting = []
    if whole and waiting:
        short = [statement for statement in waiting if len(statement.split()) <= _CONTEXT]
        return [*whole[:-1], " ".join([whole[-1], *short])]
    return [*whole, " ".join(waiting)] if waiting else whole


def _with_statements(pieces: list[str]) -> str:
    """The last piece, a question, after the statements; long ones only where it says little ("Can you clarify?")."""
    *statements, question = pieces
    says_little = len(content(question)) < _TELLING
    return " ".join([*(s for s in statements if says_little or len(s.split()) <= _CONTEXT), question])


def _split(question: str) -> list[str]:
    """One like "Who is X and when does Y start" in two, where both halves ask by themselves."""
    for joint in _AND.finditer(question):
        first, second = question[: joint.start()].strip(), question[joint.end() :].strip()
        word = second.split()[0].lower()
        if _is_whole(first) and not re.search(rf"\w\s+{word}\b", first.lower()) and not _opens_early(first):
            return [first if first.endswith("?") else f"{first}?", *_split(second)]
    return [question]


def _is_whole(text: str) -> bool:
    return bool(_BEGUN.match(text)) and len(text.split()) >= _WORDS_OF_A_QUESTION


def _opens_early(text: str) -> bool:
    """Whether it is a clause that waits for its question: "When the king came, …"."""
    words = re.findall(r"[\w'’]+", text.lower())
    return words[0] in {"when", "where", "while", "how"} and words[1] in {"the", "a", "an", "he", "she", "they", "it"}
