"""Every sentence that the bot says to members exists in all its languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import bot
from bot.language import CATALOGS, ENGLISH, LANGUAGES
from scripts.catalogs import descriptions, template

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SOURCE = Path(bot.__file__).parent
_PLACEHOLDER = re.compile(r"\{\w+\}|<t:\{\w+\}:\w>|`[^`]+`|\b[A-Z]+_[A-Z_]+\b")

# Where Discord cuts or refuses: https://discord.com/developers/docs/components/reference
_LABELS, _DESCRIPTIONS = 80, 100


@cache
def _catalog(language: str) -> Catalog:
    with (CATALOGS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _texts(message: Message) -> list[tuple[str, str]]:
    """English and translation, one pair, or two for what is counted."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    return list(zip(ids, strings, strict=True))


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_code_says_is_in_the_catalog_and_nothing_else(language: str) -> None:
    """`python -m scripts.catalogs` brings the catalogs up to date; then translate what is empty."""
    wanted = {message.id for message in _wanted() if message.id}
    there = {message.id for message in _catalog(language) if message.id}
    assert (wanted - there, there - wanted) == (set(), set())


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_translated(language: str) -> None:
    missing = [english for m in _catalog(language) if m.id for english, text in _texts(m) if not text.strip()]
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same(language: str) -> None:
    """And so are commands, settings, and the spaces and line breaks at the ends."""
    for message in _catalog(language):
        for english, text in _texts(message) if message.id else ():
            assert sorted(_PLACEHOLDER.findall(english)) == sorted(_PLACEHOLDER.findall(text)), text
            assert _edges(english) == _edges(text), text


def _edges(text: str) -> tuple[str, str, int]:
    """What has a meaning for Discord, or for what the text is put together with."""
    start, end = re.match(r"[\s*]*(?:-# )?", text), re.search(r"[\s*]*$", text)
    return start[0] if start else "", end[0] if end else "", text.count("\n")


@pytest.mark.parametrize("language", [ENGLISH, *OTHERS])
def test_labels_and_descriptions_fit(language: str) -> None:
    translated = {
        english: text for m in _catalog(language if language != ENGLISH else "da") for english, text in _texts(m)
    }
    for kind, limit in (("label", _LABELS), ("title", 45), ("description", _DESCRIPTIONS)):
        for english in _shown_as(kind):
            text = english if language == ENGLISH else translated[english]
            assert len(text) <= limit, text


@cache
def _modules() -> tuple[ast.Module, ...]:
    terminal = {"__main__.py", "console.py", "doctor.py", "run.py", "settings.py"}  # what it shows stays English
    paths = (path for path in sorted(SOURCE.rglob("*.py")) if path.name not in terminal)
    return tuple(ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths)


@cache
def _wanted() -> Catalog:
    return template()


def _shown_as(kind: str) -> Iterator[str]:
    if kind == "description":
        yield from (text for module in _modules() for text in descriptions(module))
        return
    for module in _modules():
        for node in ast.walk(module):
            if isinstance(node, ast.keyword) and node.arg == kind and isinstance(node.value, ast.Call):
                yield from (
                    a.value for a in node.value.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                )


_SHOWS = {"notice", "TextDisplay", "Block", "Label"}  # whose first argument people read
_SHOWN = {"label", "placeholder", "title", "description", "content"}  # keywords whose value they read
_NOT_SHOWN = {
    "ValueError",
    "TypeError",
    "KeyError",
    "LookupError",
    "RuntimeError",
    "AssertionError",
    "OSError",
    "_UnusableError",
}
_WORDS = re.compile(r"[^\W\d_]{2,}")


def test_nothing_is_said_in_english_alone() -> None:
    found = [f"{place}: {text}" for module in _modules() for place, text in _untranslated(module)]
    assert found == []


def _untranslated(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _name(node.exc) not in _NOT_SHOWN:
            yield from _literals(node.exc.args)
        elif isinstance(node, ast.Call) and _name(node) in _SHOWS:
            yield from _literals(node.args[:1])
        if isinstance(node, ast.Call) and _name(node) not in {"Group", "Choice", "describe", "add_argument"}:
            yield from _literals([keyword.value for keyword in node.keywords if keyword.arg in _SHOWN])


def _literals(nodes: Sequence[ast.expr]) -> Iterator[tuple[int, str]]:
    """Words in literals that no call of `_` or the like is around; Discord's markup is none."""
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)):
                if _WORDS.search(re.sub(r"<t:|:[fFdDtTR]>", "", text)):
                    yield node.lineno, text
            case ast.JoinedStr(values=values):
                yield from _literals([value for value in values if isinstance(value, ast.Constant)])
            case ast.BinOp(left=left, right=right):
                yield from _literals([left, right])
            case ast.IfExp(body=body, orelse=other):
                yield from _literals([body, other])


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_nobody_hides_the_translation_behind_a_name_of_their_own() -> None:
    """`for _ in …` makes `_` something else in that function."""
    for module in _modules():
        for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            bound = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            bound |= {argument.arg for argument in ast.walk(function) if isinstance(argument, ast.arg)}
            called = {n.func.id for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
            assert "_" not in bound & called, f"{function.name}, line {function.lineno}"
