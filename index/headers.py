"""What stands before the text of a document: its title, date and address. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml

MAX_FRONT_MATTER = 10_000  # characters; more is a document between two rules, and YAML would take seconds to say so

_BOM = "\ufeff"
_DATE_LINE = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?:\s+|$)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LOOKS_LIKE_YAML = re.compile(r"\s*[\w-]+:(\s|$)")
_FENCE = re.compile(r"\s*(```|~~~)")
_TITLE = re.compile(r" {0,3}#[ \t]+(?P<title>.*?)(?:[ \t]+#+)?\s*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, and where it ends: `text[end:]` is the body."""

    end: int
    title: str = ""
    date: date | None = None
    url: str | None = None


def read_header(text: str) -> Header:
    """The header of a document: YAML between `---` lines, or `date YYYY-MM-DD` at the very start, or none."""
    start = len(_BOM) if text.startswith(_BOM) else 0
    return _front_matter(text, start) or _date_line(text, start) or Header(start)


def title_of(body: str, path: Path) -> str:
    """The title of a document that states none: its first `# heading` if it is markdown, else its file's name."""
    heading = _first_heading(body) if path.suffix.lower() == ".md" else ""
    name = " ".join(re.split(r"[-_\s]+", path.stem)).strip() or path.stem
    return heading or name[:1].upper() + name[1:]


def _date_line(text: str, start: int) -> Header | None:
    match = _DATE_LINE.match(text, start)
    day = _day(match[1]) if match else None
    return Header(match.end(), date=day) if match and day else None


def _front_matter(text: str, start: int) -> Header | None:
    """None as well when what stands between the lines is prose: then these are rules and the prose is text."""
    match = _FRONT_MATTER.match(text, start, start + MAX_FRONT_MATTER)
    if not match:
        return None
    try:
        fields = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a date such as 2026-02-30
        fields = {} if _LOOKS_LIKE_YAML.match(match["yaml"]) else None
    if not isinstance(fields, dict):
        return None
    return Header(match.end(), _title(fields.get("title")), _day(fields.get("date")), _url(fields.get("url")))


def _title(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def _url(value: object) -> str | None:
    """The address if a browser would open it as a web page; nothing else may become a link in an answer."""
    if not isinstance(value, str) or any(c.isspace() or not c.isprintable() for c in value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and parts.hostname else None


def _first_heading(body: str) -> str:
    fenced = False
    for line in body.splitlines():
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _TITLE.match(line)
        if match and match["title"]:
            return match["title"]
    return ""
