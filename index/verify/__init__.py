"""Whether a written sentence says what the sentences it cites say: nothing a model wrote is shown before that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.verify.borrowed import borrowed_words
from index.verify.certainty import uncertain
from index.verify.columns import wrong_column
from index.verify.counted import misplaced_value
from index.verify.exchanged import exchanged_name, other_doer
from index.verify.misplaced import loose_pronoun, misplaced_name
from index.verify.names import IsName, is_name_by, missing_name
from index.verify.polarity import contradiction
from index.verify.roles import swapped_roles
from index.verify.speaker import misquoted, says_something_else, wrong_speaker
from index.verify.support import ENOUGH, Support, score, support_of
from index.verify.titles import misplaced_title
from index.verify.told import broken_pair, missing_value
from index.verify.verdict import Check, Source, Verdict, sources

__all__ = ["Check", "Source", "Support", "Verdict", "Verifier", "is_name_by", "sources", "support_of"]

_Cited = Sequence[Source]


class Verifier:
    """Checks claims; `support` is the cross-encoder that retrieval has loaded already.

    `is_name` says whether the documents write a lower-case word with a capital, which helps with the first word of a
    claim. Blocks for some 20 ms a claim.
    """

    def __init__(self, support: Support, is_name: IsName | None = None) -> None:
        self.support = support
        self._is_name = is_name

    def verify(self, claim: str, cited: Sequence[Source]) -> Verdict:
        """Whether exactly the cited sentences support the claim: one sentence, without its markers."""
        if not cited:
            return Verdict(0.0, "markers", "It cites no sentence.")
        told = score(claim, cited, self.support)
        failed = next(self.failures(claim, cited, told), None)
        return Verdict(told, *failed) if failed else Verdict(told)

    def failures(self, claim: str, cited: Sequence[Source], told: float) -> Iterator[tuple[Check, str]]:
        """Each check that the claim fails, and why; `told` is its score."""
        for check, finds, why in self._checks():
            if found := finds(claim, cited):
                yield check, why.format(found=found)
        if told < ENOUGH:
            yield "support", "The cited sentences do not say this."

    def _checks(self) -> tuple[tuple[Check, Callable[[str, _Cited], str], str], ...]:
        """What each check is called, what finds its first fault, and how that is said."""
        return (
            ("values", missing_value, "“{found}” is not in the cited sentences."),
            ("values", broken_pair, "“{found}” is not in the cited sentences."),
            ("values", misplaced_value, "In the cited sentences, “{found}” belongs to something else."),
            ("values", wrong_column, "In the cited sentences, “{found}” belongs to something else."),
            ("names", self._missing_name, "“{found}” is not named in the cited sentences."),
            ("names", loose_pronoun, "“{found}” is not named in the cited sentences."),
            ("names", misplaced_name, "In the cited sentences, another name stands where “{found}” does."),
            ("names", exchanged_name, "In the cited sentences, another name stands where “{found}” does."),
            ("names", other_doer, "In the cited sentences, another name stands where “{found}” does."),
            ("names", swapped_roles, "The names around “{found}” stand the other way round in the cited sentences."),
            (
                "names",
                misplaced_title,
                "In the document, “{found}” is somebody else, or that name is called otherwise.",
            ),
            ("speaker", misquoted, "The words “{found}” are in quotation marks but not in the cited sentences."),
            ("speaker", wrong_speaker, "In the cited sentences, it is not {found} who says this."),
            ("negation", contradiction, "It turns the cited sentences round: {found}."),
            ("certainty", uncertain, "In the cited sentences, “{found}” is only possible, meant or still to come."),
            ("support", borrowed_words, "The cited sentences say nothing of “{found}”, which stands elsewhere."),
            ("support", says_something_else, "In the cited sentences, {found} says something else."),
        )

    def _missing_name(self, claim: str, cited: _Cited) -> str:
        return missing_name(claim, cited, self._is_name)
