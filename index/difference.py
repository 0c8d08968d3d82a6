"""What a build changes: the documents and sentences of two versions compared. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.domain import Entry
from index.report import Counts


@dataclass(frozen=True, slots=True)
class Difference:
    """Counts, and the paths of the documents that are not the same."""

    documents: Counts
    sentences: Counts
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def same(old: Entry | None, new: Entry) -> bool:
    """Whether a document is as it was: its text, its header and where its sentences are."""
    return old is not None and (old.document, old.sentences) == (new.document, new.sentences)


def compare(old: Sequence[Entry], new: Sequence[Entry]) -> Difference:
    """What leads from the old entries to the new ones."""
    before = {entry.document.path: entry for entry in old}
    after = {entry.document.path: entry for entry in new}
    added = tuple(path for path in after if path not in before)
    removed = tuple(path for path in before if path not in after)
    changed = tuple(path for path in after if path in before and not same(before[path], after[path]))
    unchanged = [path for path in after if path in before and path not in set(changed)]
    sentences = _total(
        [Counts(added=len(after[path].sentences)) for path in added]
        + [Counts(removed=len(before[path].sentences)) for path in removed]
        + [Counts(unchanged=len(after[path].sentences)) for path in unchanged]
        + [_within(before[path], after[path]) for path in changed]
    )
    documents = Counts(len(added), len(changed), len(removed), len(unchanged))
    return Difference(documents, sentences, added, changed, removed)


def _within(old: Entry, new: Entry) -> Counts:
    """The sentences of a changed document: what stands in another's place is changed, the rest came or went."""
    before, after = [s.id for s in old.sentences], [s.id for s in new.sentences]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return _total(
        _block(kind, old_end - old_start, new_end - new_start)
        for kind, old_start, old_end, new_start, new_end in blocks
    )


def _block(kind: str, before: int, after: int) -> Counts:
    if kind == "equal":
        return Counts(unchanged=after)
    changed = min(before, after)
    return Counts(added=after - changed, changed=changed, removed=before - changed)


def _total(counts: Iterable[Counts]) -> Counts:
    all_counts = list(counts)
    return Counts(
        added=sum(c.added for c in all_counts),
        changed=sum(c.changed for c in all_counts),
        removed=sum(c.removed for c in all_counts),
        unchanged=sum(c.unchanged for c in all_counts),
    )
