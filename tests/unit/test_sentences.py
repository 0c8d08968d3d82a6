"""Sentences: exact slices in order that lose no word, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import read_documents
from index.domain import Document, Sentence
from index.sentences import MAX_CHARACTERS, WINDOW, _segment, split

# What segmenters stumble over, beside any characters at all: sentencex panics at "I", a no-break space and a stop.
PIECES = st.sampled_from(
    [
        *("U.S. ", "Dr. ", "I\u00a0. ", "“", "”", '"', "(", ")", "...", "…", "😀", "e\u0301", "word ", "Word. "),
        *("\r\n", "\n\n", "\n", "\u2028", "\x85", "\ufeff", "x" * 1_200),
        *("# ", "- ", "1. ", "| a | b |\n", "|---|\n", "```\n", "---\n", "> "),
    ]
)
TEXTS = st.lists(PIECES | st.text(st.characters(codec="utf-8"), max_size=20), max_size=30).map("".join)


def texts(text: str, path: str = "a.txt") -> list[str]:
    return [sentence.text for sentence in split(Document(path, text, "A"))]


def check(document: Document, sentences: tuple[Sentence, ...]) -> None:
    """What must hold for every document."""
    covered = [False] * len(document.text)
    end = document.body
    for number, sentence in enumerate(sentences, start=1):
        assert sentence.text == document.text[sentence.start : sentence.end]
        assert end <= sentence.start < sentence.end
        assert sentence.text == sentence.text.strip()
        assert len(sentence.text) <= MAX_CHARACTERS
        assert sentence.number == number
        end = sentence.end
        covered[sentence.start : end] = [True] * len(sentence.text)
    lost = [c for c, inside in zip(document.text[document.body :], covered[document.body :], strict=True) if not inside]
    assert not any(character.isalnum() for character in lost)
    assert len({sentence.id for sentence in sentences}) == len(sentences)


@given(TEXTS, st.sampled_from(["a.txt", "a.md"]), st.integers(0, 3))
def test_sentences_are_slices_in_order_that_lose_no_word(text: str, path: str, body: int) -> None:
    document = Document(path, text, "A", body=min(body, len(text)))
    check(document, split(document))


@pytest.mark.parametrize("text", ["“a. " * 20_000, "a.\n\n" * 20_000, "x" * 100_000, "word " * 20_000, "\n" * 100_000])
def test_a_wall_of_text_is_split_too(text: str) -> None:
    document = Document("a.txt", text, "A")
    check(document, split(document))


def test_the_seed_story_has_26_sentences() -> None:
    (document,), _ = read_documents(Path(__file__).parents[2] / "seeds")
    sentences = split(document)
    check(document, sentences)
    assert len(sentences) == 26
    assert sentences[0].text.startswith("NATO and Greenland's government on Monday")
    assert sentences[2].text.endswith("dominated by the U.S.")
    assert sentences[10].text.endswith('then I would feel more safe if soldiers are here."')
    assert sentences[11].text == "'Unease'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Army came. Dr. Smith left.", ["The U.S. Army came.", "Dr. Smith left."]),
        ('He said "Go. Now." She left.', ['He said "Go. Now."', "She left."]),
        ("Well ... maybe. Yes… it is. No.", ["Well ... maybe.", "Yes… it is.", "No."]),
        ("Good 😀. Très bien. e\u0301t\u00e9!", ["Good 😀.", "Très bien.", "e\u0301t\u00e9!"]),
        ("One.\r\nTwo\r\nwrapped.\r\n\r\nThree", ["One.", "Two\r\nwrapped.", "Three"]),
        ("A line\nthat is\nwrapped. Next.", ["A line\nthat is\nwrapped.", "Next."]),
        ("No stop\n \t\nNext", ["No stop", "Next"]),
        ("Fine. 😀", ["Fine. 😀"]),
        ("J.\u00a0K. Rowling wrote it.", ["J.\u00a0K. Rowling wrote it."]),
        ("1. First. Then.\n\n2.\n\n3) ", ["1. First.", "Then.", "2.", "3)"]),
        ("1. Rent. It is 950.\n2. Pets. None.", ["1. Rent.", "It is 950.", "2. Pets.", "None."]),
        ("We need:\n- eggs\n- milk", ["We need:", "- eggs", "- milk"]),
        (
            "Article 1. Fees\n1.1 Juniors pay half. It is due.\n1.2.1 Others pay.",
            ["Article 1. Fees", "1.1 Juniors pay half.", "It is due.", "1.2.1 Others pay."],
        ),
        ("Read Article 1. It is short.", ["Read Article 1.", "It is short."]),
        ("The level is\n2.1 Metres of it.", ["The level is\n2.1 Metres of it."]),  # wrapped, no clause
        ("He came on May\n12. The rest stayed.", ["He came on May\n12.", "The rest stayed."]),  # wrapped, no list
        ("[10:02] Ana: hi\n[10:03] Bo: hello\n10:04 done", ["[10:02] Ana: hi", "[10:03] Bo: hello", "10:04 done"]),
        ("It cost $3.50. See p. 5.", ["It cost $3.50.", "See p. 5."]),
        (" \n… !\n", []),
    ],
)
def test_hard_cases(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# U.S. policy. Now\ntext", ["U.S. policy. Now", "text"]),
        ("- one\n- two. More\n  wrapped\n1. three", ["one", "two.", "More\n  wrapped", "1. three"]),
        ("| a. b | c |\n|---|---|\n| d. E | f |", ["a. b | c |", "d. E | f |"]),
        ("```python\nx = 1\n```\nAfter.", ["```python\nx = 1", "After."]),
        ("Title\n=====\nText", ["Title", "Text"]),
        ("It was\n-5 degrees.", ["It was\n-5 degrees."]),
        ("Fees\n1.1 Half.\n1.2 All, at\n2.5 metres.", ["Fees", "1.1 Half.", "1.2 All, at\n2.5 metres."]),
        ("**Is it free?**\nYes. *Wait!* No.", ["**Is it free?**", "Yes.", "*Wait!*", "No."]),
        ("**Level:** 34\n**Giver**: Maren\n**bold** text.", ["**Level:** 34", "**Giver**: Maren\n**bold** text."]),
        ("***\n\n##\n\n> Quoted\n> text.", ["Quoted\n> text."]),
    ],
)
def test_markdown_units_are_sentences_of_their_own(text: str, expected: list[str]) -> None:
    assert texts(text, "a.md") == expected


def test_plain_text_is_not_read_as_markdown() -> None:
    assert texts("# One. Two") == ["# One.", "Two"]


def test_a_sentence_of_4000_characters_is_cut_at_white_space() -> None:
    pieces = texts("word " * 800)
    assert len(pieces) == 5
    assert all(set(piece.split()) == {"word"} for piece in pieces)


def test_an_unchanged_sentence_keeps_its_id_when_others_move() -> None:
    before = split(Document("a.txt", "One. Two. One. Three.", "A"))
    after = split(Document("a.txt", "New. One. Three. Two. One.", "A"))
    assert {s.id for s in before} < {s.id for s in after}
    assert not {s.id for s in before} & {s.id for s in split(Document("b.txt", "One. Two. One. Three.", "B"))}


def test_where_sentencex_panics_the_window_is_one_sentence() -> None:
    assert _segment("I\u00a0. a") == [(0, 5)]


def test_windows_cut_no_sentence() -> None:
    assert set(texts("A sentence here. " * (3 * WINDOW // 17))) == {"A sentence here."}


def test_the_header_of_a_message_and_what_it_quotes_are_sentences_of_their_own() -> None:
    text = "From: Jo\nDate: 5 May\nHello all, I am late.\n> Who is late?\nMe, as I said.\n"
    assert [sentence.text for sentence in split(Document("mail.txt", text, ""))] == [
        "From: Jo", "Date: 5 May", "Hello all, I am late.", "> Who is late?", "Me, as I said.",
    ]  # fmt: skip
