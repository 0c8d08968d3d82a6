"""What a claim takes from sentences that it does not cite (pure).

Small models copy a sentence and put something in the place of a part of it, mostly of their other evidence: "a military
base in Greenland" for "an armed attack on Greenland".
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from index.stems import Word, alike, stem, words_of
from index.verify.names import told_names
from index.verify.plain import words
from index.verify.verdict import Source


def borrowed_words(claim: str, cited: Sequence[Source]) -> str:
    """Two words in a row that the document has, but not the cited sentences; empty when there are none.

    One alone is often another word for what is told; two in a row are something else that is told there.
    """
    told = {word.stem for source in cited for word in words(f"{source.text} {source.title} {source.before}")}
    told |= {stem(name) for source in cited for name in told_names(source)}
    strange = [pair for pair in pairwise(words(claim)) if all(_is_strange(word, told) for word in pair)]
    documents = {source.document for source in cited} if strange else ()  # most claims have none: documents are long
    elsewhere = {(one.stem, other.stem) for text in documents for one, other in pairwise(words_of(text))}
    return next((f"{one.text} {other.text}" for one, other in strange if (one.stem, other.stem) in elsewhere), "")


def _is_strange(word: Word, told: AbstractSet[str]) -> bool:
    """Whether a word of meaning, and no name, is told nowhere."""
    return word.stem != "" and word.text.islower() and not any(alike(word.stem, known) for known in told)
