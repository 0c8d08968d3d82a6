"""`python -m index evaluate` and the gate of `build`, with the real models on a small document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.__main__ import main
from tests.golds import FERRY, LINES, line, write


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold file beside a folder of the documents it is about, which the settings name."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / FERRY.path).write_text(FERRY.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("GOLD_FILE", "CHROMA_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path / "seeds"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return write(tmp_path / "ferry.jsonl", *LINES)


def test_an_evaluation_is_saved_and_the_next_is_compared_with_it(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(gold), "--save", "--plot", "trust.png"]) == 0
    assert "citation precision" in capsys.readouterr().out
    assert Path("trust.png").read_bytes().startswith(b"\x89PNG")
    assert len(Path("ferry.run.json").read_text(encoding="utf-8").splitlines()) == len(LINES) + 2
    assert main(["evaluate", str(gold), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [outcome["id"] for outcome in found["outcomes"]] == [given["id"] for given in LINES]
    assert found["figures"]["validity"]["value"] == 1
    assert found["changes"]["hit"]["value"] == 0


def test_what_is_wrong_with_the_files_is_said_in_a_sentence(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("run.json").write_text("[1]", encoding="utf-8")
    write(Path("broken.jsonl"), LINES[0], "oops")
    for arguments, complaint in (
        (["evaluate", "broken.jsonl"], "Line 2 of broken.jsonl is not JSON"),
        (["evaluate", "nowhere.jsonl"], "nowhere.jsonl can't be read"),
        (["evaluate", str(gold), "--baseline", "run.json"], "is none that --save wrote"),
        (["evaluate", str(gold), "--baseline", "nowhere.json"], "nowhere.json can't be read"),
        (["build", "--gold", "nowhere.jsonl"], "nowhere.jsonl can't be read"),
    ):
        assert main(arguments) == 1
        said = capsys.readouterr()
        assert complaint in said.err
        assert len(said.err.splitlines()) == 1
        assert not said.out


def test_a_sentence_that_is_gone_is_named(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(gold, LINES[0], line("sank", "when did she sink?", "She sank in 2020."))
    assert main(["evaluate", str(gold)]) == 0
    assert "sank: “She sank in 2020. …” is not in ferry.txt" in capsys.readouterr().err.replace("\n", " ")


def test_a_build_that_makes_the_answers_clearly_worse_is_refused_unless_forced(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = LINES[0]["evidence"][0]["text"]
    sure = [line(f"built-{n}", "Where was the ferry Solvei built?", built) for n in range(6)]
    gate = ["build", "--json", "--gold", str(write(gold, *sure))]
    assert main(gate) == 0  # the first has none to be worse than
    version = json.loads(capsys.readouterr().out)["version"]
    Path("seeds", FERRY.path).write_text("There is nothing to see here.", encoding="utf-8")
    assert main(gate) == 1
    refusal = capsys.readouterr().err
    assert "citing the right sentence falls from 6 to 0 of 6 questions" in refusal
    assert "--force" in refusal
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == version
    assert len(list(Path("data/chroma").iterdir())) == 1  # what was written for the refused one is gone
    assert main([*gate, "--force"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] != version
