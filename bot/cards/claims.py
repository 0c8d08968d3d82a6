"""A message that was checked, as Discord messages: each claim, whether the documents bear it out, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons.answers import POST, source_button
from bot.buttons.button import Button
from bot.buttons.press import Press
from bot.cards.pages import Block, Card, pages
from bot.cards.place import placed
from bot.language import _, percentage
from bot.language.said import said
from bot.text.excerpt import excerpt
from index import Answer, CheckedClaim, CheckedText, Statement

SHARED_BY = 130  # units that stay free in each message for who shares it
_CLAIM = 400  # units of a claim
_QUOTED = 500  # units of a sentence of the documents
_WHY = 300  # units of why a claim is judged as it is
_CITED = 2  # sentences shown for a claim


def found(checked: CheckedText, question: str) -> Answer | None:
    """What is kept of a check, for its buttons: the sentences of the documents, and nothing of the message."""
    cited = tuple(citation for claim in checked.claims for citation in claim.citations[:_CITED])
    said_ = tuple(Statement(citation.text, (number,)) for number, citation in enumerate(cited, start=1))
    return Answer(question, said_, cited, version=checked.version) if cited else None


def claims_cards(checked: CheckedText, url: str, kept: int | None) -> list[Card]:
    """`url`: of the message; `kept`: the id of what `found` returns."""
    blocks = [Block(f"**{_('What the documents say of this message')}**\n-# {url}"), *_claims(checked, kept)]
    caution = _("I compare with the documents alone, and can be wrong. What they don't say may still be true.")
    share = Button.of(Press(POST, kept or 0), _("Share"))
    return pages([*blocks, Block(f"-# {caution}", ruled=True, rows=((share,),))], spare=SHARED_BY)


def _claims(checked: CheckedText, kept: int | None) -> Iterator[Block]:
    number = 0
    for claim in checked.claims:
        yield Block(_judged(claim), ruled=True)
        for citation in claim.citations[:_CITED]:
            number += 1
            quoted = f"“{excerpt(citation.text, _QUOTED, citation.marks)}”"
            yield Block(placed(quoted, citation), button=None if kept is None else source_button(kept, number))


def _judged(claim: CheckedClaim) -> str:
    sure = _("{share} sure").format(share=percentage(claim.confidence))
    head = f"**{_verdict(claim.verdict)}** · {sure}\n{_('Said:')} “{excerpt(claim.text, _CLAIM)}”"
    why = excerpt(said(claim.why), _WHY) if claim.why and claim.verdict == "contradicted" else ""
    return f"{head}\n-# {why}" if why else head


def _verdict(verdict: str) -> str:
    return {
        "supported": _("In the documents"),
        "contradicted": _("Contradicted by the documents"),
    }.get(verdict, _("Not in the documents"))
