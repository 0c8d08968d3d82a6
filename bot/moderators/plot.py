"""Questions a day as a small picture, and in words. Drawing blocks: for a thread."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from babel.dates import format_skeleton

from bot.language import _, _n, current, number
from bot.state import Stats

_SIZE = (6.4, 2.4)  # inches
_RESOLUTION = 150  # dots an inch: sharp on a telephone, some 20 kB
_INK, _PALE = "#3E6FB0", "#C9D3E0"
_LABELS = 8  # days that are named
_TOP = 4  # questions that the axis is for at least, so that one question does not look like many
_ALT = 1024  # characters: https://discord.com/developers/docs/components/reference#media-gallery


def draw(stats: Stats) -> bytes:
    """A PNG: for each day the questions, those that were not answered hatched on top."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - takes seconds: only for who asks for the picture

    asked = [count for _day, count, _answered in stats.per_day]
    answered = [count for _day, _asked, count in stats.per_day]
    rest = [count - done for count, done in zip(asked, answered, strict=True)]
    figure = Figure(_SIZE, layout="constrained")
    axes = figure.subplots()
    places = range(len(asked))
    axes.bar(places, answered, color=_INK, label=_("answered"))
    axes.bar(places, rest, bottom=answered, color=_PALE, edgecolor=_INK, hatch="//", label=_("not answered"))
    named = list(places)[:: -(-len(asked) // _LABELS)]
    axes.set_xticks(named, [_day_of(stats.per_day[place][0]) for place in named])
    axes.locator_params(axis="y", integer=True)
    axes.set_ylim(0, max(*asked, _TOP) * 1.05)
    axes.set_ylabel(_("questions"))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize="small", ncols=2, loc="lower right", bbox_to_anchor=(1, 1))
    picture = BytesIO()
    figure.savefig(picture, format="png", dpi=_RESOLUTION)
    return picture.getvalue()


def described(stats: Stats) -> str:
    """What the picture shows, for who can't see it."""
    days = [_described(*day) for day in stats.per_day if day[1]]
    if not days:
        return _("Questions a day: none on any day.")
    text = _("Questions a day. {days}. None on the other days.").format(days="; ".join(days))
    return text if len(text) <= _ALT else text[: _ALT - 1] + "…"


def _described(day: date, asked: int, answered: int) -> str:
    text = _n("{day}: {asked} question, {answered} answered", "{day}: {asked} questions, {answered} answered", asked)
    return text.format(day=_day_of(day), asked=number(asked), answered=number(answered))


def _day_of(day: date) -> str:
    """12 Jan, as the reader writes it."""
    locale = current()
    return format_skeleton("MMMd", day, locale="en_GB" if locale == "en" else locale)
