"""What must never stand in a written sentence, whoever talked a model into it (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.language import NAMES
from index.writing.prompt import rules

_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|discord\.gg/)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}/\S*|"
    r"(?<![\w.])(?:[\w-]+\.)+(?:com|net|org|io|gg|xyz|info|biz|ru|cn|app|dev|me|co|link|site|online|zip|mov|ai)\b",
    re.IGNORECASE,
)
_PING = re.compile(r"@\s*(?:everyone|here)\b|<\s*(?:@[!&]?|#|a?:\w+:|t:|id:|/)", re.IGNORECASE)
_MARKUP = re.compile(r"!?\[[^\]]*\]\s*\(|<[a-z/!][^>]*>|```|\|\|", re.IGNORECASE)
_WINDOW = 6  # words in a row, which nobody shares with our rules by chance
_MOST = 400  # characters of a sentence: what is longer is no short sentence, and hides what it says


def foreign(text: str, cited: Sequence[str], secrets: Sequence[str] = ()) -> str:
    """Why a sentence is not to be shown, as a sentence; empty when there is nothing of that kind in it.

    `cited` are the texts, titles and addresses of what it cites: what stands there may be repeated.
    """
    known = " ".join(cited).casefold()
    if any(secret and secret.casefold() in text.casefold() for secret in secrets):
        return "It holds a secret."
    if _rules(text):
        return "It repeats the rules instead of the documents."
    if any(not (c.isprintable() or c.isspace()) for c in text):
        return "It holds characters that can't be seen."
    for pattern, what in ((_LINK, "a link"), (_PING, "a mention"), (_MARKUP, "markup")):
        if any(match[0].casefold().rstrip(".,;:)”\"'") not in known for match in pattern.finditer(text)):
            return f"It holds {what} that the sentences do not have."
    return "It is too long for one sentence." if len(text) > _MOST else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _windows(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _WINDOW]) for at in range(len(words) - _WINDOW + 1)}


_OURS = {window for language in ("", *NAMES) for window in _windows(_words(rules(language)))}


def _rules(text: str) -> bool:
    return not _OURS.isdisjoint(_windows(_words(text)))
