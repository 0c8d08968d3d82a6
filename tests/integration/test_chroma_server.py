"""The vectors on a Chroma server: a real one, and one that does not answer."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from index import manifest
from index.errors import StoreError
from index.vectors import by_key
from index.versions import versions_of
from tests.building import check, embed, loaded, run, settings_in, write


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a real Chroma server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = f"import chromadb_rust_bindings as b; b.cli(['chroma', 'run', '--path', 'server', '--port', '{port}'])"
    command = [sys.executable, "-c", code]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=tmp_path, text=True, **pipes) as process:  # noqa: S603 - our own command
        assert process.stdout
        assert any("listening" in line for line in process.stdout)
        Thread(target=process.stdout.read, daemon=True).start()  # it would wait for a reader when the pipe is full
        yield f"http://127.0.0.1:{port}"
        process.kill()


def test_a_chroma_server_holds_the_vectors_of_two_versions(tmp_path: Path, server: str) -> None:
    settings = settings_in(tmp_path).model_copy(update={"chroma_url": server})
    write(settings, a="One. Two.", b="Three.")
    assert run(settings).embedded == 3
    assert run(settings).embedded == 0
    first = check(settings)
    write(settings, a="One. New.", b="Three.")
    assert run(settings).embedded == 1
    with closing(versions_of(settings).open(first)) as store:
        assert store.count() == 5  # of the sentence beside the new one there are two, each for a version
        assert {key for key, _ in store.query(embed(["New."])[0], 3, by_key(first))} == by_key(first).keys()
    write(settings, a="One. Newer.", b="Three.")
    assert run(settings).embedded == 1
    with closing(versions_of(settings).open(loaded(settings))) as store:
        assert {by_key(first)[key].sentence.text for key in by_key(first).keys() - store.ids()} == {"One.", "Two."}
        assert store.count() == 5


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"chroma_url": "http://127.0.0.1:1"})
    write(settings, a="One.")
    with pytest.raises(
        StoreError, match=r"^The Chroma server at http://127.0.0.1:1 does not answer .* Check CHROMA_URL\.$"
    ):
        run(settings)
    assert manifest.load(settings.data_dir) is None


def test_a_server_that_stays_silent_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store._SILENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        settings = settings_in(tmp_path).model_copy(update={"chroma_url": url})
        write(settings, a="One.")
        with pytest.raises(StoreError, match=r"does not answer as it should\. Check CHROMA_URL\.$"):
            run(settings)
