"""What a receipt says of a sentence that was translated."""

from __future__ import annotations

from bot.cards.receipt import receipt_card
from index import Answer, Checked, Receipt
from tests.cards import citation, quoting, texts

NUUK = "Nuuk is the capital of Greenland."
NUUK_DE = "Nuuk ist die Hauptstadt von Grönland."


def told(checked: Checked) -> list[str]:
    (said,) = (text for text in texts(receipt_card(_answer(checked))) if NUUK in text)
    return said[said.index("**Supported") :].split("\n")


def _answer(checked: Checked) -> Answer:
    quoted = quoting(citation(NUUK))
    return Answer("?", quoted.statements, quoted.citations, receipt=Receipt("gpt", "2", (checked,), language="de"))


def test_a_translated_sentence_stands_beside_the_english_one_that_was_checked() -> None:
    lines = told(Checked(NUUK, translation=NUUK_DE, back="Greenland's capital is Nuuk."))
    assert lines[:3] == [
        f"**Supported**: {NUUK_DE}",
        f"-# Checked in English: “{NUUK}”",
        "-# Put back into English: “Greenland's capital is Nuuk.”",
    ]


def test_a_translation_that_is_not_shown_is_in_the_receipt_with_the_reason() -> None:
    lines = told(Checked(NUUK, translation=NUUK_DE, untranslated="Its translation says the opposite."))
    assert lines[:3] == [
        f"**Supported**: {NUUK}",
        "-# Not translated: Its translation says the opposite.",
        f"-# As the model translated it: “{NUUK_DE}”",
    ]
