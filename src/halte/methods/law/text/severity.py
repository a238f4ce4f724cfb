"""Table 5 of Schedule 2: points for how grave a violation is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import SINCE_2017, SINCE_2020, InForce

PROVISION: Final = "209.991(1)(a)(ii)"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion and the most points it can bring; the least is 0."""

    item: int
    key: str
    most: int
    wording: Texts
    in_force: InForce = SINCE_2017


SEVERITY: Final = (
    Criterion(
        1, "benefit", 6,
        Texts("the employer gained from it", "l’employeur en a tiré un avantage"),
    ),
    Criterion(
        2, "abuse", 10,
        Texts("a worker was abused", "un travailleur a subi de la violence"),
    ),
    Criterion(
        3, "economy", 6,
        Texts(
            "the labour market or the economy was harmed",
            "le marché du travail ou l’économie en a souffert",
        ),
    ),
    Criterion(
        4, "no_remedy", 3,
        Texts(
            "no reasonable effort to limit or repair the harm",
            "aucun effort raisonnable pour limiter ou réparer le tort",
        ),
    ),
    Criterion(
        5, "no_prevention", 3,
        Texts(
            "no reasonable effort to keep it from happening again",
            "aucun effort raisonnable pour éviter que cela se reproduise",
        ),
    ),
    Criterion(
        6, "worker_disease", 10,
        Texts(
            "a worker was put at risk of a communicable disease",
            "un travailleur a été exposé à une maladie transmissible",
        ),
        SINCE_2020,
    ),
    Criterion(
        7, "public_disease", 10,
        Texts(
            "the public was put at risk of a communicable disease",
            "le public a été exposé à une maladie transmissible",
        ),
        SINCE_2020,
    ),
)  # fmt: skip
