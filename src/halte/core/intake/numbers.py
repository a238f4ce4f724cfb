"""Numbers as people write them in English and in French.

The rule, where `mark` is the file’s decimal mark:
- Spaces (also no-break and thin) and apostrophes separate thousands, always.
- Where both `,` and `.` occur, or one of them twice, what they mean is plain.
- One mark that is not followed by exactly three digits is a decimal mark.
- One mark followed by exactly three digits (`1,234`) could be either. If it is
  the file’s decimal mark it is the decimal mark; otherwise it separates
  thousands. In a column of whole numbers it separates thousands. Each such
  cell is counted and shown before anything is accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from halte.core.errors import Invalid

Mark = Literal[",", "."]

SPACE: Final = "[ \u00a0\u202f\u2009'’]"
LONGEST: Final = 40
DIGITS: Final = 20

WHOLE: Final = re.compile(r"[0-9]+")
SPACED: Final = re.compile(rf"[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?")
ENGLISH: Final = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}"
)
EUROPEAN: Final = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)
EITHER: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
DECIMAL: Final = re.compile(r"[0-9]*[.,][0-9]+|[0-9]+[.,]")
MONEY: Final = re.compile(r"(?:CAD|CA|C)?\s*\$\s*(?:CAD|CA)?|CAD", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number read, and whether its text could be read in another way."""

    value: Decimal
    ambiguous: bool = False


def decimal(text: str, mark: Mark) -> Number:
    """A number with or without a fraction."""
    negative, digits = sign(text)
    found = unsigned(digits, mark)
    return Number(-found.value, found.ambiguous) if negative else found


def money(text: str, mark: Mark) -> Number:
    """An amount of Canadian dollars, the sign before or after it, or none."""
    return decimal(MONEY.sub("", text, count=1).strip(), mark)


def integer(text: str, mark: Mark) -> int:
    """A whole number. `12.0` is one; `12.5` is not."""
    negative, digits = sign(text)
    if EITHER.fullmatch(digits) and ("," in digits or mark == ","):
        digits = digits.replace(",", "").replace(".", "")
    value = unsigned(digits, mark).value
    if value != value.to_integral_value():
        raise Invalid("not_whole")
    return -int(value) if negative else int(value)


def sign(text: str) -> tuple[bool, str]:
    """Whether it is negative, and the digits. Accountants write (5) for -5."""
    if len(text) > LONGEST:
        raise Invalid("not_a_number")
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text[:1] in ("-", "\u2212"):
        return True, text[1:].strip()
    return False, text.removeprefix("+").strip()


def unsigned(text: str, mark: Mark) -> Number:
    """Digits and marks to a number, by the rule of this module."""
    ambiguous = False
    if WHOLE.fullmatch(text):
        plain = text
    elif SPACED.fullmatch(text):
        plain = re.sub(SPACE, "", text).replace(",", ".")
    elif ENGLISH.fullmatch(text):
        plain = text.replace(",", "")
    elif EUROPEAN.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
    elif EITHER.fullmatch(text):
        # With a point as the file's mark, 1.234 is plain enough.
        ambiguous = "," in text or mark == ","
        here = "," if "," in text else "."
        plain = text.replace(here, "." if here == mark else "")
    elif DECIMAL.fullmatch(text):
        plain = text.replace(",", ".")
    else:
        raise Invalid("not_a_number")
    if sum(map(str.isdigit, plain)) > DIGITS:
        raise Invalid("number_too_long", digits=DIGITS)
    return Number(Decimal(plain), ambiguous)


PLAIN_COMMA: Final = re.compile(
    r"-?[0-9]+,[0-9]{1,2}|-?[0-9]{1,3}(?: [0-9]{3})+,[0-9]+"
)
PLAIN_POINT: Final = re.compile(r"-?[0-9]+\.[0-9]{1,2}")


def decimal_mark(texts: list[str], delimiter: str) -> Mark:
    """The mark that the clear cases show; without any, by the way of the file.

    French spreadsheet programs write semicolons between cells because the
    comma is their decimal mark.
    """
    comma = sum(1 for t in texts if PLAIN_COMMA.fullmatch(t) or EUROPEAN.fullmatch(t))
    point = sum(1 for t in texts if PLAIN_POINT.fullmatch(t) or ENGLISH.fullmatch(t))
    if comma == point:
        return "," if delimiter == ";" else "."
    return "," if comma > point else "."
