"""Links that open a page at a sentence."""

from __future__ import annotations

import pytest

from bot.cards.fragment import MAX_URL, link

PAGE = "https://example.org/a"
LONG = "one two three four five six seven eight nine ten eleven"


@pytest.mark.parametrize(
    ("url", "text", "wanted"),
    [
        (PAGE, "Nuuk is the capital.", f"{PAGE}#:~:text=Nuuk%20is%20the%20capital."),
        (PAGE, "a-b, c&d\n  “é”", f"{PAGE}#:~:text=a%2Db%2C%20c%26d%20%E2%80%9C%C3%A9%E2%80%9D"),
        (f"{PAGE}?q=1#part", "It is.", f"{PAGE}?q=1#part:~:text=It%20is."),
        (f"{PAGE}#:~:text=else", "It is.", f"{PAGE}#:~:text=It%20is."),
        (PAGE, LONG, f"{PAGE}#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"),
        (PAGE, "x" * 1000, PAGE),
        (PAGE + "x" * MAX_URL, "It is.", None),
        (None, "It is.", None),
    ],
)
def test_a_link_names_the_sentence_as_browsers_read_it(url: str | None, text: str, wanted: str | None) -> None:
    assert link(url, text) == wanted
