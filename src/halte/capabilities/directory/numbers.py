"""Telephone numbers, in whatever shape they are written.

Kept as dialled from anywhere: `+1` and ten digits (ITU-T E.164, and the North
American Numbering Plan: neither the area code nor the exchange begins with 0 or
1). Short national lines (211, 911, 988) stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from halte.capabilities.directory import words
from halte.core.errors import Invalid

SHORT: Final = frozenset({"211", "311", "411", "511", "711", "811", "911", "988"})
KEYPAD: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999"
)
EXTENSION: Final = re.compile(
    r"(?:\b(?:ext(?:ension)?|poste|local)|#|(?<=[\d\s])x)\s*[.:]?\s*(\d{1,8})\s*$",
    re.IGNORECASE,
)
PLAN: Final = re.compile(r"[2-9]\d{2}[2-9]\d{6}", re.ASCII)
PREFIX: Final = re.compile(
    r"^\s*(?:tel|tél|phone|téléphone|call|appelez)\s*[.:]*", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its extension."""

    digits: str
    extension: str = ""


def read_number(text: str, *, field: str = "number") -> Number:
    """The number that a text gives; `Invalid` where it gives none or is too short."""
    plain = PREFIX.sub("", unicodedata.normalize("NFKC", text)).strip()
    found = EXTENSION.search(plain)
    extension = found[1] if found else ""
    if found:
        plain = plain[: found.start()]
    kept = re.sub(r"[^0-9A-Z+]", "", plain.upper())
    if kept in SHORT:
        return Number(kept, extension)
    digits = kept.lstrip("+").translate(KEYPAD)
    if digits.startswith("0111"):
        digits = digits.removeprefix("011")
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    if not PLAN.fullmatch(digits):
        raise Invalid("directory_number_shape", field=field)
    return Number(f"+1{digits}", extension)


def shown(digits: str) -> str:
    """416-555-0123, and 1-800-555-0123 where the call is free."""
    if not digits.startswith("+1"):
        return digits
    area, exchange, last = digits[2:5], digits[5:8], digits[8:]
    free = area in {"800", "833", "844", "855", "866", "877", "888"}
    return "-".join((*(("1",) if free else ()), area, exchange, last))


def whole(digits: str, extension: str = "") -> str:
    """A number with its extension, as one reads both."""
    return shown(digits) + (f" {words.EXTENSION} {extension}" if extension else "")


def dialled(digits: str, extension: str = "") -> str:
    """A `tel:` address (RFC 3966)."""
    return f"tel:{digits}" + (f";ext={extension}" if extension else "")
