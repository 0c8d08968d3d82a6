"""A link that opens a web page at a sentence."""

from __future__ import annotations

from urllib.parse import quote

_WORDS = 5  # at each end of a sentence: enough to be found once, and little that the page may write otherwise
MAX_URL = 512  # characters of a button's address: https://discord.com/developers/docs/components/reference#button


def link(url: str | None, text: str) -> str | None:
    """`url` with a text fragment, without it where that gets too long, None where even that is.

    Syntax: https://wicg.github.io/scroll-to-text-fragment/#syntax
    """
    if not url or len(url) > MAX_URL:
        return None
    page, _, anchor = url.partition("#")
    anchor = anchor.partition(":~:")[0]
    at = f"{page}#{anchor}:~:text={_range(text.split())}"
    return at if len(at) <= MAX_URL else url


def _range(words: list[str]) -> str:
    """All of a short sentence; of a long one its beginning and its end."""
    if len(words) <= 2 * _WORDS:
        return _encoded(words)
    return f"{_encoded(words[:_WORDS])},{_encoded(words[-_WORDS:])}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded, the dash too, which has a meaning in a fragment as `,` and `&` have."""
    return quote(" ".join(words).encode("utf-8", "ignore"), safe="").replace("-", "%2D")
