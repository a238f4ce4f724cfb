"""A failure is of a condition that was in force; the condition has a type."""

from __future__ import annotations

from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.findings import Failure
from halte.methods.law.text.conditions import EARLIEST_ITEMS, Condition
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step

PROVISION: Final = "209.97"
CLASSIFIED: Final = Texts(
    "Condition {item}, type {type}: {wording} ({provisions}).",
    "Condition {item}, type {type} : {wording} ({provisions}).",
)


def condition_of(
    law: Version, failure: Failure
) -> tuple[Condition | None, Step | None]:
    """The condition; none under the text that knew no types.

    Raises `item_not_in_force` and `item_type_unknown` at `item`.
    """
    found, step = classified(law, failure.item)
    known = failure.item in EARLIEST_ITEMS if law.flat else found is not None
    if not known:
        unread = failure.item in law.unread
        raise Fault(
            "item_type_unknown" if unread else "item_not_in_force",
            path="item",
            item=failure.item,
            day=failure.occurred_on,
        )
    return found, step


@cache
def classified(law: Version, item: int) -> tuple[Condition | None, Step | None]:
    """The row of Table 1 and its step; none where the text has no such row."""
    found = law.conditions.get(item)
    if found is None:
        return None, None
    return found, Step(
        "condition",
        (PROVISION,),
        CLASSIFIED,
        {
            "item": found.item,
            "type": found.kind,
            "wording": found.wording,
            "provisions": ", ".join(found.provisions),
        },
    )
