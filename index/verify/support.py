"""How much of a claim the cited sentences tell: shared words, and the model's word for it (pure but for the model)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.marking.words import alike, words_of
from index.verify.verdict import Source

Support = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""(claim, evidence) pairs -> logits of the cross-encoder, in order."""


def coverage(claim: str, cited: Sequence[Source]) -> float:
    """The share of the claim's meaningful words that the sentences, their titles and what they lean on have."""
    wanted = {word.stem for word in words_of(claim) if word.stem}
    told = {word.stem for source in cited for word in words_of(f"{source.text} {source.title}") if word.stem}
    return sum(any(alike(stem, other) for other in told) for stem in wanted) / len(wanted) if wanted else 0.0


def support_of(judge: Callable[[str, Sequence[str]], Sequence[float]]) -> Support:
    """The support function of a model that scores texts one question at a time."""
    return lambda pairs: [judge(claim, [text])[0] for claim, text in pairs]
