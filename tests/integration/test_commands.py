"""The commands as a person runs them: real processes, the real models, the seed story."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories import SEEDS

ROOT = SEEDS.parent
UNSET = dict.fromkeys(["DISCORD_TOKEN", "CHROMA_URL", "LLM_BASE_URL"], "")  # whatever this machine or .env holds


def run(*arguments: str, data: Path, given: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SEEDS_DIR": str(SEEDS), "DATA_DIR": str(data), **UNSET, **variables}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(  # noqa: S603 - our own command
        command, input=given, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with an index. The tests may run in any order, and in several processes."""
    folder = tmp_path_factory.mktemp("data")
    assert run("index", "build", data=folder).returncode == 0
    return folder


def test_the_first_question_in_the_terminal_makes_the_index_and_is_answered(tmp_path: Path) -> None:
    done = run("bot", "ask", "Who is Greenland's prime minister?", data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    assert "Jens-Frederik Nielsen said on Monday" in shown
    assert "dominated by the U.S. [1]" in shown
    assert "[1] “Greenlandic Prime Minister" in shown
    assert "12 January 2026" in shown


def test_many_questions_are_answered_in_order_in_the_form_other_programs_read(data: Path) -> None:
    questions = [
        {"id": "a", "question": "How many people live in Greenland?"},
        {"id": "b", "question": "What is the capital of Peru?", "history": []},
        {
            "id": "c",
            "question": "what did she warn about?",
            "history": [{"role": "user", "text": "Who is the prime minister of Denmark?"}],
        },
    ]
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    done = run("index", "answer", "--seeds", str(SEEDS), "--data", str(data), data=data, given=lines)
    assert done.returncode == 0, done.stderr
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert set(first) == {
        *("id", "answer", "abstained", "confidence", "latency_ms", "sentences", "citations", "related", "retrieved")
    }
    assert [first["id"], second["id"], third["id"]] == ["a", "b", "c"]
    assert "57,000" in first["answer"]
    assert second["abstained"]
    assert "spell the end of NATO" in third["answer"]
    story = next(SEEDS.glob("*.txt"))
    text = story.read_bytes().decode()
    for cited in (*first["citations"], *second["related"], *third["retrieved"]):
        assert cited["document"] == story.name
        assert text[cited["start"] : cited["end"]] == cited["text"]


def test_a_line_that_is_no_question_is_named_and_the_rest_is_answered(data: Path) -> None:
    lines = '{"id": 1}\nnonsense\n\n{"id": 2, "question": "Who is Vivian Motzfeldt?"}\n'
    done = run("index", "answer", "--seeds", str(SEEDS), "--data", str(data), data=data, given=lines)
    assert done.returncode == 1
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["id"] == 1
    assert "Line 1 is not a question: question" in first["error"]
    assert "Line 2" in second["error"]
    assert third["id"] == 2
    assert "error" not in third


def test_never_abstain_answers_whatever_the_confidence(data: Path) -> None:
    line = '{"id": 1, "question": "What is the capital of Peru?"}\n'
    done = run("index", "answer", "--seeds", str(SEEDS), "--data", str(data), "--never-abstain", data=data, given=line)
    answer = json.loads(done.stdout)
    assert not answer["abstained"]
    assert answer["citations"]


def test_status_tells_what_is_indexed(data: Path) -> None:
    status = json.loads(run("index", "status", "--json", data=data).stdout)
    assert status["documents"] == 1
    assert status["sentences"] > 20
    assert status["bytes"] > 0


def test_an_unchanged_folder_is_not_embedded_again(data: Path) -> None:
    report = json.loads(run("index", "build", "--json", data=data).stdout)
    assert report["embedded"] == 0
    assert report["documents"]["unchanged"] == 1


def test_without_a_token_the_bot_says_where_to_get_one_and_what_works_without(tmp_path: Path) -> None:
    done = run("bot", data=tmp_path)
    assert done.returncode == 1
    assert "discord.com/developers" in done.stderr
    assert "python -m bot ask" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    done = run("bot", data=tmp_path, DISCORD_GUILD_ID="my server")
    assert done.returncode == 1
    assert done.stderr.startswith("DISCORD_GUILD_ID holds 'my server'; set it to ")
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_documents_folder_is_named(tmp_path: Path) -> None:
    done = run("bot", "ask", "Who?", data=tmp_path / "data", SEEDS_DIR=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "SEEDS_DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    assert run("index", "rebuild", data=tmp_path).returncode == 2
    assert run("bot", "ask", data=tmp_path).returncode == 2


def test_status_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    done = run("index", "status", data=tmp_path)
    assert done.returncode == 1
    assert "python -m index build" in done.stderr


def test_a_build_names_each_file_it_skips_once(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in "abcd":
        (tmp_path / "seeds" / f"{name}.txt").write_bytes(b"Gr\xf6nland.")
    done = run("index", "build", data=tmp_path / "data", SEEDS_DIR=str(tmp_path / "seeds"))
    assert done.returncode == 1
    assert done.stderr.count("b.txt is not UTF-8 text (byte 3).") == 1
    assert done.stderr.endswith("1 more can't be read either.\n")
    assert len(done.stderr.splitlines()) == 1


def test_a_dry_run_prints_json_alone_and_writes_nothing(tmp_path: Path) -> None:
    done = run("index", "build", "--dry-run", "--json", data=tmp_path / "data")
    report = json.loads(done.stdout)
    assert (report["dry_run"], report["embedded"], report["documents"]["added"]) == (True, 0, 1)
    assert done.stderr == ""
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_is_a_file_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("bot", "ask", "Who?", data=tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr.startswith(f"I can't write to the data folder {tmp_path / 'file'} (")
    assert len(done.stderr.splitlines()) == 1


def test_with_an_index_a_data_folder_that_cannot_be_written_is_no_reason_not_to_answer(
    data: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(data, tmp_path / "data")
    (copy / "lock").unlink(missing_ok=True)
    (copy / "lock").mkdir()  # root ignores permissions
    seeds = shutil.copytree(SEEDS, tmp_path / "seeds")
    (seeds / "new.txt").write_text("The moon is made of green cheese.")
    done = run("bot", "ask", "Who is Vivian Motzfeldt?", data=copy, SEEDS_DIR=str(seeds))
    assert done.returncode == 0, done.stderr
    assert "Vivian Motzfeldt" in done.stdout
    assert done.stderr.startswith(f"I can't write to the data folder {copy}")
    assert len(done.stderr.splitlines()) == 1
