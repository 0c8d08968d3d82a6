"""What is said of a written answer: why it quotes instead, and its receipt."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.pages import Block, Card
from bot.language import _
from bot.language.said import said
from bot.text.excerpt import excerpt, units
from index import Answer, Checked, Receipt

_SENTENCE = 300  # units of a sentence that was checked
_REASON = 200  # units of why it was cut
_CITED = 100  # units of each sentence that it cites
_TEXT = 3_700  # units of all that is shown of sentences, in one message with the rest


def why_quoted(answer: Answer) -> str:
    """Why the answer is made of quotations although a model should have written it; empty when that is not so."""
    receipt = answer.receipt
    if receipt is None or receipt.quoting is None:
        return ""
    return {
        "failed": _("The language model did not answer; these are the documents' own sentences."),
        "slow": _("The language model took too long; these are the documents' own sentences."),
        "budget": _("Today's budget for the language model is used up; these are the documents' own sentences."),
        "unsupported": _("Nothing the language model wrote passed the checks; these are the documents' own sentences."),
    }[receipt.quoting.value]


def receipt_card(answer: Answer) -> Card:
    """Each sentence that the model wrote, whether it passed and why not, and what that took."""
    return Card(list(_blocks(answer)))


def _blocks(answer: Answer) -> Iterator[Block]:
    yield Block(f"**{_('Receipt')}**")
    if answer.receipt is None:
        yield Block(_("No language model wrote this answer: it is made of the documents' own sentences."))
        return
    if quoted := why_quoted(answer):
        yield Block(quoted)
    spent = Block(f"-# {_spent(answer.receipt)}", ruled=True)
    left = _TEXT - units(spent.text)
    for number, checked in enumerate(answer.receipt.sentences):
        block = Block(_sentence(checked))
        left -= units(block.text)
        if left < 0:
            yield Block(_("{count} more were checked.").format(count=len(answer.receipt.sentences) - number))
            break
        yield block
    yield spent


def _sentence(checked: Checked) -> str:
    """A sentence, what it cites, and what came of each check."""
    verdict = _("Supported") if checked.supported else _("Cut")
    again = f" · {_('second try')}" if checked.rewritten else ""
    lines = [f"**{verdict}**{again}: {excerpt(checked.said, _SENTENCE)}"]
    lines += [f"-# {text}" for text in _translated(checked)]
    why = f" · {excerpt(said(checked.why), _REASON)}" if checked.why else ""
    lines.append(f"-# {round(checked.score * 100)} %{why}")
    if checked.cited:
        cited = " · ".join(f"“{excerpt(text, _CITED)}”" for text in checked.cited)
        lines.append(f"-# {_('Cites: {sentences}').format(sentences=cited)}")
    lines += [f"-# {text}" for text in _verdicts(checked)]
    return "\n".join(lines)


def _translated(checked: Checked) -> Iterator[str]:
    """In which words a translated sentence was checked, or why its translation is not shown."""
    if checked.untranslated:
        why = excerpt(said(checked.untranslated), _REASON)
        yield _("Not translated: {why}").format(why=why)
        if checked.translation:
            yield _("As the model translated it: “{sentence}”").format(sentence=excerpt(checked.translation, _SENTENCE))
    elif checked.translation:
        yield _("Checked in English: “{sentence}”").format(sentence=excerpt(checked.text, _SENTENCE))
    if checked.back:
        yield _("Put back into English: “{sentence}”").format(sentence=excerpt(checked.back, _SENTENCE))


def _verdicts(checked: Checked) -> Iterator[str]:
    names = {
        "markers": _("citation"),
        "fragment": _("whole sentence"),
        "foreign": _("nothing foreign"),
        "values": _("numbers and dates"),
        "names": _("names"),
        "speaker": _("speaker"),
        "negation": _("negation and comparison"),
        "certainty": _("certainty"),
        "support": _("support"),
    }
    for verdict, text in (
        ("passed", _("Passed: {checks}")),
        ("failed", _("Failed: {checks}")),
        ("not reached", _("Not reached: {checks}")),
    ):
        checks = [names[check] for check, came in checked.verdicts.items() if came == verdict]
        if checks:
            yield text.format(checks=", ".join(checks))


def _spent(receipt: Receipt) -> str:
    spent = _("Model: {model} · tokens in: {tokens_in}, out: {tokens_out} · {seconds} s · cost: {cost}").format(
        model=excerpt(receipt.model, 100),
        tokens_in=receipt.tokens_in,
        tokens_out=receipt.tokens_out,
        seconds=f"{receipt.seconds:.1f}",
        cost=f"{receipt.cost:.4f}",
    )
    return f"{spent} · {_('written before, checked again now')}" if receipt.cached else spent
