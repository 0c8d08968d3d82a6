"""How much of a claim the cited sentences tell: shared words, and the model's word for it (pure but for the model)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.context import in_context
from index.stems import alike, stem
from index.table import worded
from index.texts import Text
from index.verify.names import told_names
from index.verify.plain import words
from index.verify.verdict import Source

if TYPE_CHECKING:
    from index.reader import Reader  # takes long to import

Support = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""(claim, evidence) pairs -> logits of the cross-encoder, in order."""

ENOUGH = 0.5  # of the score: below it, a claim counts as not told
_OWN = 0.25  # of the claim's words that a cited sentence itself must have: the rest may stand before it
_CONSTANT, _COVERAGE, _LOGIT = -8.6, 10.1, 0.76  # logistic regression on 470 claims; docs/checking.md says which


def score(claim: str, cited: Sequence[Source], support: Support) -> float:
    """0 to 1: how likely the sentences tell the claim, values, names and negation aside."""
    if own_coverage(claim, cited) < _OWN:
        return 0.0
    logit = max(support([(claim, read_of(one)) for one in cited]))
    return 1 / (1 + math.exp(-(_CONSTANT + _COVERAGE * coverage(claim, cited) + _LOGIT * logit)))


def read_of(source: Source) -> str:
    """What the model reads of a cited sentence: in its context, a row with the names of its columns."""
    if source.cells:
        return in_context(worded(source.text, source.cells)[0], title=source.title)
    return in_context(source.text, title=source.title, before=source.before)


def coverage(claim: str, cited: Sequence[Source]) -> float:
    """The share of the claim's meaningful words that the sentences, their titles and what they lean on have."""
    return _share(claim, _own(cited) | {stem(name) for source in cited for name in told_names(source)})


def own_coverage(claim: str, cited: Sequence[Source]) -> float:
    """The same without what the sentences lean on."""
    return _share(claim, _own(cited))


def _own(cited: Sequence[Source]) -> set[str]:
    return {word.stem for source in cited for word in words(f"{source.text} {source.title}") if word.stem}


def _share(claim: str, told: set[str]) -> float:
    wanted = {word.stem for word in words(claim) if word.stem}
    return sum(any(alike(stem, other) for other in told) for stem in wanted) / len(wanted) if wanted else 0.0


def support_of(reader: Reader) -> Support:
    """The support function of the model that retrieval uses."""

    def support(pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [reader.near(claim, [Text(text)])[0] for claim, text in pairs]

    return support
