"""Is a message a question about documents at all? (pure)."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What somebody wants."""

    QUESTION = "question"
    INSTRUCTION = "instruction"  # to write, to act, to forget instructions
    SMALL_TALK = "small talk"  # a greeting, thanks, a word about the bot


_PLEASE = (
    r"^(?:(?:please|now|then|and|also|so|ok|just)\s+)*"
    r"(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?|i\s+(?:want|need)\s+you\s+to\s+|you\s+must\s+)?(?:please\s+)?"
)
_THANKS = (
    r"ok(?:ay)?|oh|great|cool|nice|wow|alright|all\s+right|perfect|awesome|good|got\s+it|i\s+see|"
    r"that(?:'s|\s+is)\s+(?:fine|ok(?:ay)?|great|all|good|nice)|no\s+(?:problem|worries)|don'?t\s+worry|never\s*mind|"
    r"sorry|yes|yeah|yep|no|nope|well|lol|haha+|thanks?|thank\s+you|thx|ty|cheers|(?:very|so)\s+much|a\s+lot|"
    r"for\s+(?:the|your)\s+(?:\w+\s+)?(?:help|information|info|answer)|you|bot|man|and"
)
_PATTERNS = {
    Kind.INSTRUCTION: (
        # to make something
        _PLEASE
        + r"(?:write|compose|draft|rewrite|generate|create|draw|sing|roleplay|pretend|translate|code|program)\b",
        _PLEASE
        + r"(?:tell|give|make|sing|write|send|draw|build|cook|order|buy|book)\s+(?:me|us)\s+(?:an?|another|some)\s+"
        r"(?:\w+\s+)?(?:jokes?|poem|story|song|haiku|recipe|limerick|essay|picture|image|meme|compliment|code|script)\b",
        # to be somebody, to say something
        _PLEASE + r"(?:act\s+(?:as|like)|be\s+my|behave\s+(?:as|like)|imagine\s+(?:you|that\s+you)|play\s+(?:a|the|me)|"
        r"repeat\s+(?:after|the|this|everything|\")|say\s+(?:[\"']|hi|hello|something)|make\s+up|do\s+my\s+homework)",
        r"\byou\s+are\s+(?:now|no\s+longer)\s|\b(?:developer|jailbreak|dan|god)\s+mode\b|\bdo\s+anything\s+now\b",
        # to forget or to give away what it was told
        (
            r"(?:^|[.,:;!]\s*|\b(?:and|please|now|then|you|must|should|just)\s+)(?:ignore|disregard|forget|override|bypass|skip)\s+(?:\w+\s+){0,4}?"
            r"(?:instructions?|rules|prompts?|guidelines|directions|everything\s+(?:above|before))\b"
        ),
        (
            r"\b(?:print|show|reveal|repeat|output|leak|tell|give|display|what(?:'s|\s+is|\s+are))\s+(?:me\s+|us\s+)?"
            r"(?:your|the\s+hidden)\s+(?:\w+\s+){0,2}?(?:prompts?|instructions?|rules|token|password|api\s+key|secrets?)\b"
        ),
        (
            r"\b(?:print|reveal|output|leak|show)\s+(?:me\s+)?(?:the\s+)?"
            r"(?:system\s+prompt|bot\s+token|discord\s+token|api\s+key)\b"
        ),
        # to do something to the server
        _PLEASE + r"(?:run|execute|eval|sudo|delete|ban|kick|mute|ping|dm|mention)\s+"
        r"(?:the\b|this\b|all\b|every|me\b|@|him\b|her\b|them\b|rm\b|code\b)",
    ),
    Kind.SMALL_TALK: (
        (
            r"^(?:hi+|hey+|hello+|yo|sup|hiya|good\s+(?:morning|evening|night|afternoon)|greetings|bye+|goodbye|"
            r"see\s+(?:you|ya)|cya)(?:\s+(?:there|all|everyone|bot|footnote|again|friend|guys))*[\s!.?]*$"
        ),
        rf"^(?:(?:{_THANKS})\b[\s,.!]*)+$",
        (
            r"^(?:who|what|how)(?:'s|\s+is|\s+are|'re)?\s+"
            r"(?:you|it\s+going|up|your\s+(?:name|day|favou?rite\s+\w+))(?:\s+(?:doing|today|called|again))*[\s?!.]*$"
        ),
        (
            r"^(?:are|do|did|can|have)\s+you\s+(?:an?\s+|the\s+)?(?:bot|ai|human|real|robot|alive|sentient|single|sleep|"
            r"like\s+me|love\s+me|feel|have\s+feelings|help\s+me|there|ok(?:ay)?|happy|sad)\b[\s?!.]*$"
        ),
        r"^(?:hi,?\s+|hello,?\s+)?(?:can|could)\s+you\s+(?:please\s+)?help(?:\s+me)?(?:\s+please)?[\s?!.]*$",
        (
            r"^(?:i\s+(?:love|like|hate)\s+(?:you|this\s+bot)|(?:good|bad|nice|stupid|dumb)\s+bot|test(?:ing)?|ping|"
            r"i(?:'m|\s+am)\s+(?:bored|new\s+here|back))[\s?!.]*$"
        ),
    ),
}
_COMPILED = {kind: [re.compile(p, re.IGNORECASE) for p in patterns] for kind, patterns in _PATTERNS.items()}


def kind_of(text: str) -> Kind:
    """What a message is; a question unless a pattern says otherwise: when in doubt it is looked up."""
    for kind, patterns in _COMPILED.items():
        if any(pattern.search(text.strip()) for pattern in patterns):
            return kind
    return Kind.QUESTION
