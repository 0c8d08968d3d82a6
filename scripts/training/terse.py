"""Questions about what is no prose: rows of tables, items of lists, rules, chats, lists of questions.

The material has none of these, and a model that has learned from prose alone doubts a right row. Names, amounts and
days are drawn, so that the form is learned and not the facts; nothing here is from a document that is measured on.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.context import in_context, in_passage
from index.table import cells_between, worded
from scripts.training.examples import Group, span_of

_WORDS: dict[str, list[Any]] = tomllib.loads((Path(__file__).parent / "terse.toml").read_text(encoding="utf-8"))
_PASSAGE = 0.4  # how often a text is read in its passage
_PLAIN = 0.35  # how often a question is in lower case, without its mark
_FAILING = 3  # other lines of the same document in a group
_UNTOLD = 0.35  # how often what is asked about stands in no line

Draw = random.Random


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, the questions that it answers, and with which words."""

    text: str
    questions: Sequence[str]
    answer: str
    lead: str = ""  # the head of its table, or the question above it

    @property
    def read(self) -> str:
        """As the model reads it: a row with the names of its columns."""
        cells = cells_between(self.lead, self.text) if self.lead.endswith("|") else ()
        return worded(self.text, cells)[0] if cells else self.text

    @property
    def before(self) -> str:
        """What is read before it: the question above it."""
        return "" if self.lead.endswith("|") else self.lead


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of such lines."""

    title: str
    section: str
    lines: Sequence[Line]


def terse(seed: int) -> Iterator[Group]:
    """One group after the other, without end."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    while True:
        yield _group(draw.choice(_SHEETS)(draw), draw)


def _group(sheet: Sheet, draw: Draw) -> Group:
    """A question about one line, that line unless it is the untold one, and others."""
    number = draw.randrange(len(sheet.lines))
    line = sheet.lines[number]
    question = draw.choice(line.questions)
    group = Group(question.lower().rstrip("?") if draw.random() < _PLAIN else question)
    told = draw.random() >= _UNTOLD
    lines = sheet.lines if told else [*sheet.lines[:number], *sheet.lines[number + 1 :]]
    if told:
        text = _read(sheet, lines, number, draw)
        group.add(text, answers=True, span=span_of(text, line.read, [line.answer]))
    for other in draw.sample(range(len(lines)), min(_FAILING, len(lines))):
        if lines[other] is not line:
            text = _read(sheet, lines, other, draw, without=line if told else None)
            group.add(text, answers=False)
    return group


def _read(sheet: Sheet, lines: Sequence[Line], number: int, draw: Draw, without: Line | None = None) -> str:
    """A line as the model reads it: in its context, or in its passage unless that begins with the line `without`."""
    line, before = lines[number], lines[number - 1] if number else None
    told = line.before or (before.text if before and not line.lead else "")
    if draw.random() < _PASSAGE and (line.lead or before is None or before is not without):
        return in_passage(line.read, section=sheet.section, before=told)
    title = ": ".join(filter(None, [sheet.title, sheet.section]))
    return in_context(line.read, title=title, before=told, leaning=bool(line.before))


def _hours(draw: Draw) -> Sheet:
    place, lead = draw.choice(_WORDS["places"]), "Day | Opens | Closes | Remarks |"
    lines = []
    for day in _WORDS["days"]:
        opens, closes = (
            f"{draw.randint(6, 11):02}:{draw.choice('0003')}0",
            f"{draw.randint(15, 23)}:{draw.choice('0003')}0",
        )
        remark = draw.choice(("", "", "Children only", "Members only", "By appointment"))
        asked, time = draw.choice(((("open", "start"), opens), (("close", "shut"), closes)))
        questions = [
            f"When does the {place} {asked[0]} on {day}?", f"what time does it {asked[0]} {day}",
            f"On {day}, when do you {asked[1]}?", f"{day} {asked[0]} hours",
        ]  # fmt: skip
        lines.append(Line(f"{day} | {opens} | {closes} | {remark} |", questions, time, lead))
    return Sheet(f"The {place}", draw.choice(("", "Opening hours", "Times")), lines)


def _prices(draw: Draw) -> Sheet:
    unit = draw.choice(("£{:.2f}", "{:.2f} euros", "${:.2f}", "{:.0f} kr"))
    lead = draw.choice(("", f"{draw.choice(('Ticket', 'Item', 'What'))} | Price |"))
    lines = []
    for what in draw.sample(_WORDS["fees"], 6):
        price, asked = unit.format(draw.choice((1, 2, 5, 10, 20)) * draw.randint(1, 19) / 2), what.lower()
        text = f"{what} | {price} |" if lead else draw.choice(("{}: {}", "{} – {}", "{}: {}.")).format(what, price)
        questions = [f"How much is {asked}?", f"What does {asked} cost?", f"price of {asked}"]
        lines.append(Line(text, questions, price, lead))
    return Sheet(f"The {draw.choice(_WORDS['places'])}", draw.choice(("", "Prices", "Fees")), lines)


