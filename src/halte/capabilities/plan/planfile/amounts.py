"""Values of a plan file that are numbers, money and days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from halte.capabilities.plan.planfile.dates import fiscal_year, last_day
from halte.capabilities.plan.planfile.kinds import Kind, Plain, Tree


class Whole(Kind):
    """A whole number from 0 to 999 999 999."""

    blank = 0

    def parse(self, text: str) -> int | None:
        """The number."""
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not a whole number."""
        return "bad_whole", {}

    def tree(self, value: int) -> Tree:
        """Digits."""
        return Plain(value)


class Number(Kind):
    """A value of a figure: not below zero, at most four decimals."""

    blank = Decimal(0)
    places = 4

    def parse(self, text: str) -> Decimal | None:
        """The value, in its shortest form."""
        if not re.fullmatch(r"[0-9]{1,14}(\.[0-9]{1,4})?", text):
            return None
        return shortest(Decimal(text))

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not such a number."""
        return "bad_number", {"places": self.places}

    def tree(self, value: Decimal) -> Tree:
        """Digits."""
        return Plain(format(shortest(value), "f"))


def shortest(value: Decimal) -> Decimal:
    """Without trailing zeros, so that 12.50 and 12.5 are one value."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral() else value


class Dollars(Kind):
    """An amount in dollars, kept in cents."""

    blank = 0

    def parse(self, text: str) -> int | None:
        """The amount in cents. Spaces and _ may group the digits."""
        digits = re.sub(r"(?<=\d)[ _\u00a0\u202f](?=\d{3}(?!\d))", "", text)
        if not re.fullmatch(r"[0-9]{1,13}(\.[0-9]{2})?", digits):
            return None
        return int(Decimal(digits) * 100)

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not an amount."""
        return "bad_amount", {}

    def tree(self, value: int) -> Tree:
        """Dollars, with cents only where there are any."""
        whole, cents = divmod(value, 100)
        return Plain(f"{whole}.{cents:02d}" if cents else f"{whole}")


class When(Kind):
    """A date as exact as its source, kept as written."""

    def parse(self, text: str) -> str | None:
        """The date."""
        return text if last_day(text) else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """No such date."""
        return "bad_date", {}


class Today(When):
    """A whole date, to the day."""

    blank = None

    def parse(self, text: str) -> Any:
        """The day."""
        return last_day(text) if len(text) == 10 else None

    def tree(self, value: date) -> Tree:
        """2013-09-30."""
        return Plain(value.isoformat())


class FiscalYear(Kind):
    """A year from 1 April, like 2013-14."""

    def parse(self, text: str) -> str | None:
        """The year in its one spelling."""
        return fiscal_year(text) or None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not a fiscal year."""
        return "bad_fiscal_year", {}
