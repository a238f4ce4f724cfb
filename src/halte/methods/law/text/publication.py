"""The public list of employers (IRPR 209.997)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import SINCE_2015, InForce

PROVISION: Final = "209.997(1)"


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts that the list shows, and no others."""

    provision: str
    wording: Texts
    in_force: InForce = SINCE_2015


PUBLISHED_FACTS: Final = (
    Fact("209.997(2)(a)", Texts("name", "nom")),
    Fact("209.997(2)(b)", Texts("address", "adresse")),
    Fact("209.997(2)(c)", Texts("conditions not met", "conditions non respectées")),
    Fact("209.997(2)(d)", Texts("day of the determination", "date de la conclusion")),
    Fact("209.997(2)(e)", Texts("eligibility", "admissibilité")),
    Fact("209.997(2)(f)(i)", Texts("amount (if any)", "montant (s’il y a lieu)")),
    Fact("209.997(2)(f)(ii)", Texts("ban (if any)", "exclusion (s’il y a lieu)")),
)
