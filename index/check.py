"""A message of anybody's, claim by claim: in the documents, contradicted by them, or not in them (pure but for models).

"Contradicted" is said only when a sentence tells everything else of the claim, and exactly one thing differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.checked import CheckedClaim, CheckedText
from index.domain import Citation, Document, Passage, Snapshot
from index.question.request import Kind, kind_of
from index.sentences import split
from index.stems import words_of
from index.verify import Source, Verifier, sources
from index.verify.support import score

_CLAIMS = 8  # of one message: some 150 ms each
_LOOKED_AT = 5  # sentences of the documents a claim is held against; what ranks lower hardly ever tells it
_STRONGLY = 0.9  # how likely a sentence must tell the rest of a claim to contradict it
_CERTAIN = 0.95  # more than that is never said
_WORDS = 3  # meaningful ones, without which a sentence claims nothing that could be looked up
_OPINION = re.compile(
    r"^\W*(?:i(?:['’]m| am)? (?:think|believe|feel|hope|guess|wish|love|like|hate|prefer|want|wonder|doubt|suppose|"
    r"sure|agree|disagree|don['’]?t)|we (?:should|could|must|need to)|(?:imo|imho|in my (?:humble )?opinion|"
    r"personally|maybe|perhaps|hopefully|let['’]?s)\b)"
    r"|\b(?:should|ought to|best|worst|awesome|awful|terrible|great|ugly|stupid|funny)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim held against one sentence: how likely it tells it, and what differs."""

    citation: Citation
    score: float
    differs: tuple[tuple[str, str], ...]  # checks that failed, but "support", and why


def check(text: str, snapshot: Snapshot, find: Callable[[str], Sequence[Passage]], verifier: Verifier) -> CheckedText:
    """The claims of a text, the first few, each with its verdict. Blocks for some 150 ms a claim."""
    claims = []
    for claim in list(claims_in(text))[:_CLAIMS]:
        cited = [snapshot.cite(passage.sentence) for passage in find(claim)[:_LOOKED_AT]]
        held = [
            _hold(claim, one, source, verifier) for one, source in zip(cited, sources(snapshot, cited), strict=True)
        ]
        claims.append(_judged(claim, held))
    return CheckedText(tuple(claims), snapshot.version)


def claims_in(text: str) -> Iterator[str]:
    """The sentences of a text that say how something is: no questions, greetings, requests or opinions."""
    for sentence in split(Document("message", text, "")):
        said = sentence.text.strip()
        meaningful = sum(bool(word.stem) for word in words_of(said))
        opinion = said.endswith("?") or _OPINION.search(said)
        if meaningful >= _WORDS and not opinion and kind_of(said) is Kind.QUESTION:
            yield said


def _hold(claim: str, citation: Citation, source: Source, verifier: Verifier) -> _Held:
    told = score(claim, [source], verifier.support)
    differs = [(kind, why) for kind, why in verifier.failures(claim, [source], told) if kind != "support"]
    return _Held(citation, told, tuple(differs))


def _judged(claim: str, held: Sequence[_Held]) -> CheckedClaim:
    best = sorted(held, key=lambda one: -one.score)
    telling = [one for one in best if one.score >= 0.5 and not one.differs]  # noqa: PLR2004 - likelier than not
    if telling:
        sure = min(telling[0].score, _CERTAIN)
        return CheckedClaim(claim, "supported", sure, tuple(one.citation for one in telling[:2]))
    against = [one for one in best if one.score >= _STRONGLY and _is_one_thing(one)]
    if against:
        sure = min(against[0].score, _CERTAIN) * _SURE_OF[against[0].differs[0][0]]
        return CheckedClaim(claim, "contradicted", sure, (against[0].citation,), against[0].differs[0][1])
    nearest = max((one.score for one in best if not one.differs), default=0.0)
    return CheckedClaim(claim, "missing", min(1 - nearest, _CERTAIN) * _SURE_OF["missing"])


_SURE_OF = {"values": 0.95, "negation": 0.9, "names": 0.85, "speaker": 0.8, "missing": 0.8}
"""How far each is to be trusted, by the shares in docs/checking.md, rounded down."""


def _is_one_thing(held: _Held) -> bool:
    """Whether exactly one kind of check failed, and not for being told as possible only: that contradicts nothing."""
    kinds = {kind for kind, _ in held.differs}
    return len(kinds) == 1 and "certainty" not in kinds
