"""Sentences with their translations, in the ways in which models write them."""

from __future__ import annotations

import pytest

from index.writing.parsing import Draft, drafts

NUUK, NUUK_DE = "Nuuk is the capital.", "Nuuk ist die Hauptstadt."
BOTH = Draft(NUUK, (1,), NUUK_DE)


@pytest.mark.parametrize(
    "reply",
    [
        f"{NUUK} [1] => {NUUK_DE}",
        f"{NUUK} [1] → {NUUK_DE} [1]",
        f"{NUUK} => {NUUK_DE} [1]",
        f"- **{NUUK}** [1]\n  => {NUUK_DE}",
        f"English: {NUUK} [1] => German: {NUUK_DE}",
        f'{{"sentences": [{{"english": "{NUUK}", "translation": "{NUUK_DE}", "citations": [1]}}]}}',
        f'{{"sentences": [{{"text": "{NUUK} [1] => {NUUK_DE}"}}]}}',
    ],
)
def test_a_translation_goes_with_its_sentence(reply: str) -> None:
    assert drafts(reply, whole=True) == [BOTH]


def test_nobody_guesses_which_of_two_sentences_is_translated() -> None:
    assert [one.translation for one in drafts(f"{NUUK} [1] It is big. [2] => {NUUK_DE}", whole=True)] == ["", ""]


def test_a_reply_that_is_still_to_come_has_no_half_a_translation() -> None:
    assert drafts(f"{NUUK} [1] => {NUUK_DE}\n{NUUK} [2] => Nuuk i", whole=False) == [BOTH]
