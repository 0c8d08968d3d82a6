"""Documents that are uploaded: where they are kept, what they stand in for, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import Source, UploadError
from index.plan import plan_for
from index.reading import is_stale
from index.settings import IndexSettings
from index.staging import Staging
from index.uploads import Uploads
from tests.building import MODEL, settings_in, write

RULES = b"The gate closes at ten. Dogs are welcome."


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    settings = settings_in(tmp_path)
    write(settings, story="Nuuk is the capital of Greenland.", other="The ferry leaves at noon.")
    return settings


@pytest.fixture
def uploads(settings: IndexSettings) -> Uploads:
    return Uploads(settings)


def texts(uploads: Uploads) -> dict[str, str]:
    documents, _ = uploads.read()
    return {document.path: document.text for document in documents}


def test_an_upload_is_a_document_beside_the_seeds(uploads: Uploads) -> None:
    uploads.put("rules.txt", RULES)
    assert list(texts(uploads)) == ["other.txt", "rules.txt", "story.txt"]
    assert uploads.data("rules.txt") == RULES


def test_a_folder_is_no_file_whether_named_like_a_document_or_missing(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "chapters.txt").mkdir(parents=True)
    for folder in ("seeds", "missing"):
        assert Uploads(IndexSettings(seeds_dir=tmp_path / folder, data_dir=tmp_path / "data")).sources() == ()


def test_one_with_a_seeds_name_stands_in_for_it_until_it_is_removed(uploads: Uploads, settings: IndexSettings) -> None:
    uploads.put("story.txt", RULES)
    assert texts(uploads)["story.txt"] == RULES.decode()
    assert uploads.sources()[1] == Source("story.txt", len(RULES), is_upload=True, has_seed=True)
    uploads.remove("story.txt")
    assert texts(uploads)["story.txt"] == "Nuuk is the capital of Greenland."
    assert (settings.seeds_dir / "story.txt").exists()


def test_a_removed_seed_is_hidden_and_can_be_brought_back(uploads: Uploads, settings: IndexSettings) -> None:
    uploads.remove("story.txt")
    assert list(texts(uploads)) == ["other.txt"]
    assert (settings.seeds_dir / "story.txt").exists()
    assert [source.path for source in uploads.sources() if source.is_hidden] == ["story.txt"]
    with pytest.raises(UploadError, match="removed already"):
        uploads.remove("story.txt")
    uploads.restore("story.txt")
    assert list(texts(uploads)) == ["other.txt", "story.txt"]
    with pytest.raises(UploadError, match="was not removed"):
        uploads.restore("story.txt")


def test_the_only_document_stays(uploads: Uploads) -> None:
    uploads.remove("story.txt")
    with pytest.raises(UploadError, match="only document"):
        uploads.remove("other.txt")


def test_a_build_sees_uploads_and_what_was_removed(uploads: Uploads, settings: IndexSettings) -> None:
    old = plan_for(settings, MODEL, lambda _: None).new
    assert not is_stale(uploads, old)
    uploads.put("rules.txt", RULES)
    uploads.remove("other.txt")
    assert is_stale(uploads, old)
    new = plan_for(settings, MODEL, lambda _: None).new
    assert list(new.by_path) == ["rules.txt", "story.txt"]
    assert new.cite(new.sentences[1]).text == "Dogs are welcome."


def test_a_kill_while_a_file_is_written_leaves_the_old_one(uploads: Uploads, settings: IndexSettings) -> None:
    uploads.put("rules.txt", RULES)
    (settings.data_dir / "documents" / ".upload.new").write_bytes(b"half of it")
    assert texts(uploads)["rules.txt"] == RULES.decode()
    uploads.put("rules.txt", b"All of it.")
    assert texts(uploads)["rules.txt"] == "All of it."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x14\0\0\0" + b"\0" * 50, "is binary"),
        (b"MZ\x90\0\x03", "is binary"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "is binary"),
        ("Smørrebrød".encode("latin-1"), "is not UTF-8 text"),
        ("Hej.".encode("utf-16"), "is not UTF-8 text"),
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"x" * 10_000_001, "is larger than 10 MB"),
    ],
)
def test_what_is_no_document_is_refused(uploads: Uploads, data: bytes, reason: str) -> None:
    with pytest.raises(UploadError, match=reason):
        uploads.put("rules.txt", data)
    assert "rules.txt" not in texts(uploads)


@pytest.mark.parametrize("path", ["../out.txt", "/elsewhere/out.txt", ".hidden.txt", "a/../../out.txt", "a/.b/c.txt"])
def test_a_path_that_leaves_the_folder_is_refused(uploads: Uploads, path: str) -> None:
    with pytest.raises(UploadError, match="is no name for a document"):
        uploads.put(path, RULES)


def test_where_an_upload_goes(uploads: Uploads) -> None:
    assert uploads.place("../../x.txt") == "x.txt"
    assert uploads.place("story.txt") == "story.txt"
    with pytest.raises(UploadError, match="upper and lower case"):
        uploads.place("Story.TXT")
    for name in ("tool.exe", "x", "archive.txt.zip", "..", "", ".txt"):
        with pytest.raises(UploadError, match="has to end in"):
            uploads.place(name)


def test_a_file_that_waits_for_a_yes_is_kept_for_a_day(settings: IndexSettings) -> None:
    staging = Staging(settings.data_dir)
    token = staging.keep("story.txt", RULES)
    assert Staging(settings.data_dir).get(token) == ("story.txt", RULES)
    file = settings.data_dir / "waiting" / str(token)
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(UploadError, match="no longer kept"):
        staging.get(token)
    os.utime(file, (0, 0))
    assert staging.get(staging.keep("story.txt", b"Another.")) == ("story.txt", b"Another.")
    assert not file.exists()


def test_a_damaged_list_of_removed_documents_brings_them_back(uploads: Uploads, settings: IndexSettings) -> None:
    uploads.remove("story.txt")
    (settings.data_dir / "hidden.json").write_text("{", encoding="utf-8")
    assert "story.txt" in texts(uploads)
