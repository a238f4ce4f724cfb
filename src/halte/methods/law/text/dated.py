"""From when to when a row of the law is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Kind = Literal["A", "B", "C"]
"""The type of a violation (IRPR 209.97)."""

KINDS: Final[tuple[Kind, ...]] = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class InForce:
    """Both days are included; `last` is None while the text still stands."""

    first: date
    last: date | None = None

    def on(self, day: date) -> bool:
        """Whether the text stood on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


CONDITIONS_BEGIN: Final = date(2013, 12, 31)
"""SOR/2013-245: conditions 209.2 to 209.4 are imposed on employers."""

DIVISION_BEGINS: Final = date(2015, 12, 1)
"""SOR/2015-144: violations, points and amounts; s. 10 keeps the older text for
failures before this day."""

TEXT_OF_2017: Final = date(2017, 4, 13)
"""SOR/2017-56: Schedule 2 anew. Read in the consolidation of 2020-04-30, which gives
each row the day from which it stands: what it dates 2017-04-13, or what has no day
later than that of its table, stood since then."""

TEXT_OF_2020: Final = date(2020, 4, 20)
"""SOR/2020-91: the first text of Schedule 2 that we have read whole."""

TEXT_OF_2022: Final = date(2022, 9, 26)
"""SOR/2022-142: items 25 to 30, reprisal, compensation for fees."""

EARLIER: Final = InForce(CONDITIONS_BEGIN)
SINCE_2014: Final = InForce(date(2014, 4, 4))
"""Powers of inspection (SOR/2014-84)."""

SINCE_2015: Final = InForce(DIVISION_BEGINS)
SINCE_2017: Final = InForce(TEXT_OF_2017)
"""Tables 2 to 5, and the elements of conditions 9 and 10 (SOR/2017-56)."""

SINCE_2019: Final = InForce(date(2019, 6, 3))
"""When a notice is deemed received (SOR/2019-174)."""

SINCE_2020: Final = InForce(TEXT_OF_2020)
SINCE_2022: Final = InForce(TEXT_OF_2022)
LAST_OF_2020: Final = date(2022, 9, 25)
EARLIER_TO_2022: Final = InForce(CONDITIONS_BEGIN, LAST_OF_2020)
FROM_2017_TO_2022: Final = InForce(TEXT_OF_2017, LAST_OF_2020)
UNTIL_2022: Final = InForce(TEXT_OF_2020, LAST_OF_2020)
