"""Negation and comparison: a claim must not say the opposite of what is told (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.stems import Word, alike, stem
from index.verify.added import ADDED
from index.verify.denial import Polarities, anys, bare, cues, denies, depths, is_refusal, polarities, scopes, words_in
from index.verify.flat import flat
from index.verify.turned import exchanged, opposite
from index.verify.verdict import Source

_TWICE = re.compile(
    r"\b(?:unless|until|(?:fewer|less|earlier|later|before|other|more|longer) than|without|except|only)\b|(?<!,) but\b",
    re.IGNORECASE,
)
"""After a negation, a second one: "not unless approved" is "only when approved"."""
_BOUNDS = (("minimum", "undercutting"), ("maximum", "exceeding"))
"""How a claim says a denied comparison: "not fewer than eight" is "at least eight"."""
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|everything|always|entirely)\b(?! (?:\d|day|week|month|year))")
_SOME = re.compile(r"\b(?:some|several|many|most|few|partly|mostly|largely|often|usually)\b(?! \$?\d)")
_UNTIL = re.compile(r"\b(?:until|till) ((?:[A-Z]|\d)\w*)")
_OBJECT = 3  # meaningful words after a refusal that say what is refused
_STRONG = frozenset(
    stem(word)
    for word in """refuse deny reject decline forbid forbidden ban prohibit exclude oppose prevent fail object
    unable""".split()  # noqa: SIM905
)
"""Refusals that always say no: "closed" and "missing" may only tell more of a thing."""


def contradiction(claim: str, cited: Sequence[Source]) -> str:
    """What the claim turns round, as the end of a sentence about it; empty when nothing."""
    ours, theirs = flat(claim), flat(" ".join(source.text for source in cited))
    return opposite(ours, theirs) or exchanged(ours, theirs) or _negated(ours, theirs) or _quantity(ours, theirs)


def _negated(claim: str, told: str) -> str:
    """Whether what both say is denied by one of them alone."""
    ours, theirs = polarities(claim), polarities(told)
    if any(_differs(scope, theirs, told) for scope in scopes(claim)) or _refuses_alone(claim, told):
        return "it denies what they say"
    if turned := _out_of_time(claim, told):
        return turned
    lost = {thing for thing, denied in anys(told) if denied} & {thing for thing, denied in anys(claim) if not denied}
    if (lost and not denies(claim)) or _unsays(told, claim) or _unsays(claim, told):
        return "it leaves out their negation"
    if _is_doubled(told, claim) or not all(scopes(claim)):  # "…, so don't do it"
        return ""
    if any(scope and _counts(scope, ours)[0] > _counts(scope, ours)[1] for scope in scopes(told)):
        return "it leaves out their negation"
    return "it leaves out their negation" if _leaves_out_refusal(claim, told) else ""


def _out_of_time(claim: str, told: str) -> str:
    """Of what is denied until some time: whether the claim says that it is so before, or that it is not afterwards."""
    for until in _UNTIL.finditer(told):
        if not denies(told[: until.start()]):
            continue
        if not denies(claim) and re.search(rf"\b(?:before|until|till) {until[1]}\b", claim, re.IGNORECASE):
            return "it leaves out their negation"
        if denies(claim) and re.search(rf"\b(?:after|from|since) {until[1]}\b", claim, re.IGNORECASE):
            return "it denies what they say"
    return ""


def _is_doubled(told: str, claim: str) -> bool:
    """Whether a second negation follows a first one, which turns it round or limits it."""
    first = next((words_in(told)[at].end for at in cues(told) if words_in(told)[at].lower != "without"), None)
    if first is None:
        return False
    bound = any(limit in claim and beyond in told[first:] for limit, beyond in _BOUNDS)
    return bound or bool(_TWICE.search(told, first))


def _differs(scope: Mapping[str, bool], theirs: Polarities, told: str) -> bool:
    """Whether what a negation of the claim denies is told without one, or nothing like it is denied at all."""
    differ, agree = _counts(scope, theirs)
    return differ > agree or (not differ and not agree and not denies(told))


def _counts(scope: Mapping[str, bool], other: Polarities) -> tuple[int, int]:
    """How many of the words of a negation's scope the other text has with another polarity, and with the same."""
    differ = agree = 0
    for word, denied in scope.items():
        if word.isdigit():  # "not since 2009": the year is no less true
            continue
        found = [polarity for s, polarity in other.items() if alike(s, word) or _again(s, word)]
        if found:
            same = any(denied in polarity for polarity in found)
            differ, agree = differ + (not same), agree + same
    return differ, agree


def _again(one: str, other: str) -> bool:
    """Whether one stem is the other once more: reconnect, connect."""
    return f"re{one}" == other or one == f"re{other}"


def _unsays(text: str, other: str) -> bool:
    """Whether a text has an un-word, undenied, of which the other has the bare word alone, undenied too."""
    depth, bares = depths(text), {word.stem for word in words_in(text)}
    if not (found := {bare(word) for at, word in enumerate(words_in(text)) if not depth[at] % 2} - {""} - bares):
        return False
    others, known = words_in(other), depths(other)
    if found & {bare(word) for word in others}:
        return False
    return any(word.stem in found and not known[at] % 2 for at, word in enumerate(others))


def _refuses_alone(claim: str, told: str) -> bool:
    """Whether the claim says no by a word ("rejected") and nothing that is told does."""
    found, depth = words_in(claim), depths(claim)
    refused = any(word.stem in _STRONG and not depth[at] % 2 for at, word in enumerate(found))
    return refused and not denies(told)


def _leaves_out_refusal(claim: str, told: str) -> bool:
    """Whether what is refused, by a word, is in the claim without anything that says no."""
    if denies(claim):
        return False
    ours = {word.stem for word in words_in(claim) if word.stem}
    for refused in _refused(told):
        shared = sum(any(alike(word, other) for other in ours) for word in refused)
        if shared > len(refused) / 2:
            return True
    return False


def _refused(told: str) -> Iterator[list[str]]:
    """Of each refusal of a text that is not denied itself, the words that say what is refused."""
    found, depth = words_in(told), depths(told)
    for at, word in enumerate(found):
        if word.stem in _STRONG and not depth[at] % 2:
            passive = any(
                before.lower in {"is", "are", "was", "were", "be", "been"} for before in found[max(0, at - 2) : at]
            )
            after = [other.stem for other in _clause(found[at + 1 :]) if other.stem][:_OBJECT]
            subject = [other.stem for other in _clause(found[:at][::-1]) if other.stem][:_OBJECT]
            yield [*subject, *after] if passive else after


def _clause(found: Sequence[Word]) -> Iterator[Word]:
    for word in found:
        if not word.text[0].isalnum() or is_refusal(word):
            return
        yield word


def _quantity(claim: str, told: str) -> str:
    ours, theirs = claim.lower(), told.lower()
    negated = any(words_in(told)[at].lower != "without" for at in cues(told))
    every, some = _ALL.search(ours), _SOME.search(theirs)
    if every and some and not negated and not _ALL.search(theirs):
        return f"it says “{every[0]}” where they say “{some[0]}”"
    for added, excused in ADDED:
        if (found := added.search(ours)) and not (found[0] == "only" and negated) and not excused.search(theirs):
            return f"it says “{found[0]}”, which they do not"
    return ""
