"""No markdown, mention or address in a text takes effect, and nothing but that is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.escape import escape, unescape
from bot.text.excerpt import excerpt, units

MARKDOWN = st.text(alphabet="*_~`|>#-+[]()<>@&!:./\\ \n\t1a/éש", max_size=80)
ANY = st.one_of(st.text(max_size=200), MARKDOWN)

# What Discord acts upon where no backslash precedes it.
ACTIVE = re.compile(r"[*_~`|\[\]<:@]|^(\d*[.)]|[>#+-])")


def bare(text: str) -> str:
    """What is left of a text for Discord's parser, "x" standing for a backslash and the character it protects."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "x", text)


@given(ANY)
def test_nothing_active_is_left(text: str) -> None:
    left = bare(escape(text))
    assert not ACTIVE.search(left)
    assert "\\" not in left


@given(ANY)
def test_an_escaped_text_is_one_line(text: str) -> None:
    assert len(escape(text).splitlines()) <= 1


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"],
            exclude_characters="\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e",
        )
    )
)
def test_a_reader_sees_the_text_itself(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@everyone and @here", r"\@everyone and \@here"),
        (
            "<@123> <#4> <@&5> <t:1:R> <:a:6> </ask:7>",
            r"\<\@123> \<#4> \<\@&5> \<t\:1\:R> \<\:a\:6> \</ask\:7>",
        ),
        ("[here](https://evil.example)", r"\[here\](https\://evil.example)"),
        ("# Title\n> quoted\n- item\n```code```", r"\# Title > quoted - item \`\`\`code\`\`\`"),
        ("1. first", r"1\. first"),
        ("In 2026. Then", "In 2026. Then"),
        ("||spoiler|| :smile:", r"\|\|spoiler\|\| \:smile\:"),
        ("already \\*escaped\\*", r"already \\\*escaped\\\*"),
        ("a\u202eb\x00c\ud800d", "abcd"),
    ],
)
def test_known_tricks(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(ANY, st.integers(20, 200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8))
def test_an_excerpt_keeps_to_its_limit_and_takes_no_effect(text: str, limit: int, marks: list[tuple[int, int]]) -> None:
    shown = excerpt(text, limit, marks)
    assert units(shown) <= limit
    left = bare(shown)
    assert not ACTIVE.search(re.sub(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", r"\1", left))


@given(st.text(alphabet="ab 😀é\u0301", min_size=1, max_size=400), st.data())
def test_what_is_marked_is_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 10)))
    marked = escape(text[start:end])
    if marked:
        assert f"**{marked}**" in excerpt(text, 60, [(start, end)])


def test_a_cut_falls_between_words() -> None:
    assert excerpt("one two three four five six seven eight nine ten", 40) == "one two three four five six…"


def test_a_right_to_left_text_does_not_turn_what_follows_it() -> None:
    assert excerpt("שלום", 40) == "\u2068שלום\u2069"


def test_emoji_count_as_two() -> None:
    assert units("😀") == 2
