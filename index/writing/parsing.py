"""A model's reply, whole or as far as it has come -> the sentences in it, with the numbers they cite (pure).

Models put fences, thoughts and courtesies around what they were asked for, and markers on either side of a full stop.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.domain import Document
from index.sentences import split


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as a model wrote it, without markers; `numbers` as written, whether such evidence exists or not."""

    text: str
    numbers: tuple[int, ...] = ()
    translation: str = ""  # the same sentence in another language, where one was asked for


_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_THOUGHT_END = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^\s*(?:```|~~~).*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:(?:[-*+•>]|#{1,6}|\d{1,2}[.)])\s+)+")
_EMPHASIS = re.compile(r"\*\*|__|`")
_JSON = re.compile(r'"(?:sentences|text|english)"\s*:')
# [1], [1, 2], [1-3], 【1†source】, [^1], [Source 2], [sentence 3]
_MARKER = re.compile(
    r"\s*[\[【]\s*(?:\^|(?:source|sentence|s|n|ref|citation)s?\.?[\s=#:]*)?[\"“]?"
    r"(\d{1,4}(?:\s*(?:,|;|-|–|and|und|et|y|&)\s*\d{1,4})*)[\"”]?\s*(?:†[^\]】]*)?[\]】]",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\s*[\[【][^\]】]*\Z")  # a marker that is still to be closed
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_LABEL = re.compile(
    r"^(?:(?:final )?answer|antwort|réponse|respuesta|svar|translation|english|german|deutsch|danish|dansk|french|"
    r"français|spanish|español)\s*:\s*",
    re.IGNORECASE,
)
_ARROW = re.compile(r"\s*(?:=>|⇒|→|->)\s*")  # between a sentence and its translation
_COURTESY = re.compile(
    r"^(?:sure|certainly|of course|absolutely|okay|ok|great question|here(?:'s| is| are)|based on (?:the|these)|"
    r"according to the (?:numbered |provided |given )?(?:sentences|documents|evidence|context)\s*[,:]?$|"
    r"i hope|let me know|if you (?:have|need|want)|feel free|is there anything|please let|note that i|sources?:)",
    re.IGNORECASE,
)
_DONE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def drafts(reply: str, *, whole: bool, cut: bool = False) -> list[Draft]:
    """The sentences of a reply. Not `whole`: those that what is still to come won't change. `cut`: it broke off."""
    text = _THOUGHT_END.sub("", _THOUGHT.sub("", reply))
    text = _FENCE.sub("", text)
    if _JSON.search(text) or text.lstrip().startswith("{"):
        return [draft for draft in _of_json(text) if draft.text]
    found = [draft for line in _lines(text, whole=whole) for draft in _of_line(line)]
    found = _courteous(_joined(found))
    if not whole or (cut and found and not _is_finished(text, found[-1])):
        return found[:-1]
    return [draft for draft in found if draft.text.strip(".").upper() != "NONE"]


def _lines(text: str, *, whole: bool) -> list[str]:
    lines = (text if whole else _OPEN.sub("", text)).split("\n")
    if not whole and _MARKER.match(lines[-1]):
        lines.pop()  # which side its markers stand on shows at its end
    return lines


def _of_line(line: str) -> Iterator[Draft]:
    """Sentences of a line, with the translation of one; that may also stand on the next line, after its arrow."""
    text, *others = _ARROW.split(_BULLET.sub("", line))
    found = list(_sentences(text))
    if not others:
        yield from found
        return
    translation, markers = _without_markers(_EMPHASIS.sub("", _LABEL.sub("", " ".join(others))))
    numbers = [n for _, listed in markers for n in listed]
    if len(found) > 1:  # nobody can say which of them it is of
        yield from found
        return
    text, own = (found[0].text, found[0].numbers) if found else ("", ())
    yield Draft(text, tuple(dict.fromkeys((*own, *numbers))), translation.strip())


def _sentences(line: str) -> Iterator[Draft]:
    """A marker belongs to the sentence before it, unless the line begins with one."""
    said = _EMPHASIS.sub("", _LABEL.sub("", line))
    leads = bool(_MARKER.match(said)) and not _MARKER.search(said.rstrip()[-8:])
    plain, markers = _without_markers(said)
    spans = [(s.start, s.end) for s in split(Document("reply.txt", plain, title=""))]
    if not spans:
        numbers = tuple(n for _, found in markers for n in found)
        yield from [Draft("", numbers)] if numbers else []
    for place, (start, end) in enumerate(spans):
        follows = spans[place + 1][0] if place + 1 < len(spans) else len(plain) + 1
        before = spans[place - 1][1] if place else 0
        mine = [
            n
            for at, found in markers
            if (before <= at < end if leads else (start < at or place == 0) and at < follows)
            for n in found
        ]
        yield Draft(plain[start:end].strip(), tuple(dict.fromkeys(mine)))


def _without_markers(text: str) -> tuple[str, list[tuple[int, tuple[int, ...]]]]:
    """The text without its markers, and where in it each stood."""
    plain, markers, last = "", [], 0
    for match in _MARKER.finditer(text):
        plain += text[last : match.start()]
        markers.append((len(plain), _numbers(match[1])))
        last = match.end()
    return plain + text[last:], markers


def _numbers(listed: str) -> tuple[int, ...]:
    spread = _RANGE.sub(lambda m: ",".join(map(str, range(int(m[1]), min(int(m[2]), int(m[1]) + 9) + 1))), listed)
    return tuple(int(number) for number in re.findall(r"\d+", spread))


def _joined(found: list[Draft]) -> list[Draft]:
    """Markers and translations that stand alone on a line go to the sentence before them."""
    joined: list[Draft] = []
    for draft in found:
        if draft.text:
            joined.append(draft)
        elif joined:
            last = joined[-1]
            numbers = tuple(dict.fromkeys((*last.numbers, *draft.numbers)))
            joined[-1] = Draft(last.text, numbers, last.translation or draft.translation)
    return joined


def _courteous(found: list[Draft]) -> list[Draft]:
    """Without introductions and good wishes, which cite nothing."""
    return [draft for draft in found if draft.numbers or not (_COURTESY.match(draft.text) or draft.text.endswith(":"))]


def _is_finished(text: str, last: Draft) -> bool:
    return bool(_DONE.search(text.rstrip()) and _DONE.search(last.text)) or bool(_MARKER.search(text.rstrip()[-8:]))


def _of_json(text: str) -> Iterator[Draft]:
    """Every object with a text that is complete, however broken what is around it."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except ValueError:
            end = at + 1
        except RecursionError:
            return
        else:
            yield from _of_object(found)
        at = text.find("{", end)


def _of_object(found: object) -> Iterator[Draft]:
    if not isinstance(found, dict):
        return
    if isinstance(found.get("sentences"), list):
        for one in found["sentences"]:
            yield from _of_line(one) if isinstance(one, str) else _of_object(one)
    elif isinstance(text := found.get("text") or found.get("english"), str):
        given = found.get("citations")
        listed = given if isinstance(given, list) else [given]
        numbers = [int(n) for n in map(str, listed) if re.fullmatch(r"[0-9]{1,4}", n)]
        inner = list(_of_line(" ".join(text.split())))
        other = _EMPHASIS.sub("", _without_markers(" ".join(str(found.get("translation") or "").split()))[0]).strip()
        for one in inner:
            translation = one.translation or (other if len(inner) == 1 else "")
            yield Draft(one.text, tuple(dict.fromkeys((*numbers, *one.numbers))), translation)
