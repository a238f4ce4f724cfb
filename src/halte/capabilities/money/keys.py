"""The key of a budget line: what the plan says of it, in one text.

    2012.victims-fund.jus.2013-14.not_stated.not_stated

plan, commitment, organisation, fiscal year, origin, declared sum. `-` stands
where the plan names none. The plan’s rows are written anew whenever a promise is
edited; the key stays, so that what was said of a line stays with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from halte.capabilities.money.states import Origin
from halte.capabilities.money.years import known_year, year_after

NONE: Final = "-"
PART: Final = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?", re.ASCII)
LONGEST: Final = 400


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """A budget line by what it says. '' where the plan names none."""

    plan: str
    commitment: str
    organisation: str
    fiscal_year: str
    money: str
    part_of: str

    def __str__(self) -> str:
        return ".".join(
            part or NONE
            for part in (
                self.plan, self.commitment, self.organisation, self.fiscal_year,
                self.money, self.part_of,
            )
        )  # fmt: skip

    @property
    def next_year(self) -> LineKey:
        """The same line in the year that follows."""
        return replace(self, fiscal_year=year_after(self.fiscal_year))


def read_key(text: str) -> LineKey | None:
    """The key that a text is, None where it is none."""
    parts = text.split(".")
    if len(parts) != 6 or len(text) > LONGEST:
        return None
    plan, commitment, organisation, year, money, part_of = (
        "" if part == NONE else part for part in parts
    )
    named = [plan, part_of, *filter(None, (commitment, organisation))]
    if not all(PART.fullmatch(name) for name in named):
        return None
    if known_year(year) is None or money not in set(Origin):
        return None
    return LineKey(plan, commitment, organisation, year, money, part_of)
