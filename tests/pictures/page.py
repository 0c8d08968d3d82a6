"""A message of components V2, as Discord has it, as an HTML page: enough to look at what the bot would show. Pure.

https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.pictures.markdown import When, rendered

Payload = Mapping[str, Any]
Files = Mapping[str, bytes]  # attachments by their names

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
# Few machines that take pictures have a font with these; a thumb, drawn, and the same upside down.
_THUMB = (
    '<svg viewBox="0 0 20 20" class="{}"><path d="M2 9h3v9H2zM6 9l4-7c2 0 2.500 1.500 2 3l-.700 3H17c1.500 0 2 1 '
    '1.700 2l-1.700 6.500c-.300 1-1 1.500-2 1.500H6z"/></svg>'
)
_DRAWN = {"👍": _THUMB.format("up"), "👎": _THUMB.format("down")}
_STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def page(components: Sequence[Payload], when: When, *, private: bool = False, files: Files | None = None) -> str:
    """`components` as in the body of a message; `private`: seen by one member only, which Discord says below it."""
    shown = "".join(_component(component, when, files or {}) for component in components)
    foot = "<footer>Only you can see this · Dismiss message</footer>" if private else ""
    head = '<div class="face">F</div><header><b>Footnote</b><span>APP</span><i>Today at 12:00</i></header>'
    return f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{head}<main>{shown}</main>{foot}'


def _component(component: Payload, when: When, files: Files) -> str:  # noqa: C901, PLR0911 - one for each kind
    def inside(key: str = "components") -> str:
        return "".join(_component(child, when, files) for child in component[key])

    match component["type"]:
        case 1:
            return f'<div class="row">{inside()}</div>'
        case 2:
            return _button(component)
        case 3 | 5 | 6 | 7 | 8:
            label = html.escape(component.get("placeholder") or "")
            return f'<div class="select"><span>{label}</span><span>▾</span></div>'
        case 9:
            text, accessory = inside(), _component(component["accessory"], when, files)
            return f'<div class="section"><div>{text}</div>{accessory}</div>'
        case 10:
            return f"<div>{rendered(component['content'], when)}</div>"
        case 12:
            return "".join(_picture(item, files) for item in component["items"])
        case 13:
            return f'<div class="file">🗎 {html.escape(_name(component["file"]))}</div>'
        case 14:
            return "<hr>" if component.get("divider", True) else ""
        case 17:
            colour = component.get("accent_color") or 0x3F4147
            return f'<div class="container" style="border-left-color: #{colour:06x}">{inside()}</div>'
        case other:
            raise ValueError(f"a component of type {other} is not drawn yet")


def _button(component: Payload) -> str:
    emoji = (component.get("emoji") or {}).get("name") or ""
    label = html.escape(f"{emoji} {component.get('label') or ''}".strip())
    for character, drawing in _DRAWN.items():
        label = label.replace(character, drawing)
    off = " off" if component.get("disabled") else ""
    link = " ↗" if component.get("url") else ""
    return f'<span class="button {_STYLES[component["style"]]}{off}">{label}{link}</span>'


def _picture(item: Payload, files: Files) -> str:
    data = base64.b64encode(files[_name(item["media"])]).decode()
    return f'<img alt="{html.escape(item.get("description") or "")}" src="data:image/png;base64,{data}">'


def _name(media: Payload) -> str:
    return str(media["url"]).partition("?")[0].rpartition("/")[2]
