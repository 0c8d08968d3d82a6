"""A question and the exchange before it -> the question as it stands alone (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.question.ellipsis import LED, completed
from index.question.grammar import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, content
from index.question.names import names_in
from index.question.subject import Exchange, Subject
from index.question.words import Words

_PRONOUN = re.compile(
    r"(?<![-\w])(he|him|his|she|hers?|its?|they|them|theirs?|there)(?!\w|['’]?s?\s+(?:is|are|was|were)\s+no\b)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had)(?:n't)?\s+there\b|\bthere\s*(?:['’]s|is|are|was|were|will|has|have)\b|"
    r"\b(?:is|was|be)\s+it\s+(?:true|possible|likely|ok|okay|necessary|that|safe|legal|worth|called)\b|"
    r"\bit\s*(?:['’]s|is|was|takes?|took|costs?)\s+(?:\w+\s+)?(?:to|that)\b|\bit\s+(?:take|takes|rain|mean)\b",
    re.IGNORECASE,
)
_AFTER_THAT = rf"(?=\W*$|\s+(?:{'|'.join(sorted(AUXILIARIES))}|mean|happen|matter|work|help|change)\b)"
_POINTS = re.compile(
    r"\b(?:this|these|those)\b(?!\s+(?:week|month|year|days|morning|evening|who|that|which))|"
    r"(?:^|\b(?:is|was|does|did|do|about|after|before|like|than|with|for|from|of|on|in|why|how|mean|know|say|said)\s)\s*"
    rf"that{_AFTER_THAT}|\b(?:before|after)\s+that\b|"
    r"\b(?:the\s+)?(?:same|former|latter|other\s+(?:ones?|two|three|four)|others)\b|\b(?:which|the|any)\s+ones?\b",
    re.IGNORECASE,
)


def standalone(question: str, last: Exchange, words: Words) -> str:
    """The question with what it needs of the exchange before it, and only that; itself when it needs nothing."""
    if not last.question:
        return question
    whole = completed(question, last, words)
    if whole:
        return whole
    said = LED.sub("", question).strip() or question
    return _named(said, Subject(last, words), words) or question


def _named(said: str, subject: Subject, words: Words) -> str:
    """With the name in the pronoun's place, or what it was about in brackets when that can't be told."""
    pronoun = next((m for m in _PRONOUN.finditer(said) if not _is_empty(said, m)), None)
    if pronoun and not _has_own(said[: pronoun.start()], pronoun[1], subject, words):
        meant = _meant(pronoun[1].lower(), subject)
        return _replaced(said, pronoun, meant) if meant else _bracketed(said, subject)
    if _POINTS.search(said) and not names_in(said, words):
        return _bracketed(said, subject)
    return ""


def _is_empty(said: str, pronoun: re.Match[str]) -> bool:
    return any(m.start() <= pronoun.start() < m.end() for m in _EMPTY.finditer(said))


def _has_own(before: str, pronoun: str, subject: Subject, words: Words) -> bool:
    """Whether the question names by itself, before the pronoun, what the pronoun stands for."""
    names = names_in(before, words)
    if pronoun.lower() in {"he", "him", "his", "she", "her", "hers"}:
        determined = re.search(r"\b(?:the|an?)\s+\w+", before, re.IGNORECASE)
        return any(subject.personhood(name) > 0 for name in names) or bool(determined)
    return bool(names or re.search(r"\b(?:the|an?|these|those)\s+\w+", before, re.IGNORECASE))


def _meant(pronoun: str, subject: Subject) -> str:
    look_up: dict[str, Callable[[], str]] = {"it": subject.thing, "its": subject.thing, "there": subject.place}
    if pronoun in look_up:
        return look_up[pronoun]()
    if pronoun.startswith("the"):
        return thing if (thing := subject.thing()).endswith("s") else ""  # "Why do Greenland …" reads badly
    return subject.person(pronoun)


def _replaced(said: str, pronoun: re.Match[str], meant: str) -> str:
    before, after = said[: pronoun.start()], said[pronoun.end() :]
    following = re.match(r"\s+([\w'’]+)", after)
    low = pronoun[1].lower()
    owns = low in {"his", "its", "their", "hers", "theirs"} or (
        low == "her" and following is not None and following[1].lower() not in FUNCTION_WORDS
    )
    if low == "there":
        last_word = before.split()[-1].lower() if before.split() else ""
        meant = meant if last_word in PREPOSITIONS else f"in {meant}"
    return f"{before}{meant}{_possessive(meant) if owns else ''}{after}"


def _possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _bracketed(said: str, subject: Subject) -> str:
    topic = subject.topic()
    known = {word.lower() for word in content(said)}
    return f"{said} ({topic})" if topic and not {w.lower() for w in content(topic)} <= known else ""
