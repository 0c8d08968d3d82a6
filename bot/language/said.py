"""What the library says of itself, in the reader's language. It says it in English: `bot/language/sentences.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.dates import translated_date
from bot.language.sentences import SENTENCES, YES_OR_NO
from bot.language.words import _
from bot.text.escape import escape
from index import Answer, Citation

_FIGURES = {"before", "after", "count", "before_too", "after_too", "count_too"}  # placeholders of numbers
_UNCHANGED = ". Nothing was changed."


def said(text: str) -> str:
    """A sentence of the library, or a part of one, in the reader's language; what is not its own, as it is."""
    if text.endswith(_UNCHANGED):
        return _about_a_file(text.removesuffix(_UNCHANGED))
    for pattern, expression in _patterns():
        if match := expression.fullmatch(text):
            parts = {name: said(part) for name, part in match.groupdict().items()}
            return _(pattern).format(**parts)
    return text


def _about_a_file(text: str) -> str:
    """What is wrong with a file, whose name may have blanks in it."""
    blanks = (place for place, character in enumerate(text) if character == " ")
    at = next((place for place in blanks if is_known(text[place + 1 :])), len(text))
    sentence = _("{file} {problem}. Nothing was changed.")
    return sentence.format(file=said(text[:at]), problem=said(text[at + 1 :])).strip()


def is_known(text: str) -> bool:
    """Whether a sentence can be translated."""
    return any(expression.fullmatch(text) for _, expression in _patterns())


def reason(answer: Answer) -> str:
    """Why there is no answer; also when none is given, or one of which nothing is seen."""
    return said(answer.reason) if escape(answer.reason) else _("The documents don't say.")


def lead(answer: Answer) -> str:
    """The answer in a few words: in the documents' own words, or yes, no or a date in the reader's language."""
    if answer.lead in YES_OR_NO:
        return _(answer.lead)
    dates = {reading.text for citation in answer.citations for reading in citation.readings}
    return translated_date(answer.lead) if answer.lead in dates else answer.lead


def notes(citation: Citation) -> Iterator[str]:
    """What the columns of a row are called and what times mean: the bot's own words, apart from the quotation."""
    if citation.row:
        yield citation.row
    for reading in citation.readings:
        words, meaning = citation.text[reading.start : reading.end], translated_date(reading.text)
        yield _("“{words}” is {meaning}, {how}").format(words=words, meaning=meaning, how=said(reading.by))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((text, _expression(text)) for text in SENTENCES)


def _expression(pattern: str) -> re.Pattern[str]:
    """What matches a sentence that was made by the pattern, its placeholders as groups."""
    parts = re.split(r"\{(\w+)\}", pattern)
    return re.compile("".join(_group(part) if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL)


def _group(name: str) -> str:
    return rf"(?P<{name}>\d+)" if name in _FIGURES else f"(?P<{name}>.*)"
