"""The amounts of one notice add up to at most $1 million."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.results import CapApplied
from halte.methods.law.text.limits import NOTICE_CAP_CAD
from halte.methods.law.trace import Dollars, Step

CAPPED: Final = Texts(
    "The amounts of the notice add up to {before}; a notice has at most {cap}.",
    "Les montants de l’avis totalisent {before} ; un avis a au plus {cap}.",
)


def notice_cap(amount: int) -> tuple[int, CapApplied | None]:
    """The amount under the cap of a notice, and the cap where it lowered it."""
    if amount <= NOTICE_CAP_CAD.value:
        return amount, None
    values = {"before": Dollars(amount), "cap": Dollars(NOTICE_CAP_CAD.value)}
    step = Step("notice_cap", (NOTICE_CAP_CAD.provision,), CAPPED, values)
    return NOTICE_CAP_CAD.value, CapApplied(
        "notice", amount - NOTICE_CAP_CAD.value, step
    )
