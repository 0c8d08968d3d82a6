"""The bot's own words in five languages, and those of the library. `_` says a text to whoever reads it."""

from bot.language.words import (
    CATALOGS,
    ENGLISH,
    LANGUAGES,
    _,
    _n,
    current,
    language_of,
    later,
    load,
    long_date,
    number,
    percentage,
    reading,
)

__all__ = [
    "CATALOGS",
    "ENGLISH",
    "LANGUAGES",
    "_",
    "_n",
    "current",
    "language_of",
    "later",
    "load",
    "long_date",
    "number",
    "percentage",
    "reading",
]
