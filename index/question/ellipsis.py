"""A question that leaves out most of itself -> the last question with what is new: "why?", "who else?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.question.grammar import AUXILIARIES, PREPOSITIONS, WH
from index.question.names import names_in
from index.question.subject import Exchange, Subject
from index.question.swap import about
from index.question.words import Words

_AUX = "|".join(sorted(AUXILIARIES, key=len, reverse=True))
LED = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|also|then|well|no|yes|hm+|oh|sorry)\b[\s,]*|i\s+(?:mean|meant)\b[\s,:]*)+",
    re.IGNORECASE,
)
"""What leads into a question and is none of it."""

_ADVERB = re.compile(rf"^\W*(?:why|when|where|how)\s+(?=(?:{_AUX})\b)", re.IGNORECASE)
_FEW = 6  # words of a phrase that stands for a question
_ANY = {"anyone": "who", "anybody": "who", "anything": "what", "anywhere": "where"}


def completed(question: str, last: Exchange, words: Words) -> str:
    """The whole question that an elliptic one stands for; empty when it is not elliptic."""
    said = LED.sub("", question).strip()
    for pattern, complete in _FORMS:
        if match := pattern.match(said):
            return complete(match, last, words)
    led = said != question.strip() or (said.endswith("?") and said.partition(" ")[0].lower() in PREPOSITIONS)
    if (led or _is_a_name(said, words)) and _is_a_phrase(said):
        return about(said.strip(" ?.!"), last, words)
    return ""


def _with_adverb(match: re.Match[str], last: Exchange, _words: Words) -> str:
    adverb, asked = match[1], _bare(last)
    first, _, rest = asked.partition(" ")
    capital = adverb[0].upper() + adverb[1:]
    if first.lower() in AUXILIARIES:
        return f"{capital} {first.lower()} {rest}?"
    if _ADVERB.match(asked) and adverb.lower() in WH:
        return f"{capital} {_ADVERB.sub('', asked)}?"
    return f"{asked}, and {adverb.lower()}?"


def _with_else(match: re.Match[str], last: Exchange, _words: Words) -> str:
    word = _ANY.get(match[1].lower(), match[1].lower())
    first, _, rest = _bare(last).partition(" ")
    return f"{first} else {rest}?" if first.lower() == word else f"{_bare(last)}, and {word} else?"


def _counted(match: re.Match[str], last: Exchange, _words: Words) -> str:
    """As in "How many soldiers?" after "How many people live there?"."""
    how, noun, asked = match[1], match[2].strip(), _bare(last)
    alike = re.match(rf"^\W*{how}\s+[\w'’-]+(?=\s)", asked, re.IGNORECASE)
    return f"{how} {noun}{asked[alike.end() :]}?" if alike else f"{asked}, and {how.lower()} {noun}?"


def _about(match: re.Match[str], last: Exchange, words: Words) -> str:
    return about(match[1] or match[2], last, words)


def _again(_match: re.Match[str], last: Exchange, _words: Words) -> str:
    return f"{_bare(last)}?"


def _more(_match: re.Match[str], last: Exchange, words: Words) -> str:
    subject = Subject(last, words)
    return f"Tell me more about {subject.defined or subject.topic()}"


def _bare(last: Exchange) -> str:
    return last.question.strip(" ?.!")


def _is_a_phrase(text: str) -> bool:
    tokens = [word.lower() for word in re.findall(r"[\w'’-]+", text)]
    return 0 < len(tokens) <= _FEW and not set(tokens) & (AUXILIARIES | WH | {"i", "you"})


def _is_a_name(text: str, words: Words) -> bool:
    """Whether a text is a name and a question mark: "Denmark?"."""
    return text.endswith("?") and any(name.text.lower() == text.strip(" ?").lower() for name in names_in(text, words))


_Complete = Callable[[re.Match[str], Exchange, Words], str]
_ADVERBS = (
    r"why|when|where|how|who|whom|how come|why not|since when|until when|how so|what for|"
    r"(?:to|by|with|from|for) whom|(?:for )?how (?:long|often|many|much|old|far)|"
    r"(?:in |on )?(?:what|which) (?:year|day|month|date|country|city|place|ones?)"
)
_FORMS: tuple[tuple[re.Pattern[str], _Complete], ...] = tuple(
    (re.compile(rf"^{pattern}\W*$", re.IGNORECASE), complete)
    for pattern, complete in (
        (rf"({_ADVERBS})(?: exactly| though| then| is that| was that)?", _with_adverb),
        (r"(?:is there |was there )?(who|what|where|when|which|how|any(?:one|body|thing|where)) else", _with_else),
        (r"(?:(?:what|how)\s+(?:about|of)\s+(.+?)|(?:same\s+)?for\s+(.+?))", _about),
        (rf"(how many|how much|which|what)\s+((?:(?!(?:{_AUX})\b)[\w'’-]+\s*){{1,4}})", _counted),
        (r"(?:really|are you sure|sure|says who|sources?|proof|seriously|is that true)", _again),
        (
            (
                r"(?:(?:please\s+)?(?:can|could)\s+you\s+)?(?:please\s+)?(?:tell me more|go on|elaborate|explain|"
                r"details|(?:some\s+)?more(?: details?| info| information)?)(?:\s+please)?"
            ),
            _more,
        ),
    )
)
