"""A justified failure is no violation, and is no history later."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.findings import Failure
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step

JUSTIFIED: Final = Texts(
    "Entered as justified: {ground}. It is no violation and does not count later.",
    "Inscrit comme justifié : {ground}. Ce n’est pas une violation, et il ne compte "
    "pas par la suite.",
)


def open_grounds(law: Version, item: int) -> tuple[str, ...]:
    """The grounds that the text has for a condition."""
    return tuple(key for (of, key) in law.justifications if of == item)


def justified(law: Version, failure: Failure) -> Step | None:
    """The step that ends the matter; none where no ground is entered.

    Raises `justification_not_open` at `justification`.
    """
    if not failure.justification:
        return None
    found = law.justifications.get((failure.item, failure.justification))
    if found is None:
        raise Fault(
            "justification_not_open",
            path="justification",
            item=failure.item,
            day=failure.occurred_on,
            known=", ".join(open_grounds(law, failure.item)),
        )
    return Step(
        "justified",
        found.provisions,
        JUSTIFIED,
        {"ground": found.wording, "code": found.key},
    )
