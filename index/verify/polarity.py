"""Negation and comparison: a claim must not say the opposite of what is told (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.stems import Word, alike, stem, words_of
from index.verify.opposites import OPPOSITES
from index.verify.plain import plain
from index.verify.verdict import Source

_NOT = frozenset("not no never none nobody nothing nowhere neither nor without cannot hardly barely".split())  # noqa: SIM905
_REFUSALS = frozenset(
    stem(word)
    for word in """refuse deny reject decline fail lack unable forbid forbidden ban prohibit prevent avoid oppose stop
    disagree dislike distrust miss missing absent except exclude dissuade deter discourage impossible unlikely refute
    dismiss abandon unwilling object against illegal cease close shut unsupported free""".split()  # noqa: SIM905
)
"""What says no without "not"; the words around it agree with either."""
_FORWARD = frozenset(["except", "exclud", "against"])  # of them, what says it of the words after it alone
_AROUND = 4  # meaningful words to each side of a refusal that it may deny
_REACH = 4  # meaningful words after a negation that say what is denied
_WITHOUT = 2  # … after "without": "without saying a word the heron flew off" denies no more
_LIMIT = re.compile(
    r"[;:]|\.(?!\d)|,? \b(?:but|although|though|because|while|whereas|"
    r"and (?:then|he|she|it|they|will|is|was|are|has))\b|, | \b(?:that|which|who|if|when)\b"
)
_PHRASES = (
    (
        re.compile(r"\b(?:at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of)\b", re.IGNORECASE),
        "minimum",
    ),
    (re.compile(r"\bor (?:more|higher|older|later|newer|above|longer)\b", re.IGNORECASE), "minimum"),
    (re.compile(r"\b(?:at most|no more than|not more than|up to|a maximum of)\b", re.IGNORECASE), "maximum"),
    (re.compile(r"\bor (?:less|fewer|lower|younger|earlier|below|shorter)\b", re.IGNORECASE), "maximum"),
    (re.compile(r"\b(?:more|greater|higher) than (?=\W?\d)|\b(?:over|above) (?=\W?\d)", re.IGNORECASE), "exceeding "),
    (re.compile(r"\b(?:less|fewer|lower) than (?=\W?\d)|\b(?:under|below) (?=\W?\d)", re.IGNORECASE), "undercutting "),
    (re.compile(r"\bclose to\b", re.IGNORECASE), "near to"),  # "close" alone may be a refusal
    (re.compile(r"\bnot only\b", re.IGNORECASE), "also"),
    (
        re.compile(
            r"\b(can|do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n't\b", re.IGNORECASE
        ),
        r"\1 not",
    ),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"\b(?:can't|cannot)\b", re.IGNORECASE), "can not"),
)
_TWICE = re.compile(
    r"\b(?:unless|until|(?:fewer|less|earlier|later|before|other|more|longer) than|without|except|but|only)\b",
    re.IGNORECASE,
)
"""After a negation, a second one: "not unless approved" is "only when approved"."""
_UN = re.compile(r"^(?:un|non-?|dis)(?=\w{4})")
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|everything|always|entirely)\b(?! (?:\d|day|week|month|year))")
_SOME = re.compile(r"\b(?:some|several|many|most|few|partly|mostly|largely|often|usually)\b(?! \$?\d)")
_ONLY = re.compile(r"\b(?:only|sole|solely|exclusively|merely|just|alone|single|maximum|forbidden|except)\b")

_Polarity = Mapping[str, frozenset[bool]]


def contradiction(claim: str, cited: Sequence[Source]) -> str:
    """What the claim turns round, as the end of a sentence about it; empty when nothing."""
    ours, theirs = _flat(claim), _flat(" ".join(source.text for source in cited))
    return _opposite(ours, theirs) or _negated(ours, theirs) or _quantity(ours, theirs)


@lru_cache(maxsize=512)
def _flat(text: str) -> str:
    """The text with one way to say "not" and "at least"."""
    text = plain(text)
    for pattern, meaning in _PHRASES:
        text = pattern.sub(meaning, text)
    return text


@lru_cache(maxsize=512)
def _words(flat: str) -> tuple[Word, ...]:
    return words_of(flat)


def _stem(word: Word) -> str:
    return word.stem or word.lower


@lru_cache(maxsize=4096)
def _parts(word: Word) -> frozenset[str]:
    """Its stem, and those of what hyphens join: "last" of "last-quarter"."""
    return frozenset([_stem(word), *(stem(part) or part for part in word.lower.split("-") if part)])


def _opposite(claim: str, told: str) -> str:
    """A word whose opposite is told and which is itself not; a negation on one side makes it agree."""
    ours, theirs = (frozenset(part for word in _words(text) for part in _parts(word)) for text in (claim, told))
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            said, meant = (ours & one) - theirs, (theirs & other) - ours
            both = ours & other or theirs & one
            if said and meant and not both and not _either_denied(claim, told, said, meant):
                return f"it says “{_word(claim, said)}” where they say “{_word(told, meant)}”"
    return ""


def _either_denied(claim: str, told: str, said: frozenset[str], meant: frozenset[str]) -> bool:
    return any(_is_denied(claim, one) for one in said) != any(_is_denied(told, one) for one in meant)


def _word(text: str, stems: frozenset[str]) -> str:
    return next((word.text for word in _words(text) if _parts(word) & stems), "")


def _is_denied(text: str, wanted: str) -> bool:
    depth = _depths(text)
    return any(wanted in _parts(word) and depth[at] % 2 for at, word in enumerate(_words(text)))


def _negated(claim: str, told: str) -> str:
    """Whether what both say is denied by one of them alone."""
    ours, theirs = _polarities(claim), _polarities(told)
    if any(_differs(scope, theirs, told) for scope in _scopes(claim)):
        return "it denies what they say"
    if _TWICE.search(told) or not all(_scopes(claim)):  # "…, so don't do it"
        return ""
    if any(scope and _counts(scope, ours)[0] > _counts(scope, ours)[1] for scope in _scopes(told)):
        return "it leaves out their negation"
    return ""


def _differs(scope: Mapping[str, bool], theirs: _Polarity, told: str) -> bool:
    """Whether what a negation of the claim denies is told without one, or nothing like it is denied at all."""
    differ, agree = _counts(scope, theirs)
    return differ > agree or (not differ and not agree and not _denies(told))


def _counts(scope: Mapping[str, bool], other: _Polarity) -> tuple[int, int]:
    """How many of the words of a negation's scope the other text has with another polarity, and with the same."""
    differ = agree = 0
    for word, denied in scope.items():
        found = [polarity for s, polarity in other.items() if alike(s, word) or _again(s, word)]
        if found:
            same = any(denied in polarity for polarity in found)
            differ, agree = differ + (not same), agree + same
    return differ, agree