def _people(draw: Draw) -> Sheet:
    lead = draw.choice(("", "Role | Name | Phone |"))
    lines = []
    for role, name in zip(draw.sample(_WORDS["roles"], 6), draw.sample(_WORDS["names"], 6), strict=True):
        phone = f"0{draw.randint(100, 999)} {draw.randint(100, 999)} {draw.randint(100, 999)}"
        who = [f"Who is the {role.lower()}?", f"what's the name of the {role.lower()}"]
        reach = [f"What is the number of the {role.lower()}?", f"How do I reach {name}?", f"phone of {name}?"]
        questions, answer = draw.choice(((who, name), (reach, phone)))
        text = f"{role} | {name} | {phone} |" if lead else f"{role}: {name}, {phone}"
        lines.append(Line(text, questions, answer, lead))
    return Sheet(draw.choice(("The society", "Our crew", "Who does what", "Staff")), draw.choice(("", "People")), lines)


def _specs(draw: Draw) -> Sheet:
    lines = []
    for one in draw.sample(_WORDS["specs"], 6):
        value = f"{draw.choice((1, 5, 10)) * draw.randint(2, 40) / 10:g} {one['unit']}".strip()
        text = draw.choice(("{}: {}", "{} | {} |", "{} {}.", "- {}: {}")).format(one["name"], value)
        lines.append(Line(text, one["asked"], value))
    return Sheet(draw.choice(("Model T4", "The Breva", "Data sheet")), draw.choice(("", "Specifications")), lines)


def _asides(draw: Draw) -> Sheet:
    """What is told in passing, in an instruction, a rule or a note."""
    lines = []
    for one in draw.sample(_WORDS["asides"], 5):
        value = f"{draw.randint(2, 95)}{one['unit']}"
        lines.append(Line(one["text"].format(value), one["asked"], value))
    return Sheet(draw.choice(("Manual", "Agreement", "How to", "Notes")), "", lines)


def _rules(draw: Draw) -> Sheet:
    lines = [Line(one["text"], one["asked"], "") for one in draw.sample(_WORDS["rules"], 6)]
    return Sheet(draw.choice(("House rules", "Rules", "Terms", "Read me first")), "", lines)


def _posed(draw: Draw) -> Sheet:
    lines = [Line(one["text"], one["asked"], "", one["question"]) for one in draw.sample(_WORDS["posed"], 5)]
    return Sheet(draw.choice(("FAQ", "Help", "Questions")), draw.choice(("", "General")), lines)


def _chat(draw: Draw) -> Sheet:
    lines, minute = [], draw.randint(0, 20)
    for one in draw.sample(_WORDS["chat"], 6):
        name, minute = draw.choice(_WORDS["names"]).split()[0], minute + draw.randint(1, 4)
        day, place = draw.choice(_WORDS["days"]), draw.choice(_WORDS["places"])
        asked = [question.format(name=name) for question in one["asked"]]
        answer = day if "{day}" in one["text"] else place if "{place}" in one["text"] else ""
        answer = name if asked[0].startswith("Who") else answer
        text = f"[{9 + minute // 60:02}:{minute % 60:02}] {name}: {one['text'].format(day=day, place=place)}"
        lines.append(Line(text, asked, answer))
    return Sheet(draw.choice(("", "chat", "general")), "", lines)


def _life(draw: Draw) -> Sheet:
    lines, year = [], draw.randint(1890, 1975)
    for one in draw.sample(_WORDS["events"], 6):
        year += draw.randint(1, 9)
        when, other = draw.choice((str(year), f"{draw.choice(_WORDS['months'])} {year}")), draw.choice(_WORDS["names"])
        text = draw.choice(("{}: {}.", "{} – {}.", "- {}: {}")).format(when, one["text"].format(name=other))
        lines.append(Line(text, one["asked"], other if one["asked"][0].startswith("Who") else when))
    return Sheet(draw.choice(_WORDS["names"]), draw.choice(("", "Life", "Dates")), lines)


def _notice(draw: Draw) -> Sheet:
    """A notice, a manual, a letter: what else members ask about. All its lines are about the same."""
    theme = draw.choice(_WORDS["themes"])
    lines = [Line(one["text"], one["asked"], "") for one in theme["lines"]]
    return Sheet(theme["title"], "", lines)


_SHEETS: Sequence[Callable[[Draw], Sheet]] = (
    _hours, _prices, _people, _specs, _asides, _rules, _posed, _chat, _life, _notice, _notice, _notice, _notice,
)  # fmt: skip
