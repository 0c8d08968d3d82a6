"""A real model, asked the questions of gold files: what it wrote, what passed, and that all that is said is cited.

`python -m scripts.real_model --url http://127.0.0.1:8080/v1 --model NAME [--questions 100] [GOLD …]`. The documents are
those of `--seeds`. docs/models.md says how to serve a small model, and what came of it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from index import Answer, IndexSettings, Library


def questions_of(files: Sequence[Path], most: int) -> list[str]:
    """The questions of gold files, in their order."""
    asked = [json.loads(line)["question"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(asked))[:most]


class Tally:
    def __init__(self) -> None:
        self.outcomes = Counter[str]()
        self.sentences = Counter[str]()
        self.uncited = 0
        self.seconds: list[float] = []
        self.tokens_out = 0

    def add(self, answer: Answer, seconds: float) -> None:
        receipt = answer.receipt
        if answer.abstained:
            self.outcomes["abstained"] += 1
            return
        self.outcomes[f"quoted, {receipt.quoting.value}" if receipt and receipt.quoting else "written"] += 1
        self.seconds.append(seconds)
        self.uncited += sum(not _rests(answer, place) for place in range(len(answer.statements)))
        for checked in receipt.sentences if receipt else ():
            self.sentences[checked.check or "supported"] += 1
        self.tokens_out += receipt.tokens_out if receipt else 0

    def report(self) -> None:
        print("answers:", dict(self.outcomes))
        print("sentences the model wrote, by the check that decided:", dict(self.sentences))
        print("sentences said without a verified citation:", self.uncited)
        if self.seconds:
            print(f"seconds an answer: median {statistics.median(self.seconds):.1f}, most {max(self.seconds):.1f}")
            print(f"tokens out a second, checks included: {self.tokens_out / sum(self.seconds):.1f}")


def _rests(answer: Answer, place: int) -> bool:
    """Whether a sentence is a quotation, or one that the receipt says was supported by just what it cites."""
    statement = answer.statements[place]
    cited = tuple(answer.citations[n - 1].text for n in statement.citations)
    if not cited or not answer.receipt or answer.receipt.quoting:
        return bool(cited) and statement.text == cited[0]
    return any(c.supported and c.said == statement.text and c.cited == cited for c in answer.receipt.sentences)


async def run(options: argparse.Namespace) -> None:
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        settings = IndexSettings(
            seeds_dir=options.seeds,
            data_dir=Path(folder),
            llm_base_url=options.url,
            llm_model=options.model,
            llm_timeout=options.timeout,
        )
        library = Library(settings)
        await library.refresh(by="scripts.real_model")
        for sentence in await library.models():
            print(sentence)
        try:
            await _ask(library, questions_of(options.gold, options.questions), tally)
        finally:  # also when it is interrupted
            tally.report()
            await library.close()


async def _ask(library: Library, questions: Sequence[str], tally: Tally) -> None:
    for number, question in enumerate(questions, start=1):
        started = time.monotonic()
        answer = await library.answer(question)
        tally.add(answer, time.monotonic() - started)
        written = answer.receipt is not None and answer.receipt.quoting is None
        print(f"{number:3} {'written' if written else '-------'} {question}\n      {answer.text[:200]}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="*", default=[Path("tests/gold/story.jsonl")])
    parser.add_argument("--url", required=True, help="the server's address, up to /v1")
    parser.add_argument("--model", required=True)
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--timeout", type=float, default=120, help="seconds an answer")
    asyncio.run(run(parser.parse_args()))
