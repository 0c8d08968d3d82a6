"""The words of the documents and those of ordinary English: what is spelt how, what is a name, what stands beside what.

Made once per snapshot; some 0.3 s for 20,000 sentences.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from index.weights import RERANKER

WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W_]")
_OCCURRENCES = 30  # looked at to see how a word is written: more would not change the picture


def ordinary_words() -> frozenset[str]:
    """Some 24,000 lower-case words: the whole words that the bundled models' tokenizer knows. Reads a file.

    Raises:
        ModelFileError: the file is missing or differs.
    """
    vocabulary = json.loads(RERANKER.tokenizer().read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha())


class Words:
    """What the sentences of one snapshot are made of; `ordinary` is what else people say."""

    def __init__(self, sentences: Iterable[str], ordinary: frozenset[str] = frozenset()) -> None:
        self._text = "\n".join(["", *sentences])  # so that something stands before every word
        self._lower = _lower(self._text)
        self.counts = Counter(WORD.findall(self._lower))
        self.ordinary = ordinary

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is in the documents or in ordinary English."""
        return word in self.counts or word in self.ordinary

    def has(self, phrase: str) -> bool:
        """Whether the documents have a lower-case phrase, as whole words."""
        return next(self._places(phrase), None) is not None

    def is_name(self, word: str) -> bool:
        """Whether the documents write a lower-case word with a capital, where a sentence doesn't begin with it."""
        if word not in self.counts:
            return False
        inside = [self._text[at].isupper() for at in self._places(word) if not self._begins(at)]
        return sum(inside) * 2 > len(inside) if inside else word not in self.ordinary

    def written(self, phrase: str) -> str:
        """A phrase in the documents' own capitals; as it came when they don't have it."""
        at = next(self._places(phrase.lower()), None)
        return phrase if at is None else self._text[at : at + len(phrase)]

    def around(self, phrase: str, width: int = 40) -> Iterator[tuple[str, str]]:
        """What stands before and after a phrase, lower case, `width` characters each, within the sentence."""
        for at in self._places(phrase.lower()):
            before = self._lower[max(0, at - width) : at].rpartition("\n")[2]
            yield before, self._lower[at + len(phrase) : at + len(phrase) + width].partition("\n")[0]

    def together(self, first: str, second: str) -> bool:
        """Whether two words stand side by side in the documents."""
        return next(self._places(f"{first} {second}"), None) is not None

    def neighbours(self, word: str) -> Iterator[tuple[str, str]]:
        """The words before and after each occurrence of a word; empty at the edge of a sentence."""
        for before, after in self.around(word):
            last, first = re.search(r"([^\W\d_]+)[ -]$", before), re.match(r"[ -]([^\W\d_]+)", after)
            yield (last[1] if last else ""), (first[1] if first else "")

    def _places(self, phrase: str) -> Iterator[int]:
        """Where the documents have a lower-case phrase, as whole words; the first few."""
        at, found = self._lower.find(phrase), 0  # `find` is a hundred times as fast as a pattern
        while phrase and at >= 0 and found < _OCCURRENCES:
            if not _LETTER.match(self._lower, at - 1) and not _LETTER.match(self._lower, at + len(phrase)):
                found += 1
                yield at
            at = self._lower.find(phrase, at + 1)

    def _begins(self, at: int) -> bool:
        return bool(re.search(r"(?:^|[\n.!?:])[\s\"'“‘(]*$", self._text[max(0, at - 4) : at])) or at == 0


def _lower(text: str) -> str:
    """Lower case of the same length, so that places stay: a few letters grow when they are lowered."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)
