"""The amount of one violation: Table 2, by points, type and size."""

from __future__ import annotations

from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.rules.size import LARGE, SMALL
from halte.methods.law.text.amounts import PROVISION
from halte.methods.law.text.dated import Kind
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Penalty, Step

LOOKED_UP: Final = Texts(
    "Table 2, item {row}: {points} points, type {type}, {size}: {amount}.",
    "Tableau 2, article {row} : {points} points, type {type}, {size} : {amount}.",
)


@cache
def amount_of(
    law: Version, kind: Kind, points: int, *, small: bool
) -> tuple[int, Step]:
    """Whole dollars for one violation; 0 where the law has a warning instead."""
    row = law.amount_row(points)
    amount = row.amount(kind, small=small)
    return amount, Step(
        "amount",
        (PROVISION,),
        LOOKED_UP,
        {
            "row": row.item,
            "points": points,
            "type": kind,
            "size": SMALL if small else LARGE,
            "amount": Penalty(amount),
        },
    )
