"""The bot's own words in the language of whoever reads them. Quotations stay as they are.

The language is that of the context: `bot/language/listener.py` sets it for each event of Discord, and tasks inherit it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

CATALOGS = Path(__file__).with_name("catalogs")  # NAME.po, made and brought up to date by scripts/catalogs.py
ENGLISH = "en"  # what the program is written in
LANGUAGES = (ENGLISH, "da", "de", "fr", "es")
_FORMS = {ENGLISH: "en_GB"}  # "12 January 2026", not "January 12, 2026"

_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


def _(text: str) -> str:
    """The text in the current reader's language; English where it has no translation."""
    return _translations(_current.get()).gettext(text) if text else ""


def _n(one: str, many: str, count: int) -> str:
    """Of two texts the one for this count, in the reader's language: `_n("{count} day", "{count} days", n)`."""
    return _translations(_current.get()).ngettext(one, many, count)


def later(text: str) -> str:
    """The text as it is, to be translated when it is said: `_(it)`. Marks it for the catalogs."""
    return text


def long_date(day: date) -> str:
    """12 January 2026; 12. januar 2026."""
    return format_date(day, "long", locale=_locale())


def number(value: float) -> str:
    """12,345; 12.345."""
    return format_decimal(value, locale=_locale())


def percentage(share: float) -> str:
    """Of a share, 0 to 1, in whole percent: 12%; 12 %."""
    return format_percent(share, locale=_locale())


def current() -> str:
    """The language of whoever reads what is written now; one of LANGUAGES."""
    return _current.get()


@contextlib.contextmanager
def reading(language: str) -> Iterator[None]:
    """What is said inside, and in tasks that begin inside, is in this language, one of LANGUAGES."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def language_of(*tags: str) -> str:
    """The language of the first tag that names one of ours ("es-419", "da"); English when none does."""
    languages = (tag.partition("-")[0].lower() for tag in tags if tag)
    return next((language for language in languages if language in LANGUAGES), ENGLISH)


@cache
def _translations(language: str) -> NullTranslations:
    """Blocks for some milliseconds, once a language; `load` does it before anybody waits."""
    if language == ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    with (CATALOGS / f"{language}.po").open("rb") as catalog:
        write_mo(compiled, read_po(catalog, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def load() -> None:
    """Have all languages in memory."""
    for language in LANGUAGES:
        _translations(language)


def _locale() -> str:
    return _FORMS.get(_current.get(), _current.get())
