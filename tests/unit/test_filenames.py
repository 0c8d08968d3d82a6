"""What becomes of the name of an uploaded file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.filenames import MAX_NAME, safe_name, same_file


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("rules.txt", "rules.txt"),
        ("House rules (2026).md", "House rules (2026).md"),
        ("../../x.txt", "x.txt"),
        (r"..\..\Windows\x.txt", "x.txt"),
        ("/etc/passwd", "passwd"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b\x1b[31m.txt", "ab[31m.txt"),
        ("a\nb.txt", "a b.txt"),
        ("\u202etxt.evil\u202c.txt", "txt.evil.txt"),
        ("zero\u200bwidth.txt", "zerowidth.txt"),
        ('what? why: "no" <b>|*.txt', "what- why- -no- -b-.txt"),
        ("con.txt", "_con.txt"),
        ("LPT1.notes.md", "_LPT1.notes.md"),
        ("conference.txt", "conference.txt"),
        ("trailing. .txt. ", "trailing.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("📄.txt", "📄.txt"),
        ("..", ""),
        ("", ""),
    ],
)
def test_a_name_is_made_safe(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_whatever_it_was_it_is_one_plain_name(name: str) -> None:
    safe = safe_name(name)
    assert not set(safe) & set('/\\<>:"|?*\0')
    assert not safe.startswith(".")
    assert len(safe.encode()) <= MAX_NAME + 1
    assert not any(unicodedata.category(character) in {"Cc", "Cf"} for character in safe)
    assert safe_name(safe) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_name("ø" * 300 + ".txt").endswith("øø.txt")


def test_upper_and_lower_case_are_one_file() -> None:
    assert same_file("Café.txt", "CAFE\u0301.TXT")
    assert not same_file("a.txt", "b.txt")