def _again(one: str, other: str) -> bool:
    """Whether one stem is the other once more: reconnect, connect."""
    return f"re{one}" == other or one == f"re{other}"


@lru_cache(maxsize=512)
def _depths(text: str) -> tuple[int, ...]:
    """How many negations each word of a text stands in the reach of."""
    found = _words(text)
    depths = [0] * len(found)
    for at in _cues(text):
        for place in _reached(text, at):
            depths[place] += 1
    return tuple(depths)


def _cues(text: str) -> list[int]:
    return [at for at, word in enumerate(_words(text)) if word.lower in _NOT]


def _reached(text: str, at: int) -> list[int]:
    """The words after a negation, to the end of its clause."""
    found = _words(text)
    end = _LIMIT.search(text, found[at].end + 1)
    last = end.start() if end else len(text)
    return [place for place in range(at + 1, len(found)) if found[place].start < last]


def _scopes(text: str) -> list[dict[str, bool]]:
    """Of each negation, the stems that it denies first, and whether they are denied when all is counted."""
    found, depths = _words(text), _depths(text)
    scopes = []
    for at in _cues(text):
        reached = [place for place in _reached(text, at) if found[place].stem]
        reached = reached[: _WITHOUT if found[at].lower == "without" else _REACH]
        scopes.append({found[place].stem: depths[place] % 2 == 1 for place in reached})
    return scopes


@lru_cache(maxsize=512)
def _polarities(text: str) -> _Polarity:
    """Each stem with whether it is denied, or both near a refusal; un-words also as denied ones."""
    found, depths = _words(text), _depths(text)
    meaningful = [at for at, word in enumerate(found) if word.stem]
    open_to_both = _open(text)
    polarities: dict[str, set[bool]] = {}
    for at in meaningful:
        denied = depths[at] % 2 == 1
        polarities.setdefault(found[at].stem, set()).update({True, False} if at in open_to_both else {denied})
        if bare := _UN.sub("", found[at].lower) if _UN.match(found[at].lower) else "":
            polarities.setdefault(words_of(bare)[0].stem, set()).add(not denied)
    return {word: frozenset(polarity) for word, polarity in polarities.items()}


def _open(text: str) -> set[int]:
    """Words of which it is not plain whether they are denied: near a refusal, and the subject of what is denied."""
    found = _words(text)
    meaningful = [at for at, word in enumerate(found) if word.stem]
    near: set[int] = set()
    for order, at in enumerate(meaningful):
        if found[at].stem in _REFUSALS:
            before = [] if found[at].stem in _FORWARD else meaningful[max(0, order - _AROUND) : order]
            near |= {*before, *meaningful[order + 1 : order + 1 + _AROUND]}
    for cue in _cues(text):
        if found[cue].lower == "without":  # denies what follows alone: "visible without a telescope" is visible
            continue
        begins = max((match.end() for match in _LIMIT.finditer(text, 0, found[cue].start)), default=0)
        near |= {at for at in meaningful if begins <= found[at].start < found[cue].start}
    return near


def _denies(text: str) -> bool:
    return any(word.lower in _NOT or word.stem in _REFUSALS or _UN.match(word.lower) for word in _words(text))


def _quantity(claim: str, told: str) -> str:
    ours, theirs = claim.lower(), told.lower()
    if _cues(told):
        return ""
    every, some = _ALL.search(ours), _SOME.search(theirs)
    if every and some and not _ALL.search(theirs):
        return f"it says “{every[0]}” where they say “{some[0]}”"
    if re.search(r"\bonly\b", ours) and not _ONLY.search(theirs):
        return "it says “only”, which they do not"
    return ""
