"""The prepared questions in memory: made in the background, found without waiting."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from time import monotonic

from rapidfuzz import fuzz, process, utils

from index.domain import Answer, Snapshot
from index.errors import StoreError
from index.gold import Gold
from index.prompts import kept
from index.prompts.choose import LONGEST, Candidate, Prompt, accepted, candidates
from index.stems import alike, words_of

MOST = 60  # prompts: more than anybody scrolls through, and enough that most of what is typed finds one
_TRIED = 150  # candidates: about 20 s of the engine's time on two cores, spread over twice that
_LONGEST = 60.0  # seconds of the engine's time, on slower machines

_TYPED = 60  # percent: a choice that is less like what was typed is none

_log = logging.getLogger(__name__)


class Shelf:
    """Those of one version of the index at a time."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._version = ""
        self._prompts: tuple[Prompt, ...] = ()

    def is_for(self, version: str) -> bool:
        """Whether the prompts of this version are made, or being made."""
        return self._version == version

    def like(self, typed: str, count: int) -> list[str]:
        """Prompts for what somebody has typed so far, nearest first; the best ones when that is nothing yet."""
        questions = [prompt.question for prompt in self._prompts]
        if not typed.strip():
            return questions[:count]
        found = process.extract(
            typed, questions, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_TYPED, limit=count
        )
        return [question for question, _, _ in found]

    def about(self, question: str, count: int) -> list[str]:
        """Prompts that share a word with a question, those that share most first."""
        stems = {word.stem for word in words_of(question) if word.stem}
        shared = [(_shared(stems, prompt.question), prompt.question) for prompt in self._prompts]
        return [text for some, text in sorted(shared, key=lambda pair: -pair[0]) if some and text != question][:count]

    async def fill(
        self,
        snapshot: Snapshot,
        golds: Sequence[Gold],
        ask: Callable[[str], Awaitable[Answer]],
        is_name: Callable[[str], bool],
    ) -> None:
        """Have the prompts of a version: those kept on disk, else new ones.

        `ask` answers one question from this version; other questions can be answered between two. What there was
        before stays meanwhile, as far as its sentences are still there.
        """
        self._version = snapshot.version
        found = await asyncio.to_thread(kept.load, self._data_dir, snapshot.version)
        if found is not None:
            self._prompts = found
            return
        self._prompts = tuple(prompt for prompt in self._prompts if prompt.sentence in snapshot.by_id)
        made = await asyncio.to_thread(candidates, snapshot, is_name, _TRIED)
        async for prompts in _answered([*_of_golds(golds, snapshot), *made], snapshot, ask):
            found = self._prompts = _ranked(prompts, snapshot)
        self._prompts = found or ()
        try:
            await asyncio.to_thread(kept.save, self._data_dir, snapshot.version, self._prompts)
        except StoreError as error:
            _log.warning("%s The prepared questions are made anew after a restart.", error)


async def _answered(
    tried: Iterable[Candidate], snapshot: Snapshot, ask: Callable[[str], Awaitable[Answer]]
) -> AsyncIterator[Collection[Prompt]]:
    """Those that the engine answers as they are meant, after each one what there is so far."""
    prompts: dict[str, Prompt] = {}
    spent = 0.0
    for candidate in tried:
        started = monotonic()
        answer = await ask(candidate.question)
        took = monotonic() - started
        spent += took
        if (prompt := accepted(candidate, answer)) and answer.version == snapshot.version:
            prompts.setdefault(prompt.question.casefold(), prompt)
            yield prompts.values()
        if len(prompts) >= MOST or spent > _LONGEST:
            break
        await asyncio.sleep(took)  # at most every other moment of the answering thread


def _ranked(prompts: Iterable[Prompt], snapshot: Snapshot) -> tuple[Prompt, ...]:
    """The surest first, documents taking turns."""
    by_document: dict[str, list[Prompt]] = {}
    for prompt in sorted(prompts, key=lambda prompt: -prompt.confidence):
        by_document.setdefault(snapshot.by_id[prompt.sentence].document, []).append(prompt)
    return tuple(prompt for prompt in chain.from_iterable(zip_longest(*by_document.values())) if prompt)


def _of_golds(golds: Sequence[Gold], snapshot: Snapshot) -> list[Candidate]:
    """The questions that somebody wrote down with the sentence that answers them."""
    return [
        Candidate(gold.question, sentence)
        for gold in golds
        if gold.answerable and not gold.history and len(gold.question) <= LONGEST
        for sentence in snapshot.sentences
        if any(quote.matches(sentence.document, sentence.text) for quote in gold.evidence)
    ]


def _shared(stems: set[str], question: str) -> int:
    return sum(any(alike(word.stem, stem) for stem in stems) for word in words_of(question) if word.stem)
