"""A sentence -> what the evidence model reads of it: in its context, and a second time in its passage (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from index.context import in_context, in_passage
from index.domain import Entry, Sentence, Span
from index.table import cells_of, worded
from index.under import lead_of, section_of, titled


@dataclass(frozen=True, slots=True)
class Text:
    """What is judged: a sentence after what it takes to understand it, or a row with the names of its columns."""

    text: str
    body: int = 0  # where the sentence itself begins
    cells: tuple[tuple[int, int, int], ...] = ()  # of a row: where each begins and ends, and begins in the sentence

    @property
    def own(self) -> list[Span]:
        """Where the sentence's own words stand."""
        return [(start, end) for start, end, _ in self.cells] or [(self.body, len(self.text))]

    def in_sentence(self, words: Span) -> Span:
        """Where words of the sentence that stand in the text stand in the sentence."""
        cells = self.cells or ((self.body, len(self.text), 0),)
        start = next(at + words[0] - first for first, last, at in cells if first <= words[0] < last)
        end = next(at + words[1] - first for first, last, at in cells if first < words[1] <= last)
        return start, end


def text_in_context(entry: Entry, sentence: Sentence) -> Text:
    """The sentence after its document's title and what it leans on; a row with the names of its columns."""
    title = titled(entry, sentence.number)
    if row := _row(entry, sentence):
        return _behind(in_context(row.text, title=title), row)
    lead = lead_of(entry, sentence.number)
    before = lead or _before(entry, sentence)
    text = in_context(sentence.text, title=title, before=before.text if before else "", leaning=bool(lead))
    return _behind(text, Text(sentence.text))


def text_in_passage(entry: Entry, sentence: Sentence) -> Text:
    """The sentence after the one before it; an answer after its question, a row with the names of its columns."""
    section = section_of(entry, sentence.number)
    if row := _row(entry, sentence):
        return _behind(in_passage(row.text, section=section), row)
    before = lead_of(entry, sentence.number) or _before(entry, sentence)
    text = in_passage(sentence.text, section=section, before=before.text if before else "")
    return _behind(text, Text(sentence.text))


def said(entry: Entry, sentence: Sentence) -> str:
    """The sentence; a row with the names of its columns."""
    row = _row(entry, sentence)
    return row.text if row else sentence.text


def _row(entry: Entry, sentence: Sentence) -> Text | None:
    cells = cells_of(entry, sentence.number)
    if not cells:
        return None
    text, places = worded(sentence.text, cells)
    return Text(text, cells=places)


def _behind(text: str, own: Text) -> Text:
    """The whole text, which ends in what is read for the sentence itself."""
    shift = len(text) - len(own.text)
    return Text(text, shift, tuple((start + shift, end + shift, at) for start, end, at in own.cells))


def _before(entry: Entry, sentence: Sentence) -> Sentence | None:
    return entry.sentences[sentence.number - 2] if sentence.number > 1 else None
