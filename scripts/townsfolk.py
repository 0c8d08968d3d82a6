"""Documents and questions for measuring time: as many as wanted, the same each time, no two sentences alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 1  # the same documents on every machine

_FIRST = ("Ada", "Bjorn", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leo", "Mina")
_LAST = ("Abel", "Brandt", "Costa", "Dahl", "Egede", "Fontaine", "Grimm", "Holt", "Ivanov", "Jansen", "Kline", "Lund")
_ONSETS = (
    "Al",
    "Bor",
    "Cal",
    "Dun",
    "Els",
    "Far",
    "Gor",
    "Hal",
    "Ing",
    "Kal",
    "Lor",
    "Mar",
    "Nor",
    "Ost",
    "Par",
    "Ros",
)
_ENDS = (
    "bridge",
    "burg",
    "by",
    "dale",
    "fjord",
    "ford",
    "ham",
    "haven",
    "mouth",
    "stad",
    "ton",
    "vik",
    "ville",
    "wood",
)
_TRADES = (
    "a baker",
    "a bookseller",
    "a boat builder",
    "a gardener",
    "a nurse",
    "a potter",
    "a schoolteacher",
    "a welder",
)
_WORKS = (
    "a library",
    "a windmill",
    "a ferry",
    "a lighthouse",
    "a market hall",
    "a clock tower",
    "a museum",
    "a school",
)
_REASONS = ("the flood", "the long winter", "a wager", "the visit of a queen", "the great fire", "the end of the war")


@dataclass(frozen=True, slots=True)
class _Folk:
    name: str
    town: str
    trade: str
    work: str
    reason: str
    year: int
    people: int

    def text(self) -> str:
        return (
            f"{self.name} came to {self.town} as {self.trade} in {self.year}.\n\n"
            f"After {self.reason}, the {self.people:,} people of {self.town} asked {self.name.split()[0]} for "
            f"{self.work}. It was opened in {self.year + 9} and has stood at the harbour of {self.town} ever since.\n"
        )

    def questions(self) -> tuple[str, ...]:
        return (
            f"When did {self.name} come to {self.town}?",
            f"how many people of {self.town} asked for {self.work}",
            f"Who paid for {self.work} in {self.town}?",
        )


def write(folder: Path, count: int) -> None:
    """One document of three sentences for each of `count` people."""
    for number, folk in enumerate(_folks(count)):
        (folder / f"{number:05}.txt").write_text(folk.text(), encoding="utf-8")


def questions(count: int, of: int) -> list[str]:
    """`count` questions spread over the documents of `write(…, of)`; the documents answer two of three."""
    folks = list(_folks(of))[:: max(1, of * 3 // count)]
    return [question for folk in folks for question in folk.questions()][:count]


def _folks(count: int) -> Iterator[_Folk]:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(count):
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        town = f"{chance.choice(_ONSETS)}{chance.choice(_ENDS)}"
        trade, work, reason = chance.choice(_TRADES), chance.choice(_WORKS), chance.choice(_REASONS)
        yield _Folk(name, town, trade, work, reason, 1850 + number % 150, 1_000 + 7 * number)
