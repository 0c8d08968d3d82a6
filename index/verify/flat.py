"""A text with one way to say "not", "at least", "switched off" and such, so that two can be compared (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from index.verify.plain import plain

NOT_MORE = "notmore"  # beside "maximum": that it was said with a "not", so that "not above" agrees
_NUMBER = (
    r"(?=\W?\d|(?:an? |the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|hundred|thousand|million|half|first|second|third|fourth|fifth)\b)"
)
_REPORT = r"(?:that|having|it|he|she|they|we|any|all)"
_PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        # how much
        (r"\bnot at least\b", "undercutting"),
        (r"\bnot at most\b", "exceeding"),
        (rf"\b(?:at least\b|a minimum of\b|(?:no|not) (?:fewer|less) than {_NUMBER})", "minimum "),
        (r"\bor (?:more|higher|older|later|newer|above|longer)\b", "minimum"),
        (r"\b(?:at most|up to|a maximum of)\b", "maximum"),
        (rf"\b(?:no|not) (?:more|higher|larger|longer|older|later|faster) than {_NUMBER}", f"{NOT_MORE} maximum "),
        (r"\bor (?:less|fewer|lower|younger|earlier|below|shorter)\b", "maximum"),
        (rf"\b(?:(?:more|greater|higher|older|longer|larger|later) than|over|above) {_NUMBER}", "exceeding "),
        (rf"\b(?:(?:less|fewer|lower|younger|shorter|smaller|earlier) than|under|below) {_NUMBER}", "undercutting "),
        (
            r"(?<!times )(?<!twice )(?<!half )\b(?:just |exactly )?as (?:many|much|few|large|big|old|long|often)\b",
            "equal",
        ),
        # what looks like a negation and is none, or is two
        (r"\bclose to\b", "near to"),
        (r"\bclosed to\b", "forbidden to"),
        (r"\bnot only\b", "also"),
        (r"\b(?:not|never) (?:object|oppose|mind|refuse|reject|disagree)\b(?: to)?", "accept"),
        (
            r"\bno (?:problems?|objections?|hesitations?|qualms|issues?|trouble|difficulty) (?:with|to|about)\b",
            "accept",
        ),
        (r"\bnot (?:impossible|unlikely|uncommon|unusual|forbidden|prohibited)\b", "possible"),
        # what says "not" in other words
        (r"\b(can|do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n't\b", r"\1 not"),
        (r"\bwon't\b", "will not"),
        (r"\b(?:can't|cannot)\b", "can not"),
        (r"\b(?:fail|refus|declin|neglect)(?:s|es|e|ed|ing)? to\b", "not to"),
        (r"\b(?:was|were|is|are|been|be|remains?|proved) unable to\b", "can not"),
        (r"\bdid not (?:succeed|manage) (?:in|to|with)\b", "not succeed"),
        (rf"\bden(?:y|ies|ied|ying) (?={_REPORT}\b|\w+ing\b)", "claim not "),
        (rf"\b(?:decid|agre|vot|opt)(?:e|es|ed|ing)? (?:against|not to)\b(?: (?={_REPORT}\b))?", "not"),
        (r"\b(?:stopp?|ceas|quit)(?:s|ed|es|e|ing)? (?:to )?(?=\w+ing\b)", "not "),
        (r"\black(?:s|ed|ing)?\b(?! of)", "without"),
        (r"\b(?:has|have|had) (?=(?:an?|any|some) )", "with "),
        (r"\b(?:switch|turn)(?:s|es|ed|ing)? off\b|\boff by default\b", "disabled"),
        (r"\b(?:switch|turn)(?:s|es|ed|ing)? on\b|\bon by default\b", "enabled"),
    )
)


@lru_cache(maxsize=512)
def flat(text: str) -> str:
    text = plain(text)
    for pattern, meaning in _PHRASES:
        text = pattern.sub(meaning, text)
    return text
