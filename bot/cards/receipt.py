"""What is said of a written answer: why it quotes instead, and its receipt."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.pages import Block, Card
from bot.language import _
from bot.language.said import said
from bot.text.excerpt import excerpt
from index import Answer, Receipt

_SENTENCE = 300  # units of a sentence that was checked
_REASON = 200  # units of why it was cut
_MOST = 12  # sentences shown: their texts fit in one message


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
    for checked in answer.receipt.sentences[:_MOST]:
        verdict = _("Supported") if checked.supported else _("Cut")
        again = f" · {_('second try')}" if checked.rewritten else ""
        why = f" · {excerpt(said(checked.why), _REASON)}" if checked.why else ""
        yield Block(f"**{verdict}**{again}: {excerpt(checked.text, _SENTENCE)}\n-# {round(checked.score * 100)} %{why}")
    yield Block(f"-# {_spent(answer.receipt)}", ruled=True)


def _spent(receipt: Receipt) -> str:
    spent = _("Model: {model} · tokens in: {tokens_in}, out: {tokens_out} · {seconds} s · cost: {cost}").format(
        model=excerpt(receipt.model, 100),
        tokens_in=receipt.tokens_in,
        tokens_out=receipt.tokens_out,
        seconds=f"{receipt.seconds:.1f}",
        cost=f"{receipt.cost:.4f}",
    )
    return f"{spent} · {_('written before, checked again now')}" if receipt.cached else spent
