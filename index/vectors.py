"""What the vector of a sentence is made of: what it says, what it stands under, and what stands beside it.

"Picnics are welcome in the roof garden." says nothing of the aquarium that it is about. So to the sentence's own vector
those of its title and heading and of its neighbours are added, before it is made of unit length again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np

from index.domain import Entry, Sentence, Snapshot
from index.under import titled

Embed = Callable[[list[str]], list[list[float]]]

_FORM = "in context 1"  # other figures or forms make other vectors: count on, so that indexes are made anew
_HEADING, _BESIDE = 0.5, 0.3  # how much they count beside the sentence; docs/quality.md says what other figures find
_KEY_LENGTH = 24  # hex digits, as many as a sentence's id has


def name_of(embedding: str) -> str:
    """What vectors are called that are made in this way with an embedding model; others can't be compared with them."""
    return f"{embedding}, {_FORM}"


@dataclass(frozen=True)
class Place:
    """A sentence where it stands; `key` is its vector's id, another one where anything that goes into that differs."""

    sentence: Sentence
    heading: str
    beside: tuple[str, ...]  # the sentences before and after it in its document

    @cached_property
    def key(self) -> str:
        parts = (self.sentence.id, self.heading, *self.beside)
        return sha256("\0".join(parts).encode()).hexdigest()[:_KEY_LENGTH]

    @property
    def texts(self) -> Iterator[tuple[str, float]]:
        """All that counts, and how much."""
        yield self.sentence.text, 1.0
        if self.heading:
            yield self.heading, _HEADING
        for text in self.beside:
            yield text, _BESIDE


def places(entry: Entry) -> Iterator[Place]:
    """A document's sentences in order."""
    texts = [sentence.text for sentence in entry.sentences]
    for at, sentence in enumerate(entry.sentences):
        yield Place(sentence, titled(entry, sentence.number), (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2]))


def by_key(snapshot: Snapshot) -> dict[str, Place]:
    """All sentences of a version by the ids of their vectors, in order."""
    return {place.key: place for entry in snapshot.entries for place in places(entry)}


def vectors(chosen: Sequence[Place], embed: Embed) -> list[list[float]]:
    """One vector a place, in order, of unit length. Each text is embedded once."""
    texts = list(dict.fromkeys(text for place in chosen for text, _ in place.texts))
    known = dict(zip(texts, np.array(embed(texts), np.float32), strict=True))
    return [_sum(place, known).tolist() for place in chosen]


def _sum(place: Place, known: Mapping[str, np.ndarray]) -> np.ndarray:
    total = np.sum([weight * known[text] for text, weight in place.texts], axis=0)
    return np.asarray(total / np.linalg.norm(total), np.float32)
