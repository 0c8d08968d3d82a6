"""Written sentences are checked against exactly the sentences they cite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from index.verify import Source, Verifier

RUTTE = Source("NATO chief Mark Rutte also said Monday that the alliance was working on bolstering Arctic security.")
PEOPLE = Source("Greenland, which is home to some 57,000 people, also houses a U.S. military base.")
MEETING = Source("The meeting is set to take place on Wednesday in Washington.", date=date(2026, 1, 12))
TAKEOVER = Source(
    'His government said that it could not accept "under any circumstance" a U.S. takeover of Greenland.',
    before='Facing Trump\'s repeated threats, Nielsen said: "I fully understand if there is unease."',
    document="Prime Minister Jens-Frederik Nielsen spoke. Facing Trump's repeated threats, Nielsen said so.",
)
PROFIT = Source("Net profit fell to $61 million from $74 million a year earlier.")
BRIDGE = Source("Engineers found cracks in four of its twelve steel cables in July.")


def sure(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """A cross-encoder that finds everything near."""
    return [6.0] * len(pairs)


def far(pairs: Sequence[tuple[str, str]]) -> list[float]:
    return [-8.0] * len(pairs)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("About 57 thousand people live in Greenland.", PEOPLE),
        ("There is an American military base in Greenland.", PEOPLE),
        ("The meeting is to take place on 14 January 2026 in Washington.", MEETING),
        ("According to Rutte, NATO is working on Arctic security.", RUTTE),
        ("Nielsen's government rejected a US takeover of Greenland.", TAKEOVER),
        ("Jens-Frederik Nielsen's government would not accept a US takeover of Greenland.", TAKEOVER),
        ('It could not accept a takeover of Greenland "under any circumstance".', TAKEOVER),
        ("In July, engineers found cracks in 4 of the 12 steel cables.", BRIDGE),
    ],
)
def test_what_the_cited_sentence_says_in_other_words_is_supported(claim: str, source: Source) -> None:
    assert Verifier(sure).verify(claim, [source]).check == ""


@pytest.mark.parametrize(
    ("claim", "source", "check"),
    [
        ("Some 58,000 people live in Greenland.", PEOPLE, "values"),
        ("Some 57,000 people live in Iceland.", PEOPLE, "names"),
        ("The meeting takes place on 15 January 2026 in Washington.", MEETING, "values"),
        ("The meeting takes place on Thursday in Washington.", MEETING, "values"),
        ("Net profit fell to $74 million from $61 million a year earlier.", PROFIT, "values"),
        ("Net profit rose to $61 million from $74 million a year earlier.", PROFIT, "negation"),
        ("Engineers did not find cracks in four of its twelve steel cables in July.", BRIDGE, "negation"),
        ("His government said that it could accept a U.S. takeover of Greenland.", TAKEOVER, "negation"),
        ("His government said that it could not accept a Greenland takeover of the US.", TAKEOVER, "names"),
        ('His government said it would "never ever" accept a takeover of Greenland.', TAKEOVER, "speaker"),
        ("The Arctic said Monday that NATO was working on bolstering security.", RUTTE, "speaker"),
        ("A bakery opened on the northern bank.", PEOPLE, "support"),
    ],
)
def test_what_it_does_not_say_is_not(claim: str, source: Source, check: str) -> None:
    verdict = Verifier(sure).verify(claim, [source])
    assert verdict.check == check
    assert verdict.why.endswith(".")


def test_a_sentence_that_cites_nothing_is_not_supported() -> None:
    assert Verifier(sure).verify("Some 57,000 people live in Greenland.", []).check == "markers"


def test_the_model_has_a_say() -> None:
    claim = "Greenland houses people."
    assert Verifier(sure).verify(claim, [PEOPLE]).supported
    assert not Verifier(far).verify("Greenland is military people home office.", [PEOPLE]).supported


def test_two_sentences_support_together_what_neither_does_alone() -> None:
    claim = "Some 57,000 people live in Greenland, and NATO chief Mark Rutte spoke of Arctic security."
    verifier = Verifier(sure)
    assert verifier.verify(claim, [PEOPLE, RUTTE]).supported
    assert not verifier.verify(claim, [PEOPLE]).supported
    assert not verifier.verify(claim, [RUTTE]).supported
