"""Typing errors: a word that nobody knows -> the one word of the documents that is nearly it (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.question.chat import SHORT_FORMS
from index.question.grammar import AUXILIARIES, FUNCTION_WORDS, WH
from index.question.words import WORD, Words

_SHORTEST = 4  # letters; shorter words have too many neighbours, and this short, the word beside it must agree
_LONG = 7  # letters, from which two errors are put right
_LONGEST = 40  # letters: longer is no word
_JOINED = 8  # letters of two words written together, at least
_PART = 3  # letters of each of them, at least
_BEGINNINGS = re.compile(r"^(?:un|re|over|under|out|dis|mis|non|pre|em|en|de|co|inter|anti|super)(?=.{4})")
_ENDINGS = re.compile(
    r"(?<=.{3})(?:s|e?d|er?s?|ing|ings|ly|e?n|ens|ened|ening|ness|ments?|able|less|ful|ish|y|al|ity|ify|i[sz]e[sd]?|ism|"
    r"ist|ists|ie[srd]|ier|iest|est|ship|wards?|like)$"
)


def corrected(question: str, words: Words) -> str:
    """The question with its typing errors put right; words that are known, or near to none or many, stay."""
    tokens = list(WORD.finditer(question))
    known = [token[0].lower() for token in tokens]
    for position, token in reversed(list(enumerate(tokens))):  # from the end, so that places before it stay
        right = _right(token[0], known[max(0, position - 1) : position] + known[position + 1 : position + 2], words)
        if right:
            question = question[: token.start()] + right + question[token.end() :]
            known[position] = right.lower()
    return question


def _right(typed: str, beside: Collection[str], words: Words) -> str:
    word = typed.lower()
    if not _SHORTEST <= len(word) <= _LONGEST or _is_known(word, words):
        return ""
    found = _nearest(word, 1, beside, words) or _apart(word, words)
    if not found and len(word) >= _LONG and not typed[0].isupper():
        found = _nearest(word, 2, beside, words)
    return words.written(found) if words.is_name(found) or " " in found else found


def _is_known(word: str, words: Words) -> bool:
    """In the documents, in ordinary English, or a form of such a word."""
    if words.knows(word) or word in SHORT_FORMS:
        return True
    begun = _BEGINNINGS.sub("", word)
    return any(words.knows(form) for whole in (word, begun) for form in (begun, *_stems(whole)))


def _stems(word: str) -> list[str]:
    """What a word may be a form of: without its ending, with the letter that the ending took."""
    stem = _ENDINGS.sub("", word)
    if stem == word:
        return []
    return [stem, stem + "e", stem + "y", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]


def _nearest(word: str, distance: int, beside: Collection[str], words: Words) -> str:
    """The one word at `distance` errors, where ordinary English has nothing nearer; the neighbours decide a tie."""
    if _within(word, distance - 1, words.ordinary):
        return ""
    near = [w for w in _within(word, distance, [*words.counts, *WH, *AUXILIARIES]) if _is_slip(word, w, distance)]
    telling = [b for b in beside if b not in FUNCTION_WORDS]
    fitting = [w for w in near if any(words.together(b, w) or words.together(w, b) for b in telling)]
    if len(near) > 1 and len(fitting) == 1:
        return fitting[0]
    if len(near) != 1 or (not fitting and (len(word) == _SHORTEST or _is_ambiguous(word, near[0], distance, words))):
        return ""
    return near[0]


def _is_ambiguous(word: str, near: str, distance: int, words: Words) -> bool:
    """Whether an ordinary word is as near and as likely a slip."""
    others = _within(word, distance, words.ordinary)
    return any(other != near and _is_slip(word, other, distance) for other in others)


def _is_slip(typed: str, meant: str, distance: int) -> bool:
    """Whether `meant` can become `typed` by accident: the first letter is seldom missed, and an ending is no error."""
    same_start = typed[0] == meant[0]
    swapped = sorted(typed[:2]) == sorted(meant[:2])
    if typed.startswith(meant) or meant.startswith(typed):
        return typed[-1] == typed[-2] and distance == 1
    return len(meant) >= _SHORTEST - 1 and (same_start or swapped)


def _within(word: str, distance: int, choices: Collection[str]) -> list[str]:
    """The choices at most that many errors away (insertions, deletions, changes, swaps of neighbours)."""
    if distance == 0:
        return []
    found = extract(word, choices, scorer=OSA.distance, score_cutoff=distance, limit=8)
    return [choice for choice, _, _ in found]


def _apart(word: str, words: Words) -> str:
    """Two words that stand side by side in the documents and were written together, one of them with an error."""
    if len(word) < _JOINED:
        return ""
    splits = [(word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1)]
    for left, right in splits:
        if left in words.counts and right in words.counts and words.together(left, right):
            return f"{left} {right}"
    found = {pair for left, right in splits for pair in _pairs(left, right, words)}
    return found.pop() if len(found) == 1 else ""


def _pairs(left: str, right: str, words: Words) -> list[str]:
    befores = {b for b, _ in words.neighbours(right)} if len(right) > _PART and right in words.counts else set()
    afters = {a for _, a in words.neighbours(left)} if len(left) > _PART and left in words.counts else set()
    return [f"{b} {right}" for b in befores if len(b) > _PART and OSA.distance(b, left) == 1] + [
        f"{left} {a}" for a in afters if len(a) > _PART and OSA.distance(a, right) == 1
    ]
