"""Elements of conditions 9, 10 and 17 are separate violations."""

from __future__ import annotations

from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.findings import Failure
from halte.methods.law.text.parts import ADDED, DIVIDED
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step

SEPARATE: Final = Texts(
    "Failing the element “{part}” is a violation of its own.",
    "Manquer à l’élément « {part} » est une violation distincte.",
)
NOT_STATED: Final = Texts(
    "No element of condition {item} is stated: it is counted once. Each element that "
    "was failed is a violation of its own.",
    "Aucun élément de la condition {item} n’est indiqué : elle compte une fois. Chaque "
    "élément non respecté est une violation distincte.",
)
SUBSECTION: Final = {9: "209.96(2)", 10: "209.96(3)", 17: "209.96(4)"}


def part_of(law: Version, failure: Failure) -> Step | None:
    """The step on the part; none for a condition that is whole.

    The text that knew no points did not divide conditions: there an element is not
    a violation of its own, yet what it names must have been in the condition. What
    only a later text added, such as reprisal, was none. Raises `part_not_in_force`
    at `part`.
    """
    if failure.item not in DIVIDED:
        return None
    if law.flat and (failure.item, failure.part) not in ADDED:
        return None
    if failure.part and (failure.item, failure.part) not in law.parts:
        raise Fault(
            "part_not_in_force",
            path="part",
            item=failure.item,
            day=failure.occurred_on,
        )
    return separate(law, failure.item, failure.part)


@cache
def separate(law: Version, item: int, part: str) -> Step:
    """The step on an element, or on none being stated."""
    if not part:
        return Step("separate_part", (SUBSECTION[item],), NOT_STATED, {"item": item})
    found = law.parts[item, part]
    return Step("separate_part", (found.provision,), SEPARATE, {"part": found.wording})
