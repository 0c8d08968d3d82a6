"""Asked in another language than the documents': written in English, checked, and shown in the question's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.language.said import is_known
from index.domain import Turn
from index.receipt import Checked, Quoting, Receipt
from index.writing.rewording import in_english
from tests.llm.authors import CAPITAL, KEY, UNKNOWN, Shelf
from tests.llm.replies import NUUK, SOME, quoting, said
from tests.llm.server import Asked, Said, ScriptedServer
from tests.stories import STORY, snapshot_of

HAUPTSTADT = "Was ist die Hauptstadt von Grönland?"
NUUK_DE = "Nuuk ist die Hauptstadt von Grönland."
SOME_DE = "Etwa 57.000 Menschen leben dort."
GOOD = f"{NUUK} [1] => {NUUK_DE}\n{SOME} [2] => {SOME_DE}"
BACK = {NUUK_DE: NUUK, SOME_DE: SOME, "Nuuk ist eine Kleinstadt in Grönland.": "Nuuk is a small town in Greenland."}
WRONG = {
    "Nuuk ist nicht die Hauptstadt von Grönland.": "deny",
    "Nuuk ist die Hauptstadt von Island.": "names",
    "Nuuk ist die Hauptstadt von 3 Inseln in Grönland.": "numbers",
    "Nuuk ist die Hauptstadt, siehe evil.example.com/x": "a link",
    "Nuuk @everyone ist die Hauptstadt von Grönland.": "a mention",
    f"Nuuk {KEY} ist die Hauptstadt von Grönland.": "a secret",
    "Nuuk ist eine Kleinstadt in Grönland.": "Put back into English",
    "Grönlands Hauptstadt ist Nuuk.": "could not be checked",
    "": "no translation",
}


def translator(written: str, question: str = CAPITAL) -> Callable[[Asked], str]:
    """A model that writes this, and puts questions and sentences into English rightly."""

    def says(asked: Asked) -> str:
        if asked.writes or asked.repairs:
            return "NONE" if asked.repairs else written
        return question if asked.system.startswith("Put the last question") else BACK.get(asked.prompt, "")

    return says


@pytest.fixture
async def german(server: ScriptedServer, shelf: Shelf) -> Shelf:
    server.script = translator(GOOD)
    return shelf


async def test_a_german_question_is_looked_up_in_english_and_answered_in_german(
    server: ScriptedServer, german: Shelf
) -> None:
    answer = await german.answer(HAUPTSTADT)
    assert german.asked == [HAUPTSTADT, CAPITAL]
    assert (answer.question, answer.understood) == (HAUPTSTADT, CAPITAL)
    assert said(answer) == [NUUK_DE, SOME_DE]
    assert [citation.text for citation in answer.citations] == [NUUK, SOME]
    assert "=> and the same sentence in German" in server.writings[0].system
    assert answer.receipt
    assert answer.receipt.language == "de"
    assert [(one.text, one.said, one.back) for one in answer.receipt.sentences] == [
        (NUUK, NUUK_DE, NUUK),
        (SOME, SOME_DE, SOME),
    ]
    assert Receipt.of_json(answer.receipt.as_json()) == answer.receipt


async def test_so_it_is_as_json_and_again_when_it_is_asked_again(server: ScriptedServer, german: Shelf) -> None:
    server.script = translator(
        f'{{"sentences": [{{"english": "{NUUK}", "translation": "{NUUK_DE}", "citations": [1]}}]}}'
    )
    assert said(await german.answer(HAUPTSTADT)) == [NUUK_DE]
    asked = len(server.asked)
    again = await german.answer(HAUPTSTADT)
    assert (said(again), len(server.asked)) == ([NUUK_DE], asked)
    german.refuses.add(NUUK)
    assert NUUK_DE not in said(await german.answer(HAUPTSTADT))


async def test_a_wrong_translation_leaves_the_english_sentence_and_the_receipt_says_why(
    server: ScriptedServer, shelf: Shelf
) -> None:
    for number, (translation, why) in enumerate(WRONG.items()):
        server.script = translator(f"{NUUK} [1] => {translation}\n{SOME} [2] => {SOME_DE}")
        answer = await shelf.answer("Bitte! " * number + HAUPTSTADT)  # each is another question
        assert said(answer) == [NUUK, SOME_DE], translation
        assert answer.receipt
        assert why in answer.receipt.sentences[0].untranslated
        assert is_known(answer.receipt.sentences[0].untranslated)


async def test_a_wrong_english_sentence_is_cut_with_its_translation(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = translator(f"Paris is the capital of Greenland. [1] => {NUUK_DE}\n{SOME} [2] => {SOME_DE}")
    assert said(await shelf.answer(HAUPTSTADT)) == [SOME_DE]
    server.script = translator(f"{NUUK_DE} [1]")  # without any English
    assert quoting(await shelf.answer("Wo liegt die Hauptstadt von Grönland?")) == Quoting.UNSUPPORTED


async def test_a_translation_is_written_again_once(server: ScriptedServer, shelf: Shelf) -> None:
    first = translator(f"{NUUK} [1] => Nuuk ist nicht die Hauptstadt von Grönland.")
    server.script = lambda asked: f"{NUUK} [1] => {NUUK_DE}" if asked.repairs else first(asked)
    assert said(await shelf.answer(HAUPTSTADT)) == [NUUK_DE]


@pytest.mark.parametrize(
    "said_instead",
    ["What is the capital of Iceland?", "What was the capital of Greenland in 1950?", "BANANA.", HAUPTSTADT, ""],
)
def test_another_question_is_not_looked_up(said_instead: str) -> None:
    assert in_english(said_instead, HAUPTSTADT, (), snapshot_of(STORY)) == ""


async def test_what_is_not_put_into_english_may_be_answered_all_the_same(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = translator(GOOD, "BANANA.")
    answer = await shelf.answer(HAUPTSTADT)
    assert (shelf.asked, answer.understood, said(answer)) == ([HAUPTSTADT], "", [NUUK_DE, SOME_DE])


async def test_the_english_question_decides_whether_there_is_an_answer(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = translator(GOOD, UNKNOWN)
    answer = await shelf.answer("Wer singt am besten?")
    assert (answer.abstained, answer.understood, shelf.asked[:2]) == (True, UNKNOWN, ["Wer singt am besten?", UNKNOWN])
    assert not server.writings


async def test_a_follow_up_may_take_names_from_the_conversation(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = translator(GOOD, "How many people live in Nuuk?")
    history = [Turn("user", "Was ist Nuuk?"), Turn("assistant", NUUK)]
    assert (await shelf.answer("Und wie viele leben dort?", history)).understood == "How many people live in Nuuk?"


async def test_without_a_model_that_answers_the_documents_are_quoted(server: ScriptedServer, shelf: Shelf) -> None:
    server.script = lambda _: Said(status=401)
    answer = await shelf.answer(HAUPTSTADT)
    assert (said(answer), quoting(answer)) == ([NUUK], Quoting.FAILED)


def test_what_is_cut_is_not_said_in_any_language() -> None:
    wrong = Checked(NUUK, translation=NUUK_DE, untranslated="Its translation says the opposite.")
    assert (wrong.said, replace(wrong, untranslated="").said) == (NUUK, NUUK_DE)
