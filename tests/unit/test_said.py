"""What the library says, in the reader's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import index
from bot.language import reading
from bot.language.dates import translated_date
from bot.language.said import is_known, lead, reason, said
from index import Answer, Citation, missing
from index.domain import Statement
from index.trial import WorseError, compare
from index.verify import Verifier, polarity
from index.writing import checking, foreign
from tests.golds import outcome

_SOURCE = Path(index.__file__).parent
# Of the command line, and what a programming error says.
_NOT_FOR_MEMBERS = {"__main__.py", "batch.py", "evaluation.py", "chart.py", "scoreboard.py", "domain.py", "settings.py"}
_TOLD_OTHERWISE = {"UncitedAnswerError", "ModelError", "ValueError", "RuntimeError", "TypeError", "KeyError"}

_HELD = ("a link", "a mention", "markup")
_FILLED_REASONS = (missing.UNMENTIONED, missing.NOT_BESIDE, missing.OTHERWISE)
_VARIANTS = {  # what is filled in is a part of the sentence
    "The documents are being read already5.": (
        "The documents are being read already.",
        "The documents are being read already: Ann started it at 12:00 UTC (process 5).",
    ),
    "The documents' folder 5 5; set SEEDS_DIR to the folder that holds them.": (
        "The documents' folder 5 is a file, not a folder; set SEEDS_DIR to the folder that holds them.",
        "The documents' folder 5 does not exist; set SEEDS_DIR to the folder that holds them.",
    ),
}


def _raised() -> Iterator[str]:
    """The sentences of the errors that the library raises, with "5" for what is filled in."""
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.name not in _NOT_FOR_MEMBERS:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                raised = node.exc if isinstance(node, ast.Raise) else None
                if isinstance(raised, ast.Call) and raised.args and ast.unparse(raised.func) not in _TOLD_OTHERWISE:
                    yield from _filled(raised.args[0 if len(raised.args) == 1 else 1])


def _filled(text: ast.expr) -> Iterator[str]:
    match text:
        case ast.IfExp(body=body, orelse=other):
            yield from (*_filled(body), *_filled(other))
        case ast.Constant(value=str(value)):
            yield value
        case ast.JoinedStr(values=values):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "5" for part in values)


@pytest.mark.parametrize("sentence", sorted(set(_raised())))
def test_what_the_library_says_can_be_translated(sentence: str) -> None:
    assert all(map(is_known, _VARIANTS.get(sentence, (sentence,))))


@pytest.mark.parametrize("module", [polarity, foreign, checking], ids=lambda module: module.__name__)
def test_so_can_what_a_check_finds(module: ModuleType) -> None:
    """Every sentence and half sentence that the module has in a function."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    values = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return | ast.Assign) and node.value]
    found = [text for value in values for text in _filled(value) if re.match(r"(it|It) \w+s ", text)]
    assert found
    filled = [text.replace("It holds 5 ", f"It holds {what} ") for text in found for what in _HELD]
    assert [text for text in filled if not is_known(text)] == []


def test_so_can_why_a_claim_fails_its_checks() -> None:
    whys = [why.format(found="Nuuk") for _, _, why in Verifier(lambda pairs: [1.0] * len(pairs))._checks()]
    assert [why for why in whys if not is_known(why)] == []


def test_so_can_why_there_is_no_answer() -> None:
    sentences = [missing.NOTHING_NEAR, missing.NEAR, missing.WHY, *missing.ASKED_FOR.values()]
    sentences += [text.format(things="“a”", asked="“b”", said="“c”") for text in _FILLED_REASONS]
    assert [text for text in sentences if not is_known(text)] == []
    with reading("da"):
        assert said("The documents don't mention “Anna” or “2026”.") == "Dokumenterne nævner ikke “Anna” eller “2026”."


@pytest.mark.parametrize("blank", ["", " ", "\n", "\x1b"])
def test_a_blank_reason_is_the_plain_one(blank: str) -> None:
    assert reason(Answer("?", abstained=True, reason=blank)) == "The documents don't say."


def test_why_a_new_index_is_refused_is_told_with_its_figures() -> None:
    right = [outcome(f"q{n}", recall=1.0) for n in range(20)]
    wrong = [outcome(f"q{n}", recall=0.0, abstained=True) for n in range(20)]
    with pytest.raises(WorseError) as refused:
        compare(right, wrong)
    with reading("da"):
        told = said(str(refused.value))
    assert "den rigtige sætning citeres ved 0 spørgsmål ud af 20 mod 20 før" in told
    assert "q4 og 15 flere" in told


@pytest.mark.parametrize(
    ("written", "danish", "german"),
    [
        ("Wednesday 14 January 2026", "onsdag den 14. januar 2026", "Mittwoch, 14. Januar 2026"),
        ("5–11 January 2026", "5.–11. jan. 2026", "5.–11. Jan. 2026"),
        ("30 March – 5 April 2026", "30. mar.–5. apr. 2026", "30. März\u2009–\u20095. Apr. 2026"),
        ("29 December 2025 – 4 January 2026", "29. dec. 2025–4. jan. 2026", "29. Dez. 2025\u2009–\u20094. Jan. 2026"),
        ("January 2026", "januar 2026", "Januar 2026"),
        ("1979", "1979", "1979"),
        ("Smith 2026", "Smith 2026", "Smith 2026"),
    ],
)
def test_dates_are_spelt_as_the_reader_spells_them(written: str, danish: str, german: str) -> None:
    spelt = [translated_date(written)]
    for language in ("da", "de"):
        with reading(language):
            spelt.append(translated_date(written))
    assert spelt == [written, danish, german]


def test_what_is_wrong_with_a_file_is_told_with_its_name() -> None:
    assert said("my file.pdf is binary, not text. Nothing was changed.") == (
        "my file.pdf is binary, not text. Nothing was changed."
    )
    with reading("de"):
        assert said("my file.pdf is binary, not text. Nothing was changed.").startswith("my file.pdf ")


def test_yes_and_no_are_said_in_the_readers_language() -> None:
    cited = Citation("a.txt", "A", None, None, "It is not.", 0, 10, 1, 1, "id")
    word = Answer("?", (Statement("It is not.", (1,)),), (cited,), lead="No")
    assert lead(word) == "No"
    with reading("de"):
        assert lead(word) == "Nein"
