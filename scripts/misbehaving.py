"""What members would see of a model that lies: replies of true and wrong sentences, written through a real server.

`python -m scripts.misbehaving [--replies 320] [--seed 11] [--misses FILE]`. Each reply mixes paraphrases of
tests/gold/checking with claims made wrong by rules (scripts/checking/claims.py), in every format that models use; asked
to write a wrong sentence again, the model repeats it. Nothing is asked of any other server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.documents import document_of
from index.domain import Answer, Citation, Snapshot, Statement, Turn
from index.engine import Models
from index.receipt import Receipt
from index.settings import IndexSettings
from index.verify import Verdict, Verifier, is_name_by, sources, support_of
from index.writing import Author
from index.writing.prompt import harmless
from scripts.checking.claims import Claim, variants
from scripts.checking.material import Shelf, of_paraphrases
from tests.llm.server import Asked, Said, serving

_SEED = 11
_TRUE, _WRONG = 2, 2  # sentences of a reply
_INVENTED = 99  # a number of no evidence


class Bench:
    """An author who writes from given sentences, and the sentences' documents."""

    def __init__(self, url: str, folder: Path) -> None:
        files = [*Path("seeds").glob("*.txt"), *Path("tests/gold/checking/documents").glob("*.txt")]
        shelf = Shelf(document_of(path.name, path.read_bytes()) for path in sorted(files))
        self.snapshot = shelf.snapshot
        self._by_text = {sentence.text: sentence for sentence in self.snapshot.sentences}
        self._verifier = Verifier(support_of(Models().reader), is_name_by(shelf.words))
        self.evidence: tuple[Citation, ...] = ()
        settings = IndexSettings(data_dir=folder, llm_base_url=url, llm_model="liar", llm_timeout=600)
        self.author = Author(settings, self.quote, self.verify)

    def give(self, texts: Iterable[str]) -> None:
        """Have these sentences be the evidence of the next question."""
        self.evidence = tuple(self.snapshot.cite(self._by_text[text]) for text in texts)

    async def quote(self, question: str, history: Sequence[Turn]) -> tuple[Answer, Snapshot]:
        del history
        said = tuple(Statement(c.text, (n,)) for n, c in enumerate(self.evidence, start=1))
        return Answer(question, statements=said, citations=self.evidence), self.snapshot

    async def verify(self, snapshot: Snapshot, claim: str, cited: Sequence[Citation]) -> Verdict:
        return await asyncio.to_thread(self._verifier.verify, claim, sources(snapshot, cited))


def reply_of(claims: Sequence[Claim], numbers: dict[str, int], chance: random.Random) -> str:
    """The claims as a model might write them."""
    listed = [(c.text, [numbers.get(harmless(s.text), _INVENTED) for s in c.cited]) for c in claims]
    listed = [
        (text, [_INVENTED] if c.kind == "invented marker" else n) for (text, n), c in zip(listed, claims, strict=True)
    ]
    style = chance.randrange(5)
    if style == 0:
        return json.dumps({"sentences": [{"text": text, "citations": found} for text, found in listed]})
    marked = [(text, "".join(f"[{n}]" for n in found)) for text, found in listed]
    if style == 1:
        return "\n".join(f"- {text[:-1]} {marks}{text[-1]}" for text, marks in marked)
    if style == 2:  # noqa: PLR2004 - one of five
        return "Sure! Here is the answer:\n" + "\n".join(f"{marks} {text}" for text, marks in marked)
    said = " ".join(f"{text} {marks}" for text, marks in marked)
    return f"<think>Let me see. [1]</think>\n{said}\nI hope this helps!" if style == 3 else said  # noqa: PLR2004


@dataclass
class Run:
    """What was written and what of it was shown, by kind; `misses` tells of each that was judged wrongly."""

    written: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, claims: Sequence[Claim], answer: Answer) -> None:
        receipt = answer.receipt or Receipt()
        said = set() if receipt.quoting else {statement.text for statement in answer.statements}
        for claim in claims:
            self.written[claim.kind] += 1
            self.shown[claim.kind] += claim.text in said
            if (claim.text in said) != claim.supported:
                why = next((one.why for one in receipt.sentences if one.text == claim.text), "")
                self.misses.append(f"{claim.kind}: {claim.text}\n    {why}\n    {[s.text for s in claim.cited]}\n")


def pairs_of(chance: random.Random) -> list[list[tuple[Claim, list[Claim]]]]:
    """True claims, each with the wrong ones made of it, by document."""
    made = list(of_paraphrases(Path("tests/gold/checking"), Path("seeds")))
    true = {claim.text: claim.cited for claim, _ in made}
    found: dict[str, list[tuple[Claim, list[Claim]]]] = {}
    for claim, material in made:
        wrong = [one for one in variants(claim, material, chance) if one.text not in true or one.cited != claim.cited]
        other = chance.choice([text for text in sorted(true) if not {*true[text]} & {*claim.cited}])
        wrong.append(replace(claim, kind="unsupported", text=other, supported=False))
        wrong += [replace(one, kind="invented marker") for one in wrong if one.text not in true][:1]
        found.setdefault(claim.cited[0].document, []).append((claim, wrong))
    return [pairs for pairs in found.values() if len(pairs) >= _TRUE + _WRONG]


async def run(replies: int, seed: int = _SEED) -> Run:
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    documents, current, outcome = pairs_of(chance), list[Claim](), Run()

    def script(asked: Asked) -> Said:
        numbers = {text: n for n, text in enumerate(asked.sentences, start=1)}
        last = asked.body["messages"][-1]["content"]
        return Said(reply_of([c for c in current if not asked.repairs or harmless(c.text) in last], numbers, chance))

    with tempfile.TemporaryDirectory() as folder:
        async with serving(script) as server:
            bench = Bench(server.url, Path(folder))
            for number in range(replies):
                chosen = chance.sample(chance.choice(documents), _TRUE + _WRONG)
                current[:] = [true for true, _ in chosen[:_TRUE]]
                said = {claim.text for claim in current}  # which said once more is no wrong sentence
                current += [chance.choice([c for c in wrong if c.text not in said]) for _, wrong in chosen[_TRUE:]]
                chance.shuffle(current)
                bench.give(dict.fromkeys(source.text for claim in current for source in claim.cited))
                outcome.add(current, await bench.author.answer(f"Question {number}?", (), bench.snapshot))
            await bench.author.close()
    return outcome


def report(run: Run) -> None:
    print(f"{'':26} written  shown")
    for kind, count in sorted(run.written.items()):
        print(f"  {kind:24} {count:7} {run.shown[kind]:6}  {run.shown[kind] / count:.3f}")
    wrong = [kind for kind in run.written if kind != "paraphrase"]
    print(f"  wrong sentences shown: {sum(run.shown[k] for k in wrong)} of {sum(run.written[k] for k in wrong)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=320)
    parser.add_argument("--seed", type=int, default=_SEED, help="of the random choices: another one, other replies")
    parser.add_argument("--misses", type=Path, help="where sentences that were judged wrongly are written")
    given = parser.parse_args()
    came = asyncio.run(run(given.replies, given.seed))
    report(came)
    if given.misses:
        given.misses.write_text("".join(came.misses), encoding="utf-8")
