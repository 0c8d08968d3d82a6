"""What a model makes of a question, and whether that is still the question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.writing.foreign import foreign
from index.writing.parsing import drafts

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.?!:\"“] )\b[A-Z]\w+")
_WORD = re.compile(r"\w+")
_LONGER = 160  # characters that names and a topic may add to a question
_ALIKE = 0.25  # of the letters in threes: a paraphrase shares some, another question few


def reworded(reply: str, question: str, known: Sequence[str]) -> str:
    """The question in a reply; empty unless it is like the one that was asked.

    Every number of the question must be kept, and every number and name in it must come from the question or from
    `known`, the conversation: a model must not answer in it, nor ask about something else.
    """
    found = drafts(reply, whole=True)
    text = found[0].text.strip("\"“”'") if found else ""
    said = " ".join([question, *known])
    numbers = set(_NUMBER.findall(text))
    kept = set(_NUMBER.findall(question)) <= numbers <= set(_NUMBER.findall(said))
    told = {word.casefold() for word in _WORD.findall(said)}
    named = all(name.casefold() in told or _stem(name) in told for name in _NAME.findall(text))
    if not (text and kept and named and len(text) <= len(question) + _LONGER) or foreign(text, [said]):
        return ""
    return text if _likeness(text, said) >= _ALIKE else ""


def _stem(name: str) -> str:
    return name.casefold().removesuffix("s").removesuffix("'")


def _likeness(text: str, said: str) -> float:
    """The share of a text's threes of letters that another has."""
    threes, others = _threes(text), _threes(said)
    return len(threes & others) / len(threes) if threes else 0.0


def _threes(text: str) -> set[str]:
    words = [f" {word} " for word in _WORD.findall(text.casefold())]
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}
