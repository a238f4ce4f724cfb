"""When a failure to meet a condition is justified, and so no violation.

IRPR 209.2(3), (3.1), (4); 209.3(3), (4), (5); 209.4(2); until 2022-09-25 the grounds
themselves stood in 203(1.1), of which (f) to (h) are dated 2020-04-20. A code states
the whole ground, with what the law asks beside it: `…_compensated` says that
compensation was given, or that sufficient efforts were made where it could not be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import (
    EARLIER,
    EARLIER_TO_2022,
    SINCE_2022,
    UNTIL_2022,
    InForce,
)

RECORDS: Final = frozenset({1, 2, 4})
COOPERATION: Final = frozenset({5, 6, 7})
FEES: Final = frozenset({27, 28})
ORDERS: Final = frozenset({18, 19, 21, 22, 23})
OTHERS: Final = frozenset(range(1, 31)) - RECORDS - COOPERATION - FEES


@dataclass(frozen=True, slots=True)
class Justification:
    """A ground, the items it is open for, and its provisions."""

    key: str
    items: frozenset[int]
    provisions: tuple[str, ...]
    wording: Texts
    in_force: InForce = EARLIER


GENERAL: Final = (
    (
        "a", "law_changed",
        Texts(
            "federal or provincial law changed",
            "une loi fédérale ou provinciale a changé",
        ),
    ),
    (
        "b", "collective_agreement_changed",
        Texts("a collective agreement changed", "une convention collective a changé"),
    ),
    (
        "c", "economic_change_applied_evenly",
        Texts(
            "measures against a dramatic economic change, not aimed at foreign "
            "nationals more than at others",
            "mesures prises face à un bouleversement économique, qui ne visaient pas "
            "les étrangers plus que les autres",
        ),
    ),
    (
        "d", "interpretation_error_compensated",
        Texts(
            "an error of interpretation in good faith, compensated",
            "erreur d’interprétation de bonne foi, indemnisée",
        ),
    ),
    (
        "e", "accounting_error_compensated",
        Texts(
            "an accounting or administrative error, compensated",
            "erreur comptable ou administrative, indemnisée",
        ),
    ),
    (
        "f", "similar_circumstances",
        Texts("circumstances similar to these", "circonstances semblables"),
    ),
    ("g", "superior_force", Texts("superior force", "force majeure")),
)  # fmt: skip
"""The grounds of 209.2(3) and 209.3(3), (a) to (g)."""

UNINTENTIONAL: Final = Texts(
    "an unintentional accounting or administrative error, compensated",
    "erreur comptable ou administrative involontaire, indemnisée",
)
"""What ground (e) asked until 2022-09-25."""


def until_2022(letter: str, key: str, wording: Texts) -> Justification:
    """A ground as it stood in 203(1.1), to which 209.2(3) and 209.3(3) then pointed
    (consolidation of 2020-04-30).
    """
    cited = "209.2(3)", "209.3(3)", f"203(1.1)({letter})"
    words = UNINTENTIONAL if letter == "e" else wording
    return Justification(key, OTHERS, cited, words, EARLIER_TO_2022)


def since_2022(letter: str, key: str, wording: Texts) -> Justification:
    """A ground as it stands in the two subsections themselves (SOR/2022-142)."""
    cited = f"209.2(3)({letter})", f"209.3(3)({letter})"
    return Justification(key, OTHERS, cited, wording, SINCE_2022)


OF_HEALTH: Final = Texts(
    "an error in good faith about a public-health condition",
    "erreur de bonne foi sur une condition de santé publique",
)

JUSTIFICATIONS: Final = (
    *(until_2022(*ground) for ground in GENERAL),
    *(since_2022(*ground) for ground in GENERAL),
    Justification(
        "public_health_interpretation_error", ORDERS,
        ("209.2(3)", "209.3(3)", "203(1.1)(h)"), OF_HEALTH, UNTIL_2022,
    ),
    Justification(
        "public_health_interpretation_error", ORDERS, ("209.2(3)(h)", "209.3(3)(h)"),
        OF_HEALTH, SINCE_2022,
    ),
    Justification(
        "all_reasonable_efforts", RECORDS, ("209.2(4)", "209.3(4)"),
        Texts("all reasonable efforts were made", "tous les efforts raisonnables"),
    ),
    Justification(
        "all_reasonable_efforts", COOPERATION, ("209.4(2)",),
        Texts("all reasonable efforts were made", "tous les efforts raisonnables"),
    ),
    Justification(
        "good_faith", COOPERATION, ("209.4(2)",),
        Texts(
            "something done or left undone in good faith",
            "acte ou omission de bonne foi",
        ),
    ),
    Justification(
        "fees_repaid_after_reasonable_efforts", FEES, ("209.2(3.1)", "209.3(5)"),
        Texts(
            "all reasonable efforts were made, and the fees were repaid in full",
            "tous les efforts raisonnables, et frais remboursés en entier",
        ),
        SINCE_2022,
    ),
)  # fmt: skip
