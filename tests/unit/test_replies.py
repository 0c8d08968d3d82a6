"""What is read in a model's reply."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.writing.parsing import Draft, drafts

NUUK = "Nuuk is the capital."
SOME = "Some 57,000 people live there."


def read(reply: str, *, cut: bool = False) -> list[tuple[str, tuple[int, ...]]]:
    return [(draft.text, draft.numbers) for draft in drafts(reply, whole=True, cut=cut)]


@pytest.mark.parametrize(
    "reply",
    [
        "Nuuk is the capital. [1]\nSome 57,000 people live there. [2]",
        "Nuuk is the capital [1]. Some 57,000 people live there [2].",
        "Nuuk is the capital.[1] Some 57,000 people live there.[2]",
        "[1] Nuuk is the capital.\n[2] Some 57,000 people live there.",
        "[1] Nuuk is the capital. [2] Some 57,000 people live there.",
        "- Nuuk is the capital. [1]\n- Some 57,000 people live there. [2]",
        "1. **Nuuk** is the capital. [1]\n2. Some 57,000 people live there. [2]",
        "Nuuk is the capital. 【1】 Some 57,000 people live there. 【2†source】",
        "Nuuk is the capital. [Sentence 1] Some 57,000 people live there. [^2]",
        "Nuuk is the capital.\n[1]\nSome 57,000 people live there.\n[2]",
        "Sure! Here is the answer:\n\nNuuk is the capital. [1] Some 57,000 people live there. [2]\n\nI hope it helps!",
        "Answer: Nuuk is the capital. [1] Some 57,000 people live there. [2] Let me know if you have other questions.",
        "```\nNuuk is the capital. [1]\nSome 57,000 people live there. [2]\n```",
        "<think>[3] Let me see. Paris? [4]</think>Nuuk is the capital. [1] Some 57,000 people live there. [2]",
        "Let me see. Paris. [4]</think>\nNuuk is the capital. [1] Some 57,000 people live there. [2]",
        (
            '{"sentences": [{"text": "Nuuk is the capital.", "citations": [1]}, '
            '{"text": "Some 57,000 people live there.", "citations": ["2"]}]}'
        ),
        (
            'Here you are:\n```json\n{"sentences": [{"text": "Nuuk is the capital. [1]", "citations": []},\n'
            '{"text": "Some 57,000 people live there.", "citations": 2}, {"text": "Broken off'
        ),
        '{"sentences": ["Nuuk is the capital. [1]", "Some 57,000 people live there. [2]"]}',
    ],
)
def test_the_sentences_and_their_numbers_are_read_whatever_is_around_them(reply: str) -> None:
    assert read(reply) == [(NUUK, (1,)), (SOME, (2,))]


def test_several_numbers_are_read_in_every_spelling() -> None:
    assert read("They met. [1][3] They left [2, 4]. It rained. [1-3]") == [
        ("They met.", (1, 3)),
        ("They left.", (2, 4)),
        ("It rained.", (1, 2, 3)),
    ]


def test_numbers_that_do_not_exist_and_missing_ones_are_left_to_the_check() -> None:
    assert read("Nuuk is the capital. [77] Some live there.") == [(NUUK, (77,)), ("Some live there.", ())]


@pytest.mark.parametrize(
    "reply", ["", "NONE", "NONE.", "<think>Nuuk is the capital. [1]", "{", '{"sentences": []}', "[1]"]
)
def test_nothing_is_read_where_nothing_is(reply: str) -> None:
    assert read(reply) == []


def test_a_sentence_that_was_broken_off_is_dropped() -> None:
    assert read("Nuuk is the capital. [1]\nSome 57,000 people li", cut=True) == [(NUUK, (1,))]
    assert read("Nuuk is the capital. [1]", cut=True) == [(NUUK, (1,))]


def test_a_sentence_without_a_full_stop_counts_when_the_reply_is_whole() -> None:
    assert read("Nuuk is the capital [1]") == [("Nuuk is the capital", (1,))]


def test_abbreviations_do_not_end_sentences() -> None:
    assert read("The U.S. base is in Pituffik. [1] Dr. Jensen works there. [2]") == [
        ("The U.S. base is in Pituffik.", (1,)),
        ("Dr. Jensen works there.", (2,)),
    ]


@pytest.mark.parametrize("as_json", [False, True])
def test_what_was_read_of_a_part_stays_when_the_rest_comes(as_json: bool) -> None:  # noqa: FBT001 - a case
    sentences = ["Nuuk is the capital.", "Dr. Jensen of the U.S. said so.", "Some 57,000 live there."]
    objects = [{"text": text, "citations": [n]} for n, text in enumerate(sentences, start=1)]
    lines = " ".join(f"{text} [{n}]" for n, text in enumerate(sentences, start=1))
    reply = json.dumps({"sentences": objects}) if as_json else lines
    whole = drafts(reply, whole=True)
    assert [draft.text for draft in whole] == sentences
    for end in range(len(reply)):
        part = drafts(reply[:end], whole=False)
        assert part == whole[: len(part)]


@given(st.text(alphabet='[]【】{}":,.<>/thinkA 1\n`-', max_size=200), st.booleans())
def test_no_reply_is_too_odd_to_be_read(reply: str, whole: bool) -> None:  # noqa: FBT001 - generated
    assert all(isinstance(draft, Draft) for draft in drafts(reply, whole=whole))
