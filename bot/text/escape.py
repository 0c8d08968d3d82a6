"""Text of documents and members as Discord is to show it: letter by letter, with no markdown taking effect."""

from __future__ import annotations

import re
import unicodedata

# A backslash before any of these shows the character itself: Discord unescapes `\` before whatever is neither a letter
# or digit nor white space. `<` covers mentions, timestamps and custom emoji, `:` addresses and :emoji:, `[` links.
_ACTIVE = frozenset("\\*_~`|[]<:@")
_AT_START = frozenset(">#+-.)")  # of a line, some of them after digits: quotations, headings and lists
# Embeddings and overrides would turn the direction of what follows them; isolates are ours (`excerpt`).
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def escape(text: str) -> str:
    """`text` on one line, shown by Discord as it stands."""
    return "".join(pieces(text)).rstrip()


def pieces(text: str) -> list[str]:
    """What to write for each character of `text`, in order; joined, they are the escaped text.

    White space is one blank, and nothing after white space or at the start; control characters are nothing.
    """
    shown: list[str] = []
    blank = True
    for character in text:
        piece = _piece(character, after_blank=blank)
        blank = piece == " " or (blank and not piece)
        shown.append(piece)
    _guard_start(shown)
    return shown


def _guard_start(shown: list[str]) -> None:
    for place, piece in enumerate(shown):
        if piece in _AT_START:
            shown[place] = f"\\{piece}"
        if piece and not piece.isdigit():
            return


def _piece(character: str, *, after_blank: bool) -> str:
    if character.isalnum():
        return character
    if character.isspace():
        return "" if after_blank else " "
    if character in _ACTIVE:
        return f"\\{character}"
    return "" if character in _TURNS_TEXT or unicodedata.category(character) in {"Cc", "Cs"} else character


def unescape(text: str) -> str:
    """What a reader of Discord sees of a text that was escaped, and made bold in parts."""
    return re.sub(r"\\([^0-9A-Za-z\s])|\*\*|[\u2068\u2069]", lambda found: found[1] or "", text)
