"""Whether a sentence of a document speaks to a model instead of to people (pure)."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules|prompts?|above|previous|prior)\b",
    r"\b(?:system|developer) (?:prompt|message|note|mode|override)\b",
    r"\b(?:you are|act as|pretend to be) (?:now|an? ai|dan\b)|\bas an? (?:ai|language model|assistant)\b",
    r"\b(?:ais?|llms?|chatbots?|assistants?|models?)\b.{0,40}\b(?:must|should|shall|please|always|never)\b",
    r"\b(?:reveal|print|repeat|output)\b.{0,40}\b(?:prompt|instructions?|api key|secret|password)\b",
    r"\b(?:answer|reply|respond) (?:only |always )?with\b",
    r"<\|?(?:system|im_start|user|assistant)|\[/?inst\]|###\s*(?:system|instruction)",
)
_ORDERS = re.compile("|".join(_SIGNS), re.IGNORECASE)


def gives_orders(text: str) -> bool:
    """Such a sentence is quoted to people who ask for it, but not given to models."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return bool(_ORDERS.search(seen))
