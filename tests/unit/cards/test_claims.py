"""Checked messages are within Discord's limits, whatever is in them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.claims import SHARED_BY, claims_cards, found
from bot.text.excerpt import units
from index import CheckedClaim, CheckedText
from tests.cards import TEXTS, check_limits, citations, payload, texts, walk

CLAIMS = st.builds(
    CheckedClaim,
    TEXTS,
    st.sampled_from(["supported", "contradicted", "missing"]),
    st.floats(0, 1),
    st.lists(citations(), max_size=3).map(tuple),
    TEXTS,
)


@settings(max_examples=10, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=12), st.none() | st.just(10**18 - 1))
def test_every_message_is_within_the_limits_and_leaves_room_for_who_shares_it(
    claims: list[CheckedClaim], kept: int | None
) -> None:
    for card in claims_cards(CheckedText(tuple(claims), "test"), "https://discord.com/channels/1/2/3", kept):
        check_limits(card)
        assert sum(map(units, texts(card))) <= 4000 - SHARED_BY
        assert len(list(walk(payload(card)))) < 40


def test_nothing_is_kept_of_a_check_that_found_nothing() -> None:
    assert found(CheckedText((CheckedClaim("It rains.", "missing", 0.5, ()),), "test"), "A message") is None
