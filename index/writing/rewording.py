"""What a model makes of a question, and whether that is still the question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Snapshot
from index.question.language import NAMES, language_of
from index.verify.amounts import amounts_in, amounts_in_english
from index.verify.dictionary import TITLES
from index.verify.exonyms import is_called, stranger, words_of_names
from index.verify.names import names
from index.writing.foreign import foreign
from index.writing.parsing import drafts

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.?!:\"“] )(?<![¿¡])\b[A-Z]\w+")
_WORD = re.compile(r"\w+")
_ASKS = re.compile(
    r"\?\s*$|^(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|will|tell|and)\b",
    re.IGNORECASE,
)
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


def in_english(reply: str, question: str, known: Sequence[str], snapshot: Snapshot) -> str:
    """The English question in a reply; empty unless it is the one that was asked in another language.

    Every number and name of it must be kept, and every number and name that is in it be in the question or in `known`.
    """
    found = drafts(reply, whole=True)
    text = found[0].text.strip("\"“”'") if found else ""
    if not text or len(text) > len(question) + _LONGER or language_of(text) in NAMES or not _ASKS.search(text):
        return ""
    language, said = language_of(question), " ".join([question, *known])
    here, there = amounts_in_english(text), amounts_in(question, language)
    more = amounts_in_english(" ".join(known)).numbers
    counted = not (here.numbers - there.numbers - there.maybe - more or there.numbers - here.numbers)
    words = words_of_names(said)
    named = all(is_called(name.text, words, language) for name in names(text))
    lost = stranger(_names_in(question, language, snapshot), " ".join([text, *known]), language)
    return text if counted and named and not lost and not foreign(text, [said]) else ""


def _names_in(question: str, language: str, snapshot: Snapshot) -> list[str]:
    """The words of a question that must be kept: in German, where nouns have capitals, those that documents have."""
    found = [word for word in _NAME.findall(question) if word.casefold() not in TITLES[language].split()]
    if language != "de":
        return found
    return [word for word in found if any(word in sentence.text for sentence in snapshot.sentences)]


def _stem(name: str) -> str:
    return name.casefold().removesuffix("s").removesuffix("'")


def _likeness(text: str, said: str) -> float:
    """The share of a text's threes of letters that another has."""
    threes, others = _threes(text), _threes(said)
    return len(threes & others) / len(threes) if threes else 0.0


def _threes(text: str) -> set[str]:
    words = [f" {word} " for word in _WORD.findall(text.casefold())]
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}
