"""A failure that affects several workers is a separate violation for each."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.limits import WORKERS_PROVISION
from halte.methods.law.trace import Dollars, Step

EACH: Final = Texts(
    "Workers affected, each a separate violation: {workers}. Together: {amount}.",
    "Travailleurs touchés, chacun une violation distincte : {workers}. En tout : "
    "{amount}.",
)


@lru_cache(4096)
def for_each_worker(amount_each: int, workers: int) -> tuple[int, Step]:
    """The amounts of all workers, added up."""
    amount = amount_each * workers
    values = {"workers": workers, "amount": Dollars(amount)}
    return amount, Step("each_worker", (WORKERS_PROVISION,), EACH, values)
