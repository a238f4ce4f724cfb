"""Of several bans in a notice the longest applies; it begins that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.bans import Ban, weight
from halte.methods.law.text.limits import (
    BAN_BEGINS_PROVISION,
    LONGEST_BAN_PROVISION,
)
from halte.methods.law.trace import Step, Value, years

ONE: Final = Texts(
    "The ban of the notice: {ban}, from {begins}.",
    "L’exclusion de l’avis : {ban}, à compter du {begins}.",
)
LONGEST: Final = Texts(
    "The longest ban of the notice applies, not their sum: {ban}, from {begins}.",
    "La plus longue exclusion de l’avis s’applique, non leur somme : {ban}, à compter "
    "du {begins}.",
)


def longest_ban(bans: Sequence[Ban], determined_on: date) -> tuple[Ban, Step | None]:
    """The ban of the notice. Of one ban nothing is said of several."""
    longest = max(bans, key=weight, default=0)
    if longest == 0:
        return 0, None
    values: dict[str, Value] = {"ban": years(longest), "begins": determined_on}
    if sum(ban != 0 for ban in bans) == 1:
        return longest, Step("longest_ban", (BAN_BEGINS_PROVISION,), ONE, values)
    provisions = LONGEST_BAN_PROVISION, BAN_BEGINS_PROVISION
    return longest, Step("longest_ban", provisions, LONGEST, values)


def last_day(ban: Ban, begins: date) -> date | None:
    """The last day of a ban that begins that day; none for good, and for no ban."""
    if isinstance(ban, str) or not ban:
        return None
    try:
        after = begins.replace(year=begins.year + ban)
    except ValueError:  # from 29 February to a year without one
        after = date(begins.year + ban, 3, 1)
    return after - timedelta(1)
