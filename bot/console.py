"""An answer in a terminal: the sentences with their markers, then each cited sentence with its document and place."""

from __future__ import annotations

import asyncio

from rich.console import Console
from rich.table import Table
from rich.text import Text

from index import Answer, Citation, FootnoteError, Library, Turn


def show(answer: Answer, console: Console) -> None:
    """Print an answer. Texts of documents are data: no markup in them takes effect."""
    if answer.understood:
        console.print(Text(f"Understood as: {answer.understood}", style="dim"))
    if answer.receipt and answer.receipt.quoting:
        why = f"{_QUOTING[answer.receipt.quoting.value]}; these are the documents' own sentences."
        console.print(Text(why, style="dim"))
    console.print(_abstention(answer) if answer.abstained else _statements(answer))
    quoted = answer.related if answer.abstained else answer.citations
    for number, citation in enumerate(quoted, start=1):
        console.print()
        console.print(_cited("•" if answer.abstained else f"[{number}]", citation))


def show_receipt(answer: Answer, console: Console) -> None:
    """Print what a model wrote, whether each sentence passed and why not, and what that took."""
    receipt = answer.receipt
    console.print()
    if receipt is None:
        console.print(Text("No language model wrote this answer: it is made of the documents' own sentences."))
        return
    for checked in receipt.sentences:
        verdict, style = ("supported", "green") if checked.supported else (f"cut, {checked.check}", "yellow")
        text = Text(f"{verdict}, {checked.score:.2f}", style=style).append(f"  {checked.text}", style="not dim default")
        console.print(text.append(f"  {checked.why}", style="dim"))
        if checked.translation or checked.untranslated:
            shown = f"not shown: {checked.untranslated}" if checked.untranslated else "shown"
            console.print(Text(f"    translation, {shown}  {checked.translation}", style="dim"))
        if checked.back:
            console.print(Text(f"    back in English: {checked.back}", style="dim"))
        for cited in checked.cited:
            console.print(Text(f"    cites: {cited}", style="dim"))
        verdicts = ", ".join(f"{check} {verdict}" for check, verdict in checked.verdicts.items())
        console.print(Text(f"    {verdicts}", style="dim"))
    spent = f"{receipt.tokens_in} tokens in, {receipt.tokens_out} out, {receipt.seconds:.1f} s, cost {receipt.cost:.4f}"
    console.print(Text(f"{receipt.model}, prompt {receipt.prompt}: {spent}", style="dim"))


_QUOTING = {
    "failed": "The language model did not answer",
    "slow": "The language model took too long",
    "budget": "Today's budget for the language model is used up",
    "unsupported": "Nothing the language model wrote passed the checks",
}


def place(citation: Citation) -> str:
    """Where a sentence stands: title, date where there is one, and its number in the document."""
    dated = f"{citation.date.day} {citation.date:%B %Y}" if citation.date else ""
    parts = (citation.title, dated, f"sentence {citation.number} of {citation.of}", citation.document)
    return " · ".join(part for part in parts if part)


def _statements(answer: Answer) -> Text:
    text = Text()
    if answer.lead:
        text.append(answer.lead, style="bold green").append(" —")
    for statement in answer.statements:
        text.append(" " if text else "")
        text.append(statement.text)
        text.append(" " + "".join(f"[{number}]" for number in statement.citations), style="bold cyan")
    return text


def _abstention(answer: Answer) -> Text:
    return Text(answer.reason, style="yellow")


def _quotation(citation: Citation) -> Text:
    """The sentence in quotation marks, the answering words underlined and bold."""
    text = Text(f"“{citation.text}”")
    for start, end in citation.marks:
        text.stylize("bold underline green", start + 1, end + 1)
    return text


def _cited(label: str, citation: Citation) -> Table:
    """The label beside the quotation, below it how its times are read, and its place; all of it indented."""
    table = Table.grid(padding=(0, 1))
    table.add_row(Text(label, style="bold cyan"), _quotation(citation))
    for note in citation.notes:
        table.add_row("", Text(note, style="italic"))
    table.add_row("", Text(place(citation), style="dim"))
    return table


async def chat(library: Library, console: Console) -> None:
    """Ask in a loop until the input ends; earlier questions and answers are the conversation."""
    console.print(Text("Ask about the documents. An empty line or Ctrl-D ends.", style="dim"))
    history: list[Turn] = []
    while question := await asyncio.to_thread(_read_question, console):
        try:
            answer = await library.answer(question, history)
        except FootnoteError as error:
            console.print(Text(str(error), style="yellow"))
            continue
        show(answer, console)
        history += [Turn("user", question), Turn("assistant", answer.text or answer.reason)]


def _read_question(console: Console) -> str:
    """Blocks until a line was typed; empty at the end of the input."""
    try:
        return console.input("\n[bold cyan]?[/] ").strip()
    except EOFError:
        return ""
