"""With the final notices of the 12 months before, the sum is at most $1 million.

“Within 12 months before” the day of the determination: that day is left out, the
day with the same number twelve months earlier is in, or the last of its month
(Interpretation Act, s. 28).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.findings import EarlierNotice
from halte.methods.law.results import CapApplied
from halte.methods.law.text.limits import MONTHS, TWELVE_MONTHS_CAP_CAD
from halte.methods.law.trace import Dollars, Step, Value
from halte.methods.months import months_before

REDUCED: Final = Texts(
    "Final notices from {since} on, before this determination: {earlier}. With "
    "{before} that is more than {cap}; the excess is taken off.",
    "Avis finals depuis le {since}, avant cette conclusion : {earlier}. Avec {before}, "
    "cela dépasse {cap} ; l’excédent est retranché.",
)

WITHIN: Final = Texts(
    "Final notices from {since} on, before this determination: {earlier}. With "
    "{before} that is not more than {cap}; nothing is taken off.",
    "Avis finals depuis le {since}, avant cette conclusion : {earlier}. Avec {before}, "
    "cela ne dépasse pas {cap} ; rien n’est retranché.",
)


def twelve_months_cap(
    amount: int, notices: Sequence[EarlierNotice], determined_on: date
) -> tuple[int, CapApplied | None]:
    """The amount left beside the earlier notices, and the cap where it lowered it."""
    earlier = earlier_sum(notices, determined_on)
    left = min(amount, max(0, TWELVE_MONTHS_CAP_CAD.value - earlier))
    if left == amount:
        return amount, None
    step = step_of(REDUCED, amount, earlier, determined_on)
    return left, CapApplied("twelve_months", amount - left, step)


def within_twelve_months(
    amount: int, notices: Sequence[EarlierNotice], determined_on: date
) -> Step | None:
    """That earlier notices counted and lowered nothing; None where there are none, or
    where the cap says so itself.
    """
    earlier = earlier_sum(notices, determined_on)
    if not earlier or amount + earlier > TWELVE_MONTHS_CAP_CAD.value:
        return None
    return step_of(WITHIN, amount, earlier, determined_on)


def earlier_sum(notices: Sequence[EarlierNotice], determined_on: date) -> int:
    """What the final notices of the twelve months before come to."""
    since = months_before(determined_on, MONTHS.value)
    return sum(n.amount_cad for n in notices if since <= n.issued_on < determined_on)


def step_of(said: Texts, amount: int, earlier: int, determined_on: date) -> Step:
    """The rule at work on these amounts."""
    values: dict[str, Value] = {
        "since": months_before(determined_on, MONTHS.value),
        "earlier": Dollars(earlier),
        "before": Dollars(amount),
        "cap": Dollars(TWELVE_MONTHS_CAP_CAD.value),
    }
    return Step("twelve_months", (TWELVE_MONTHS_CAP_CAD.provision,), said, values)
