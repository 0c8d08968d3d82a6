"""The pictures draw what a message holds, and nothing of it as code."""

from __future__ import annotations

import pytest

from bot.moderators.gaps import gaps_card
from bot.moderators.likeness import grouped
from tests.pictures.markdown import rendered
from tests.pictures.page import page
from tests.unit.test_likeness import gaps


def when(_: int) -> str:
    return "now"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (r"**a\*b** and *c*", "<p><b>a*b</b> and <i>c</i></p>"),
        (r"\*\*a\*\* \<b\>", "<p>**a** &lt;b&gt;</p>"),
        ("<script>", "<p>&lt;script&gt;</p>"),
        ("-# small\n- `code`", "<small>small</small><li><code>code</code></li>"),
        ("<t:1:R> <#5>", "<p><time>now</time> <mark># channel</mark></p>"),
        ("[a](https://x.org/?a=1&b)", '<p><a href="https://x.org/?a=1&amp;b">a</a></p>'),
        ("snake_case 2*3*4", "<p>snake_case 2<i>3</i>4</p>"),
    ],
)
def test_the_markdown_that_the_bot_writes(markdown: str, html: str) -> None:
    assert rendered(markdown, when) == html


def test_a_real_message_with_its_buttons() -> None:
    card = gaps_card(grouped(gaps("wifi & <b>tv</b>?", "who")))
    drawn = page(card.to_components(), when, private=True)  # type: ignore[no-untyped-call]
    assert "wifi &amp; &lt;b&gt;tv&lt;/b&gt;?" in drawn
    assert drawn.count(">Dismiss</span>") == 2
    assert "Only you can see this" in drawn


def test_a_component_that_can_not_be_drawn_is_an_error() -> None:
    with pytest.raises(ValueError, match="type 99"):
        page([{"type": 99}], when)
