"""Where a sentence that was cited is in the documents as they are now. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz import fuzz, process

from index import Citation, Entry, Sentence, Snapshot

_ALIKE = 60  # rapidfuzz's ratio, 0 to 100: below it, two sentences on one subject are as alike by chance


class Fate(Enum):
    SAME = auto()  # word for word, wherever it stands in its document now
    ELSEWHERE = auto()  # its document is gone, but another one has it word for word
    CHANGED = auto()  # no longer word for word; there is one much like it
    REMOVED = auto()  # nothing like it is in its document
    GONE = auto()  # its document is no longer among the documents


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of a cited sentence: the document to read on in, and the sentence or what is most like it now."""

    fate: Fate
    entry: Entry | None = None
    sentence: Sentence | None = None


def trace(citation: Citation, snapshot: Snapshot) -> Trace:
    """What became of it. In a long document this takes some tenths of a second."""
    entry = snapshot.by_path.get(citation.document)
    if entry is None:
        return _elsewhere(citation, snapshot)
    same = snapshot.by_id.get(citation.sentence)
    if same:
        return Trace(Fate.SAME, entry, same)
    texts = [sentence.text for sentence in entry.sentences]
    alike = process.extractOne(citation.text, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if alike is None:
        return Trace(Fate.REMOVED, entry)
    text, _, place = alike
    return Trace(Fate.SAME if text == citation.text else Fate.CHANGED, entry, entry.sentences[place])


def _elsewhere(citation: Citation, snapshot: Snapshot) -> Trace:
    for entry in snapshot.entries:
        for sentence in entry.sentences:
            if sentence.text == citation.text:
                return Trace(Fate.ELSEWHERE, entry, sentence)
    return Trace(Fate.GONE)
