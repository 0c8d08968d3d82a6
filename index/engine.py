"""What answering needs in memory: the models, and of one snapshot its vectors and its words. Everything blocks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from index.compose import abstain, decline, premise_of, quote
from index.domain import Answer, Passage, Sentence, Snapshot, Turn
from index.errors import StoreError
from index.evidence import Evidence, Judged, choose, fit_of, in_doubt, merge, together
from index.models import BgeSmall
from index.question import Understood, interpret
from index.question.compared import compared
from index.question.names import Name, names_in
from index.question.words import Words, ordinary_words
from index.reader import ALL, Behind, Judgement, load_reader
from index.retrieve import Retriever
from index.store import Store
from index.table import head_of, of_the_rows
from index.texts import Text, text_in_context, text_in_passage
from index.under import answer_to, is_lead

CANDIDATES = 8  # sentences that the reader guesses about; what ranks lower is hardly ever right
BEHIND = (2.25, 1.25)  # logits that the two guesses may be behind the best one; a text that is more is not read on
_ANSWER = 3  # sentences below a question that are candidates in its place
REMEMBERED = 500  # questions whose evidence is kept: the same is asked again and again

_log = logging.getLogger(__name__)


class Models:
    """The models, loaded and checked once, and the words of ordinary English that come with them."""

    def __init__(self) -> None:
        self.embedding = BgeSmall()
        self.reader = load_reader()
        self.words = ordinary_words()

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.embedding.get_text_embedding_batch(texts)


class Engine:
    """Answers questions from one snapshot. Used by one thread at a time."""

    def __init__(self, snapshot: Snapshot, models: Models, open_store: Callable[[Snapshot], Store]) -> None:
        self.snapshot = snapshot
        self._reader = models.reader
        self._fit = fit_of(models.reader.name)
        self._words = Words((sentence.text for sentence in snapshot.sentences), models.words)
        self._store = _opened(snapshot, open_store)
        self._retriever = Retriever(snapshot, models.embedding.get_query_embedding, self._nearest)
        self._found: dict[str, Evidence] = {}

    @property
    def is_whole(self) -> bool:
        """Whether the vectors are there; without them, words alone are searched."""
        return self._store is not None

    @property
    def words(self) -> Words:
        return self._words

    def answer(self, message: str, history: Sequence[Turn], *, never_abstain: bool) -> Answer:
        """The path of a question: understand, retrieve, judge, choose evidence, quote it or abstain."""
        understood = self.understand(message, history)
        if not understood.parts and not never_abstain:  # nothing is asked of the documents
            return decline(message, understood.kind, self.snapshot)
        evidence = merge([self.evidence(part) for part in understood.parts or (message,)])
        answers = evidence.answers or (never_abstain and bool(evidence.chosen))
        premise = premise_of(understood.text, evidence, self.snapshot, self._words) if not never_abstain else None
        if answers and not premise:
            answer = quote(understood.text, evidence, self.snapshot, self._words)
        else:
            answer = abstain(understood.text, evidence, self.snapshot, self._words, premise)
        shown = understood.text if understood.differs_from(message) else ""
        return replace(answer, question=message, understood=shown)

    def understand(self, message: str, history: Sequence[Turn]) -> Understood:
        """What is asked, in questions that stand alone."""
        return interpret(message, history, self._words)

    def evidence(self, question: str) -> Evidence:
        """The evidence for one question that stands alone."""
        if question not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.pop(next(iter(self._found)))
            self._found[question] = self._look_up(question)
        return self._found[question]

    def is_name(self, word: str) -> bool:
        """Whether the documents write a lower-case word as a name."""
        return self._words.is_name(word)

    def nearest(self, text: str) -> list[Passage]:
        """The sentences nearest to a text, best first."""
        return self._retriever.retrieve(text, CANDIDATES)

    def judge(self, question: str, behind: Behind = BEHIND) -> list[Judged]:
        """The candidates that were judged, in any order: what evidence is chosen from."""
        return self._judge(question, self._candidates(question), behind)

    def read(self, question: str, sentences: Sequence[Sentence]) -> list[Judged]:
        """What the reader says of these sentences, whether they are candidates or not."""
        return self._judge(question, [Passage(sentence, 0.0) for sentence in sentences], ALL)

    def in_context(self, sentence: Sentence) -> Text:
        """What the reader reads of a sentence."""
        return text_in_context(self.snapshot.by_path[sentence.document], sentence)

    def read_again(self, question: str, sentence: Sentence) -> Judgement:
        """What the reader says of a sentence in its passage, a second reading beside that in its context."""
        return self._reader.judge(question, [self.in_passage(sentence)], BEHIND)[0]

    def in_passage(self, sentence: Sentence) -> Text:
        """What it reads the second time."""
        return text_in_passage(self.snapshot.by_path[sentence.document], sentence)

    def close(self) -> None:
        if self._store:
            self._store.close()

    def _look_up(self, question: str) -> Evidence:
        """The evidence for a question; where it compares two things that no sentence tells of together, for each."""
        whole = self._search(question)
        halves = compared(question, self._words)
        if not halves or not whole.chosen or all(self._names(whole.chosen[0], name) for _, name in halves):
            return whole
        found = [self._search(half) for half, _ in halves]
        told = all(
            half.chosen and self._names(half.chosen[0], name) for half, (_, name) in zip(found, halves, strict=True)
        )
        return together(whole, found) if told else whole

    def _names(self, passage: Passage, name: Name) -> bool:
        document = self.snapshot.by_path[passage.sentence.document].document
        return name.is_in(f"{document.title} {passage.sentence.text}")

    def _search(self, question: str) -> Evidence:
        passages = self._candidates(question)
        judged = self._judge(question, passages, BEHIND)
        if best := in_doubt(judged, self._fit):
            again = self.read_again(question, best.sentence).answers
            judged = [replace(one, again=again) if one is best else one for one in judged]
        read = {one.sentence.id for one in judged}
        found = choose(question, judged, [one for one in passages if one.sentence.id not in read], self._fit)
        if found.answers and self._is_of_another(question, found.chosen[0].sentence):
            found = replace(found, answers=False, confidence=self._fit.threshold / 2)
        return replace(found, chosen=of_the_rows(question, found.chosen, self.snapshot.by_path))

    def _is_of_another(self, question: str, best: Sentence) -> bool:
        """Whether a row is to answer for a name that no document has: each row of a table looks like an answer then."""
        is_row = head_of(self.snapshot.by_path[best.document], best.number) is not None
        return is_row and any(not self._words.has(name.text.lower()) for name in names_in(question, self._words))

    def _candidates(self, question: str) -> list[Passage]:
        """The best sentences, best first; a question stands for the sentences that answer it."""
        found: dict[str, Passage] = {}
        for passage in self._retriever.retrieve(question, 2 * CANDIDATES):
            entry, number = self.snapshot.by_path[passage.sentence.document], passage.sentence.number
            kept = answer_to(entry, number)[:_ANSWER] if is_lead(entry, number) else [passage.sentence]
            for sentence in kept:
                found.setdefault(sentence.id, replace(passage, sentence=sentence))
        return list(found.values())[:CANDIDATES]

    def _judge(self, question: str, passages: Sequence[Passage], behind: Behind) -> list[Judged]:
        if not passages:
            return []
        texts = [self.in_context(passage.sentence) for passage in passages]
        return [
            Judged(
                passages[one.text].sentence, one.answers, one.near, one.early, one.middle,
                one.words and texts[one.text].in_sentence(one.words), one.sure,
            )
            for one in self._reader.judge(question, texts, behind)
        ]  # fmt: skip

    def _nearest(self, vector: list[float], k: int, wanted: Container[str]) -> Sequence[tuple[str, float]]:
        """Asking goes on without the vectors when they can't be read: by words alone."""
        try:
            return self._store.query(vector, k, wanted) if self._store else ()
        except StoreError:
            _log.exception("the vectors can't be searched; words alone are")
            return ()


def _opened(snapshot: Snapshot, open_store: Callable[[Snapshot], Store]) -> Store | None:
    try:
        return open_store(snapshot)
    except StoreError:
        _log.exception("the vectors can't be opened; words alone are searched")
        return None
