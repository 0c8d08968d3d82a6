"""What a model reads of a sentence: the sentence, and as much around it as it takes to understand it (pure)."""

from __future__ import annotations

import re

_MARK = "»"  # before it stands what only helps to understand; the model was trained to judge what follows it
_BEFORE = 160  # characters of the sentence before, its end: more is rarely about the same, and costs time
_PASSAGE = 200  # of the same, where the sentence is read after it whether it leans on it or not
_TELLING = re.compile(r"\b[^\W\d_]{2,}\b")  # a word; without one ("000 36ae4ff8970a304e") a title tells nothing
_SHORT = 40  # characters: so short a sentence says little by itself
_POINTS_BACK = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:he|him|his|she|hers?|it|its|they|them|theirs?|this|these|those|such|there|then|so|also|"
    r"however|but|both|former|latter|another|others?|neither)\b",
    re.IGNORECASE,
)


def in_context(sentence: str, *, title: str = "", before: str = "", leaning: bool = False) -> str:
    """The sentence, after its document's title and, when it leans on it, the sentence `before` it in its paragraph."""
    told = [f"{title}:"] if _TELLING.search(title) else []
    if before and (leaning or leans(sentence)):
        told += [_end(before, _BEFORE), _MARK]
    return " ".join([*told, sentence])


def in_passage(sentence: str, *, section: str = "", before: str = "") -> str:
    """The sentence after the one before it, under its section's heading.

    Without the document's title: a question about something else in it has the title's words too.
    """
    return " ".join(filter(None, [section and f"{section}:", _end(before, _PASSAGE), sentence]))


def leans(sentence: str) -> bool:
    """Whether a sentence may not be understood without the one before it: "He said …", "But then …", or very short."""
    return len(sentence) < _SHORT or bool(_POINTS_BACK.match(sentence))


def _end(text: str, most: int) -> str:
    return text if len(text) <= most else "…" + text[text.find(" ", len(text) - most) :]
