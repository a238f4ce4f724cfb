"""Conditions whose elements are separate violations (IRPR 209.96(2) to (4))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import SINCE_2017, SINCE_2022, InForce


@dataclass(frozen=True, slots=True)
class Part:
    """An element of a condition: failing it is a violation of its own."""

    item: int
    key: str
    provision: str
    wording: Texts
    in_force: InForce = SINCE_2017


PARTS: Final = (
    Part(9, "occupation", "209.96(2)(a)", Texts("occupation", "profession")),
    Part(9, "wages", "209.96(2)(b)", Texts("wages", "salaire")),
    Part(
        9, "working_conditions", "209.96(2)(c)",
        Texts("working conditions", "conditions de travail"),
    ),
    Part(
        10, "residence", "209.96(3)(a)",
        Texts("living in a private household", "logement dans une résidence privée"),
    ),
    Part(
        10, "unsupervised_care", "209.96(3)(b)",
        Texts("care without supervision", "soins sans supervision"),
    ),
    Part(
        17, "physical", "209.96(4)",
        Texts("physical abuse", "violence physique"),
    ),
    Part(
        17, "sexual", "209.96(4)",
        Texts("sexual abuse", "violence sexuelle"),
    ),
    Part(
        17, "psychological", "209.96(4)",
        Texts("psychological abuse", "violence psychologique"),
    ),
    Part(
        17, "financial", "209.96(4)",
        Texts("financial abuse", "exploitation financière"),
    ),
    Part(17, "reprisal", "209.96(4)", Texts("reprisal", "représailles"), SINCE_2022),
)  # fmt: skip

SAME_PART: Final = {"reprisals": "reprisal", "working conditions": "working_conditions"}
"""Other spellings that people use for a part."""

DIVIDED: Final = frozenset(part.item for part in PARTS)

ADDED: Final = frozenset(
    (part.item, part.key) for part in PARTS if part.in_force == SINCE_2022
)
"""Elements whose substance came into a condition with the text of 2022: under any
earlier one such a failure was no failure of the condition (SOR/2022-142)."""
