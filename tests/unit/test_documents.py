"""Documents: what is read, what the header says, and what becomes of bad files."""

import os
from datetime import date
from pathlib import Path

import pytest

from index.documents import MAX_BYTES, read_documents
from index.domain import Document
from index.errors import NoDocumentsError


def read_one(folder: Path, name: str, content: str | bytes) -> Document:
    """The only document of a folder, from a file with this content."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    documents, problems = read_documents(folder)
    assert not problems
    return documents[0]


def reasons(folder: Path) -> dict[str, str]:
    return {problem.path: problem.reason for problem in read_documents(folder)[1]}


def paths(folder: Path) -> list[str]:
    return [document.path for document in read_documents(folder)[0]]


def test_the_seed_story_has_its_date_and_begins_with_its_first_sentence() -> None:
    (document,), problems = read_documents(Path(__file__).parents[2] / "seeds")
    assert problems == ()
    assert document.title == "NATO and Greenland defense"
    assert document.date == date(2026, 1, 12)
    assert document.text[document.body :].startswith("NATO and Greenland's government on Monday")


def test_front_matter_gives_title_date_and_address(tmp_path: Path) -> None:
    text = "---\ntitle: The  title\ndate: 2025-03-04\nurl: https://example.org/a\n---\nThe text.\n"
    document = read_one(tmp_path, "a.md", text)
    assert (document.title, document.date, document.url) == ("The title", date(2025, 3, 4), "https://example.org/a")
    assert document.text == text
    assert document.text[document.body :] == "The text.\n"


@pytest.mark.parametrize(
    ("front", "title", "day", "url"),
    [
        ("title: [a]\ndate: 2025-03-04", "A", date(2025, 3, 4), None),
        ("title: T\ndate: soon\nurl: 5", "T", None, None),
        ("date: 2025-03-04 10:00:00", "A", date(2025, 3, 4), None),
        ('date: "2025-03-04"', "A", date(2025, 3, 4), None),
        ("date: 2025-02-30", "A", None, None),
        ("url: javascript:alert(1)", "A", None, None),
        ("url: 'http://'", "A", None, None),
        ("url: 'http://[x'", "A", None, None),
        ('url: "https://example.org/\\u202e"', "A", None, None),
        ("title: one: two", "A", None, None),
        ("title: " + "[" * 5_000, "A", None, None),
        ("title: &a x\nurl: *b", "A", None, None),
    ],
)
def test_front_matter_with_wrong_values_loses_those_only(
    tmp_path: Path, front: str, title: str, day: date | None, url: str | None
) -> None:
    document = read_one(tmp_path, "a.txt", f"---\r\n{front}\n---\nText.")
    assert (document.title, document.date, document.url) == (title, day, url)
    assert document.text[document.body :] == "Text."


@pytest.mark.parametrize(
    "text", ["---\nProse between rules.\n---\nText.", "---\nNever: closed.\n", "a\n---\nb: c\n---\n"]
)
def test_prose_between_rules_is_no_front_matter(tmp_path: Path, text: str) -> None:
    assert read_one(tmp_path, "a.md", text).body == 0


@pytest.mark.parametrize(
    "text", ["date 2026-13-45 Text.", "date 2026-01-123 Text.", "update 2026-01-12 Text.", "dates"]
)
def test_what_only_looks_like_a_date_is_text(tmp_path: Path, text: str) -> None:
    document = read_one(tmp_path, "a.txt", text)
    assert (document.body, document.date) == (0, None)


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_body(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.txt", b"\xef\xbb\xbfdate 2026-01-12\r\nText.\r\n")
    assert document.text == "\ufeffdate 2026-01-12\r\nText.\r\n"
    assert document.text[document.body :] == "Text.\r\n"
    assert read_one(tmp_path, "a.txt", b"\xef\xbb\xbfText.").body == 1


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "Text.\n```\n# code\n```\n## Second\n# The *first* ##\n", "The *first*"),
        ("a.txt", "# No markdown", "A"),
        ("the_long-name 2.md", "Text.", "The long name 2"),
        ("éa.txt", "Text.", "Éa"),
        ("-.txt", "Text.", "-"),
    ],
)
def test_a_document_without_a_title_gets_one(tmp_path: Path, name: str, text: str, title: str) -> None:
    assert read_one(tmp_path, name, text).title == title


def test_documents_are_found_in_folders_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ["b.TXT", "a/z.md", "a.md", "c.pdf", ".hidden.txt", ".git/x.txt", "a/.y.md"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert paths(tmp_path) == ["a.md", "a/z.md", "b.TXT"]


def test_bad_files_are_reported_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.")
    (tmp_path / "latin.txt").write_bytes("Caf\xe9".encode("latin-1"))
    (tmp_path / "utf16.txt").write_bytes("Hello".encode("utf-16"))
    (tmp_path / "binary.txt").write_bytes(b"ELF\0\1\2")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "header.txt").write_text("date 2026-01-12\n")
    (tmp_path / "rules.md").write_text("---\n***\n")
    (tmp_path / "large.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert paths(tmp_path) == ["good.txt"]
    assert reasons(tmp_path) == {
        "latin.txt": "is not UTF-8 text (byte 4)",
        "utf16.txt": "is not UTF-8 text (byte 1)",
        "binary.txt": "is binary, not text",
        "empty.txt": "is empty",
        "blank.txt": "is empty",
        "header.txt": "holds no text",
        "rules.md": "holds no text",
        "large.txt": "is larger than 10 MB",
        "folder.txt": "is a folder, not a file",
        "gone.txt": "can't be opened: No such file or directory",
        "circle.txt": "can't be opened: Too many levels of symbolic links",
        "pipe.txt": "is not a regular file",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_reported(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("Secret.")
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "folder").mkdir(mode=0)
    assert reasons(tmp_path) == dict.fromkeys(["closed.txt", "folder"], "can't be opened: Permission denied")


def test_a_name_that_is_not_unicode_is_reported(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Text.")
    assert reasons(tmp_path) == {"caf\\udce9.txt": "has a name that is not valid Unicode"}


def test_links_within_the_folder_are_followed_and_those_that_leave_it_are_not(tmp_path: Path) -> None:
    seeds, outside = tmp_path / "seeds", tmp_path / "outside"
    (seeds / ".store" / "sub").mkdir(parents=True)
    outside.mkdir()
    (seeds / "a.txt").write_text("Text.")
    (seeds / ".store" / "sub" / "b.txt").write_text("Text.")
    (outside / "secret.txt").write_text("Secret.")
    (seeds / "link.txt").symlink_to("a.txt")
    (seeds / "secret.txt").symlink_to(outside / "secret.txt")
    (seeds / "outside").symlink_to(outside)
    (seeds / "visible").symlink_to(".store")
    (seeds / "again").symlink_to(".store")
    (seeds / "loop").symlink_to(".")
    (seeds / ".store" / "sub" / "up").symlink_to("..")
    assert paths(seeds) == ["a.txt", "again/sub/b.txt", "link.txt"]
    assert reasons(seeds) == {"secret.txt": "is a link that leaves the folder"}


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Text.")
    with pytest.raises(NoDocumentsError, match=r"nowhere does not exist; set SEEDS_DIR"):
        read_documents(tmp_path / "nowhere")
    with pytest.raises(NoDocumentsError, match=r"is a file, not a folder; set SEEDS_DIR"):
        read_documents(tmp_path / "file")


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read_documents(tmp_path) == ((), ())


def test_progress_counts_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.txt").write_bytes(b"\0")
    calls: list[tuple[int, int]] = []
    read_documents(tmp_path, lambda done, of: calls.append((done, of)))
    assert calls == [(0, 2), (1, 2), (2, 2)]
