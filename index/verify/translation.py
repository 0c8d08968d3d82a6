"""Whether a translation says what the English sentence says that was checked: as far as rules can tell (pure).

Numbers, dates and names must be the same; denial, "perhaps" and the great opposites must agree. What it is unsure of
counts as wrong, since the English sentence can be shown in its place. The tables are in `dictionary.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from index.question.language import may_be
from index.question.words import Words, ordinary_words
from index.verify.amounts import amounts_in, amounts_in_english
from index.verify.counting import number_of, scale_of
from index.verify.dictionary import TITLES, denials, is_only, is_open, refuses, sides, words_in
from index.verify.exonyms import is_called, stranger, words_of_names
from index.verify.names import IsName, is_name_by, names
from index.verify.verdict import Source

_SHORTEST, _LONGEST, _MORE = 0.5, 1.9, 20  # of the English sentence's length, and characters that may be added
_ENDS = re.compile(r"[!?…]\s+\S|(?<=[^\W\d_]{4})\.\s+[^\W\d_]|\n")
_CAPITALISED = re.compile(r"[^\W\d_]+")
_QUOTES = str.maketrans("„“”«»‚‘‹›", '"""""\'\'\'\'')
_AFTER = re.compile(r"(?:^|[.!?:¿¡\"(–-]\s*)$")  # a capital after this says nothing


def mistranslated(english: str, translation: str, language: str, cited: Sequence[Source] = ()) -> str:
    """Why the translation is not to be shown, as a sentence; empty when rules find nothing against it."""
    if not translation:
        return "It has no translation."
    return next(filter(None, (find(english, translation, language, cited) for find in _CHECKS)), "")


def _language(english: str, translation: str, language: str, _: Sequence[Source]) -> str:
    right = may_be(translation, language) and translation.casefold() != english.casefold()
    return "" if right else "Its translation is in another language."


def _length(english: str, translation: str, _: str, __: Sequence[Source]) -> str:
    fits = _SHORTEST * len(english) <= len(translation) <= _LONGEST * len(english) + _MORE
    more = len(_ENDS.findall(translation)) > len(_ENDS.findall(english))
    return "" if fits and not more else "Its translation is too long or too short."


def _amounts(english: str, translation: str, language: str, _: Sequence[Source]) -> str:
    ours, theirs = amounts_in_english(english), amounts_in(translation, language)
    lost = ours.numbers - theirs.numbers
    differ = theirs.numbers - ours.numbers or lost - theirs.maybe
    return "Its translation has other numbers or dates." if differ or ours.times != theirs.times else ""


def _names(english: str, translation: str, language: str, cited: Sequence[Source]) -> str:
    words = words_of_names(translation)
    missing = (name.text for name in names(english, cited, _unusual()) if not is_called(name.text, words, language))
    other = next(missing, "") or stranger(list(_named(english, translation, language, cited)), english, language)
    return f"Its translation has other names: “{other}”." if other else ""


@cache
def _unusual() -> IsName:
    """For the first word of a sentence: whether ordinary English lacks it."""
    return is_name_by(Words((), ordinary_words()))


def _named(english: str, translation: str, language: str, cited: Sequence[Source]) -> Iterator[str]:
    """The words of a translation that are names: told by a capital, where that tells anything, and by the documents."""
    text = translation.translate(_QUOTES)
    found = list(_CAPITALISED.finditer(text))
    for at, match in enumerate(found):
        if not match[0][0].isupper():
            continue
        if match[0].casefold() in TITLES[language].split():
            continue
        plain = language == "de" or bool(_AFTER.search(text[: match.start()]))
        if not plain or _is_in(match[0], cited) or (language == "de" and _follows(text, found, at, english)):
            yield match[0]


def _follows(text: str, found: Sequence[re.Match[str]], at: int, english: str) -> bool:
    """Whether a capitalised word stands right after another: in German, a name or a date more often than a noun."""
    before = found[at - 1] if at else found[at]
    low = before[0].casefold()
    of_a_place = low.endswith("er") and re.search(rf"\b{low[:-2]}\b", english.casefold())  # "Lindauer Museum"
    if of_a_place or scale_of(low, "de") or number_of(low, "de"):  # "Milliarden Dollar"
        return False
    return before[0][0].isupper() and before.start() > 0 and text[before.end() : found[at].start()] == " "


def _is_in(word: str, cited: Sequence[Source]) -> bool:
    """Whether the documents write a word with a capital inside their sentences."""
    inside = re.compile(rf"[\w,;] {re.escape(word)}(?!\w)")
    return any(inside.search(source.document or source.text) for source in cited)


def _denial(english: str, translation: str, language: str, _: Sequence[Source]) -> str:
    """How often each denies, between the fewest and the most that its words allow."""
    (ours, also), (theirs, too) = denials(english, "en"), denials(translation, language)
    agree = ours <= theirs + too and theirs <= ours + also
    if not agree or bool(ours) > bool(theirs + too) or (refuses(english) and not theirs + too):
        return "Its translation does not deny the same."
    return ""


def _certainty(english: str, translation: str, language: str, _: Sequence[Source]) -> str:
    lost = is_open(english, "en") and not is_open(translation, language)
    return "Its translation makes certain what is only possible." if lost else ""


def _opposites(english: str, translation: str, language: str, _: Sequence[Source]) -> str:
    for (one, other), (this, that) in zip(sides(english, "en"), sides(translation, language), strict=True):
        if (one and not other and that and not this) or (other and not one and this and not that):
            return "Its translation says the opposite."
    ours, theirs = is_only(english, "en"), is_only(translation, language)
    if ours != theirs and not (theirs and "just" in words_in(english)):
        return "Its translation says the opposite."
    return ""


_Check = Callable[[str, str, str, Sequence[Source]], str]
_CHECKS: tuple[_Check, ...] = (_language, _length, _amounts, _names, _denial, _certainty, _opposites)
