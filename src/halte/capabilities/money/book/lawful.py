"""What the Financial Administration Act (R.S.C. 1985, c. F-11) asks of a payment.

Pure arithmetic in cents. What was paid was paid: an amount above zero is not
refused for good, it is to be explained.
"""

from __future__ import annotations

from collections.abc import Mapping

from halte.capabilities.money.book.sums import LineSums


def unmet(sums: LineSums, left: Mapping[int, int], cents: int, pays: int | None) -> int:
    """By how much a payment leaves less than the commitments on its line need.

    S. 33(3)(c): no payment that “would reduce the balance available in the
    appropriation so that it would not be sufficient to meet the commitments charged
    against it”. Only what this payment adds counts: a line that was short before is
    the matter of what was said then.
    """
    if sums.available is None:
        return 0
    bound, rest = sum(left.values()), sums.available - sums.told
    settles = min(left.get(pays, 0), cents) if pays is not None else 0
    before = max(0, bound - max(0, rest))
    after = max(0, bound - settles - max(0, rest - cents))
    return max(0, after - before)


def beyond(left: Mapping[int, int], cents: int, pays: int | None) -> int:
    """By how much a payment is more than what is left of the commitment it pays.

    S. 34(1)(a): the price charged is according to the contract.
    """
    return 0 if pays is None else max(0, cents - left.get(pays, 0))


def not_due(agreed: int, paid: int, cents: int) -> int:
    """By how much a payment brings a recipient more than the agreement is for.

    S. 34(1)(b): the payee is eligible for or entitled to the payment.
    """
    return max(0, min(cents, paid + cents - agreed))
