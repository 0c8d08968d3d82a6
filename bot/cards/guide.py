"""How to use the bot, as Discord messages: the help, and its first message in a server."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.pages import Block, Card
from bot.language import _
from bot.text.escape import escape
from bot.text.excerpt import excerpt

_EXAMPLE = 150  # units of one


def help_card(name: str, examples: Sequence[str]) -> Card:
    """How to ask here, and what Discord does not let the bot hear."""
    return Card([Block(_promise()), *_examples(examples), _ways(name), _going_on(), _checking(), _commands()])


def welcome_card(name: str, examples: Sequence[str]) -> Card:
    """To everybody in a server that the bot has joined, and to its moderators."""
    hello = _("**Hello, I'm {name}.**").format(name=escape(name))
    return Card([Block(f"{hello}\n{_promise()}"), _ways(name), *_examples(examples), _moderating(), _privacy()])


def _promise() -> str:
    return _(
        "I answer questions from a set of documents, in their own sentences. Each number in an answer stands for a"
        " sentence that is quoted with it. When the documents don't tell, I say so."
    )


def _examples(examples: Sequence[str]) -> list[Block]:
    if not examples:
        return []
    lines = [f"- {excerpt(example, _EXAMPLE)}" for example in examples]
    return [Block("\n".join([_("**For instance**"), *lines]), ruled=True)]


def _ways(name: str) -> Block:
    ways = [
        _("`/ask` and your question. With `private`, only you see the answer."),
        _("Mention me: @{name} and your question.").format(name=escape(name)),
        _("Write to me directly, without a mention."),
        _("On a message: Apps, then *{command}*. The message is the question.").format(command=_("Ask about this")),
    ]
    return Block("\n".join([_("**Ways to ask**"), *(f"- {way}" for way in ways)]), ruled=True)


def _going_on() -> Block:
    ways = [
        _("Press *{button}* below an answer.").format(button=_("Ask a follow-up")),
        _("Or reply to my answer, and leave the mention (@ on) in the reply."),
        _("A reply without a mention does not work: Discord does not let me read it."),
    ]
    return Block("\n".join([_("**To ask on**"), *(f"- {way}" for way in ways)]), ruled=True)


def _checking() -> Block:
    ways = [
        _("*{button}* opens the quoted sentence in its document, for you alone.").format(button=_("Show in source")),
        _("On a message: Apps, then *{command}* shows what the documents say of it.").format(
            command=_("Check this message")
        ),
        _("A thumb up or down tells the moderators how good an answer is."),
    ]
    return Block("\n".join([_("**To check an answer**"), *(f"- {way}" for way in ways)]), ruled=True)


def _commands() -> Block:
    lines = [
        _("`/sources` shows the documents. `/privacy` shows, hands over or deletes what I keep of you."),
        _("Moderators: `/reindex`, `/documents`, `/gaps`, `/feedback`, `/stats`, `/settings`."),
    ]
    return Block("\n".join(f"-# {line}" for line in lines), ruled=True)


def _moderating() -> Block:
    lines = [
        _("`/settings` chooses channels, limits, my language and more."),
        _("`/documents` adds and removes documents, `/reindex` reads them again."),
        _("All this takes the permission Manage Server or a moderator's role."),
    ]
    return Block("\n".join([_("**For moderators**"), *(f"- {line}" for line in lines)]), ruled=True)


def _privacy() -> Block:
    text = _(
        "I keep questions and answers for a while, with a code in place of the name. `/privacy` shows what, and deletes"
        " it. More in `/help`."
    )
    return Block(f"-# {text}", ruled=True)
