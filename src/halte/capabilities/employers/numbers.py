"""Numbers that governments give, checked before they are kept."""

from __future__ import annotations

import re
from typing import Final

from halte.core.errors import Invalid

ACCOUNT: Final = re.compile(r"RP\d{4}")


def business_number(text: str) -> str:
    """The nine digits of a Canadian business number; '' where it is none.

    The ninth digit checks the others (ISO/IEC 7812-1, annex B: from the right,
    every second digit is doubled and its digits added; the sum ends in 0).
    """
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{9}", digits, re.ASCII) or digits == "0" * 9:
        return ""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    total = sum(value // 10 + value % 10 for value in doubled)
    return digits if total % 10 == 0 else ""


POSTAL: Final = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[A-Z]\d", re.ASCII)
CUT: Final = 5
"""Characters of a code whose last one got lost, as on many printed lists."""


def postal_code(text: str) -> str:
    """Six characters, or '' where nothing was typed; raises `Invalid` otherwise."""
    code = re.sub(r"[\s-]", "", text).upper()
    if not code or POSTAL.fullmatch(code):
        return code
    cut = len(code) == CUT and POSTAL.fullmatch(f"{code}1")
    raise Invalid(
        "postal_code_cut" if cut else "postal_code_shape", field="postal_code"
    )


def telephone(text: str) -> str:
    """A telephone number as it was typed; raises `Invalid` where it cannot be one."""
    if text and not 7 <= len(re.sub(r"\D", "", text)) <= 15:
        raise Invalid("telephone_shape", field="telephone")
    return text
