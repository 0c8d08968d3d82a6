"""Bring the catalogs of the bot's words up to date with its code.

    python -m scripts.catalogs [--check]

What is new stands there untranslated, what is gone is removed. With --check nothing is written, and the exit code is 1
when something would be.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeGuard

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.language import CATALOGS, ENGLISH, LANGUAGES

BOT = CATALOGS.parent.parent
Message = str | tuple[str, str]  # one text, or those for one and for many

_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def template() -> Catalog:
    """Every text of the bot that has a translation, in the order of the files."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(BOT.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for message in (*said(module), *descriptions(module)):
            catalog.add(message, locations=[(path.relative_to(BOT.parent).as_posix(), 0)])
    return catalog


def said(module: ast.Module) -> Iterator[Message]:
    """What goes through `_`, `_n` and `later`, also within f-strings, which Babel's own extractor does not see."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [text for argument in node.args for text in _literal(argument)]
            if node.func.id in {"_", "later"}:
                yield from texts
            elif node.func.id == "_n":
                yield texts[0], texts[1]


def descriptions(module: ast.Module) -> Iterator[str]:
    """What Discord shows of commands: their docstrings, what their options mean, the names of choices and menus."""
    for node in ast.walk(module):
        if _is_command(node):
            yield from _first_paragraph(ast.get_docstring(node))
        elif isinstance(node, ast.Call) and _name(node) == "describe":
            yield from (text for keyword in node.keywords for text in _literal(keyword.value))
        elif isinstance(node, ast.Call) and _name(node) in {"Group", "ContextMenu", "Choice"}:
            wanted = {"Group": "description"}.get(_name(node), "name")
            yield from (text for keyword in node.keywords if keyword.arg == wanted for text in _literal(keyword.value))


def _is_command(node: ast.AST) -> TypeGuard[ast.AsyncFunctionDef | ast.ClassDef]:
    """A command, or a group of them that is a class."""
    if isinstance(node, ast.ClassDef):
        return any(_name(base) == "GroupCog" for base in node.bases)
    return isinstance(node, ast.AsyncFunctionDef) and any(_name(d) == "command" for d in node.decorator_list)


def _name(node: ast.expr) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _first_paragraph(docstring: str | None) -> Iterator[str]:
    """What discord.py makes a description of: https://github.com/Rapptz/discord.py, `_shorten` of app_commands."""
    if docstring:
        yield " ".join(inspect.cleandoc(docstring).partition("\n\n")[0].split())


def _literal(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def brought_up_to_date(path: Path, wanted: Catalog) -> bytes:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    catalog.update(wanted, no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalog, width=120, include_lineno=False, ignore_obsolete=True, omit_header=True)
    return _HEADER.format(language=path.stem, plural=catalog.plural_forms).encode() + written.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    wanted, changed = template(), 0
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        path = CATALOGS / f"{language}.po"
        new = brought_up_to_date(path, wanted)
        changed += new != path.read_bytes()
        if not options.check:
            path.write_bytes(new)
    return int(options.check and changed > 0)


if __name__ == "__main__":
    sys.exit(main())
