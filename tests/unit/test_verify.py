"""Written sentences are checked against exactly the sentences they cite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from index.verify import Source, Verifier
from index.verify.borrowed import borrowed_words
from index.verify.exchanged import exchanged_name, other_doer
from index.verify.misplaced import loose_pronoun

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

LEADERS = Source(
    "Danish Foreign Minister Lars Lokke Rasmussen on Monday posted a picture.",
    document="NATO chief Mark Rutte spoke. Danish Prime Minister Mette Frederiksen warned. President Trump answered. "
    "Danish Foreign Minister Lars Lokke Rasmussen on Monday posted a picture.",
)
MEMBER = Source(
    "Council member Aino Kallas rejected this.",
    before="Baker Pelle Brandt said that nobody had asked.",
    document="Baker Pelle Brandt said that nobody had asked. Council member Aino Kallas rejected this.",
)
FINAL = Source("Kestrel Town beat Port Avery 3-1 in the final, the first time in four to six years.")
PATCH = Source("The shield now lasts 6 seconds instead of 8.", title="Patch notes 2.4")
POWER = Source("More than 90,000 homes were without electricity, and half of them were connected again by noon.")
COMET = Source("In a dark place it may be visible without a telescope.")
SUN = Source("It has never been near the Sun before.")
END = Source(
    "Danish Prime Minister Mette Frederiksen has warned that a U.S. armed attack on Greenland would end NATO.",
    document="Danish Prime Minister Mette Frederiksen has warned that a U.S. armed attack on Greenland would end NATO. "
    "Greenland also houses a U.S. military base.",
)
BUYING = Source(
    "Trump has been talking up the idea of buying the territory, which the U.S. would take one way or another.",
    document="The island hopes to dissuade President Donald Trump. Trump has been talking up the idea.",
)
BID = Source(
    "In a bid to appease Washington, Copenhagen has invested there, setting aside $14 billion in 2025 for the region."
)
SOLDIERS = Source(
    "I would rather see our country doesn't have any soldiers, she said. But of course if we get attacked, then I "
    "would feel more safe if soldiers are here."
)
HERON = Source("The fisherman opened the net, and the heron flew away without a word.")
CHALICE = Source("A chalice taken in the same night is still missing.")
FIRST = Source("Velmora's revenue rose to $812 million in the first quarter.")


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
        ("Frederiksen, the prime minister of Denmark, has warned that a U.S. attack would end NATO.", END),
        ("Copenhagen allocated some $14 billion in 2025 for the region.", BID),
        ("President Donald Trump has been talking up the idea of buying the territory.", BUYING),
        ("The meeting is to take place on 14 January 2026 in Washington.", MEETING),
        ("According to Rutte, NATO is working on Arctic security.", RUTTE),
        ("Nielsen's government rejected a US takeover of Greenland.", TAKEOVER),
        ("Jens-Frederik Nielsen's government would not accept a US takeover of Greenland.", TAKEOVER),
        ('It could not accept a takeover of Greenland "under any circumstance".', TAKEOVER),
        ("In July, engineers found cracks in 4 of the 12 steel cables.", BRIDGE),
        ("Rasmussen, the Danish foreign minister, posted a picture on Monday.", LEADERS),
        ("Minister Rasmussen posted a picture on Monday.", LEADERS),
        ("Kestrel Town won the final 3-1 against Port Avery.", FINAL),
        ("Kestrel Town beat Port Avery in the final, the first time in 4-6 years.", FINAL),
        ("In patch 2.4, the shield lasts 6 seconds instead of 8.", PATCH),
        ("By noon, half of them had been reconnected.", POWER),
        ("It may be visible in a dark place without a telescope.", COMET),
        ("The fisherman opened the net, and without saying a word the heron flew off.", HERON),
        ("A chalice taken the same night has not been found.", CHALICE),
        ("Velmora's first-quarter revenue rose to $812 million.", FIRST),
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
        ("The Arctic said Monday that NATO was working on bolstering security.", RUTTE, "names"),
        ("A bakery opened on the northern bank.", PEOPLE, "support"),
        ("Danish Prime Minister Lars Lokke Rasmussen posted a picture on Monday.", LEADERS, "names"),
        ("Rasmussen, the head of NATO, posted a picture on Monday.", LEADERS, "names"),
        ("Rasmussen leads NATO.", LEADERS, "names"),
        ("President Rasmussen posted a picture on Monday.", LEADERS, "names"),
        ("Brandt of the council rejected this.", MEMBER, "names"),
        ("Kestrel Town won the final 1-1 against Port Avery.", FINAL, "values"),
        ("The shield now lasts 2.4 seconds instead of 8.", PATCH, "values"),
        ("By noon, half of them had not been reconnected.", POWER, "negation"),
        ("It may not be visible to the naked eye in a dark place.", COMET, "negation"),
        ("It has been close to the Sun before.", SUN, "negation"),
        ("A chalice taken the same night has been found.", CHALICE, "negation"),
        ("She would prefer the country to have any soldiers.", SOLDIERS, "negation"),
        ("Mette Frederiksen has warned that a U.S. military base on Greenland would end NATO.", END, "support"),
        ("The United States has been talking up the idea of buying the territory.", BUYING, "names"),
        ("He has also warned that a U.S. attack on Greenland would end NATO.", END, "names"),
        ("In 2025, Washington set aside some $14 billion.", BID, "names"),
        ("Velmora's last-quarter revenue rose to $812 million.", FIRST, "negation"),
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


SALE = Source("The authority may sell the tower next year, and the village hopes to buy it.")
TRIAL = Source("It failed to protect people over 70, and the company denied having paid the volunteers.")
NEITHER = Source("Neither the church nor the sailing club wants the building.")
RULE = Source("Nested filters must therefore be rewritten by hand.")
MULES = Source("He took fewer men and more mules than Falk.")


@pytest.mark.parametrize(
    ("claim", "source", "check"),
    [
        ("The authority sold the tower.", SALE, "certainty"),
        ("The authority will sell the tower next year.", SALE, "certainty"),
        ("The village has bought it.", SALE, "certainty"),
        ("Nested filters may be rewritten by hand.", RULE, "certainty"),
        ("It protected people over 70.", TRIAL, "negation"),
        ("The company paid the volunteers.", TRIAL, "negation"),
        ("The church and the sailing club want the building.", NEITHER, "negation"),
        ("He took more men and fewer mules than Falk.", MULES, "negation"),
    ],
)
def test_what_is_hedged_or_denied_in_words_is_not_said_as_a_fact(claim: str, source: Source, check: str) -> None:
    assert Verifier(sure).verify(claim, [source]).check == check


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The authority might sell the tower next year.", SALE),
        ("The village would like to buy the tower.", SALE),
        ("People over 70 were not protected.", TRIAL),
        ("The company says that it did not pay the volunteers.", TRIAL),
        ("Both the church and the sailing club do not want the building.", NEITHER),
        ("You have to rewrite nested filters by hand.", RULE),
    ],
)
def test_a_hedge_or_a_denial_may_be_told_in_other_words(claim: str, source: Source) -> None:
    assert Verifier(sure).verify(claim, [source]).supported


@pytest.mark.parametrize(
    ("check", "claim", "source", "found"),
    [
        (borrowed_words, "Frederiksen has warned that a U.S. military base would end NATO.", END, "military base"),
        (borrowed_words, "Frederiksen has warned of an armed attack.", END, ""),
        (exchanged_name, "The United States has been talking up the idea of buying the territory.", BUYING, "US"),
        (exchanged_name, "Trump has been talking up the idea of buying the territory.", BUYING, ""),
        (other_doer, "In 2025, Washington set aside some $14 billion.", BID, "Washington"),
        (other_doer, "In 2025, Copenhagen set aside some $14 billion.", BID, ""),
        (loose_pronoun, "He has warned of an attack.", END, "He"),
        (loose_pronoun, "Frederiksen has warned of an attack.", END, ""),
    ],
)
def test_each_check_of_who_and_what_finds_its_fault_by_itself(
    check: Callable[[str, Sequence[Source]], str], claim: str, source: Source, found: str
) -> None:
    assert check(claim, [source]) == found
