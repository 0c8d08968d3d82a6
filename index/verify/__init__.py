"""Whether a written sentence says what the sentences it cites say: nothing a model wrote is shown before that."""

from __future__ import annotations

from collections.abc import Sequence

from index.verify.support import Support, coverage
from index.verify.verdict import Check, Source, Verdict, sources

__all__ = ["Check", "Source", "Support", "Verdict", "Verifier", "sources"]

_ENOUGH = 0.5


class Verifier:
    """Checks claims; `support` is the cross-encoder that retrieval has loaded already. Blocks for some 20 ms."""

    def __init__(self, support: Support) -> None:
        self._support = support

    def verify(self, claim: str, cited: Sequence[Source]) -> Verdict:
        """Whether exactly the cited sentences support the claim, one sentence without its markers."""
        if not cited:
            return Verdict(0.0, "markers", "It cites no sentence.")
        score = coverage(claim, cited)
        if score < _ENOUGH:
            return Verdict(score, "support", "The cited sentences do not say this.")
        return Verdict(score)
