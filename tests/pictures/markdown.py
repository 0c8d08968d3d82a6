"""The part of Discord's markdown that the bot writes, as HTML. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

_INLINE = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>.+?)(?<!\\)\*\*"
    r"|\*(?P<italic>(?:\\.|[^*\\])+)\*"
    r"|\[(?P<link>(?:\\.|[^\]\\])+)\]\((?P<url>[^)\s]+)\)"
    r"|<t:(?P<time>\d+)(?::[a-zA-Z])?>"
    r"|<#(?P<channel>\d+)>",
    re.DOTALL,
)
_LINES = (  # what a line begins with, and its element
    (re.compile(r"-# (.*)"), "small"),
    (re.compile(r"### (.*)"), "h3"),
    (re.compile(r"## (.*)"), "h2"),
    (re.compile(r"# (.*)"), "h1"),
    (re.compile(r"> (.*)"), "blockquote"),
    (re.compile(r"- (.*)"), "li"),
)

When = Callable[[int], str]  # a time in seconds since 1970, as the picture says it


def rendered(text: str, when: When) -> str:
    """HTML of a text display."""
    return "".join(_line(line, when) for line in text.split("\n"))


def _line(line: str, when: When) -> str:
    for start, element in _LINES:
        if found := start.fullmatch(line):
            return f"<{element}>{inline(found[1], when)}</{element}>"
    return f"<p>{inline(line, when) or '&nbsp;'}</p>"


def inline(text: str, when: When) -> str:
    return "".join(_pieces(text, when))


def _pieces(text: str, when: When) -> Iterator[str]:
    at = 0
    for found in _INLINE.finditer(text):
        yield html.escape(text[at : found.start()])
        yield _piece(found, when)
        at = found.end()
    yield html.escape(text[at:])


def _piece(found: re.Match[str], when: When) -> str:  # noqa: PLR0911 - one for each kind
    match found.lastgroup:
        case "escaped":
            return html.escape(found["escaped"])
        case "code":
            return f"<code>{html.escape(found['code'])}</code>"
        case "bold":
            return f"<b>{inline(found['bold'], when)}</b>"
        case "italic":
            return f"<i>{inline(found['italic'], when)}</i>"
        case "url":
            return f'<a href="{html.escape(found["url"])}">{inline(found["link"], when)}</a>'
        case "time":
            return f"<time>{html.escape(when(int(found['time'])))}</time>"
        case _:
            return "<mark># channel</mark>"
