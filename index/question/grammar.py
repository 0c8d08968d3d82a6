"""English words that questions are made of."""

from __future__ import annotations

import re

WH = frozenset("who whom whose what which when where why how".split())  # noqa: SIM905 - lists of words read better so
AUXILIARIES = frozenset(
    """is are was were am do does did has have had can could will would should shall may might must isn't aren't wasn't
    weren't don't doesn't didn't hasn't haven't can't couldn't won't wouldn't shouldn't""".split()  # noqa: SIM905
)
PREPOSITIONS = frozenset(
    """in on at to for from by with about of after before during since until under over between into against within
    without near through per via like as according""".split()  # noqa: SIM905
)
PRONOUNS = frozenset(
    """he him his she her hers it its they them their theirs there this that these those i you we me us my your our
    one ones""".split()  # noqa: SIM905
)
FUNCTION_WORDS = (
    WH
    | AUXILIARIES
    | PREPOSITIONS
    | PRONOUNS
    | frozenset(
        """a an the and or but so not no yes be been being many much more most some any other others another else then
        than if also too only just there here now up out please really same s t re ve ll d m let's ok okay well say
        says said tell""".split()  # noqa: SIM905
    )
)
"""What says nothing about the subject of a question."""

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()  # noqa: SIM905
)
FEMALE = frozenset(
    "mrs ms miss queen princess duchess actress mother daughter sister wife lady woman girl".split()  # noqa: SIM905
)
MALE = frozenset(
    "mr sir king prince duke actor father son brother husband lord man boy pope".split()  # noqa: SIM905
)
ROLES = (
    FEMALE
    | MALE
    | frozenset(
        """president premier minister chancellor chief secretary senator governor mayor ambassador general colonel
        captain admiral commander dr doctor professor prof judge justice director coach singer author writer poet
        student spokesman spokeswoman spokesperson leader chairman ceo officer lawyer scientist engineer foreign prime
        deputy representative representatives ministers pm""".split()  # noqa: SIM905
    )
)
"""What stands before a person's name."""


def content(text: str) -> list[str]:
    """The words that say what a text is about, in order."""
    return [word for word in re.findall(r"[\w'’-]+", text) if word.lower() not in FUNCTION_WORDS]
