"""All checks, in the order in which an officer meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from halte.capabilities.permits.checks import employer, instructions, sex_trade
from halte.capabilities.permits.checks.answers import Finding
from halte.capabilities.permits.checks.facts import File
from halte.capabilities.permits.checks.person import QUESTIONS, looker
from halte.methods.bilingual import Texts

RULES: Final = "2026-11-30"
"""The version of these rules; kept beside every answer they give."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and what it is called."""

    slug: str
    title: Texts
    look: Callable[[File], Finding]


TITLES: Final = {
    "job_known": Texts("The job, in the person’s words", "L’emploi, selon la personne"),
    "fees": Texts("Money asked for the job", "Argent demandé pour l’emploi"),
    "documents": Texts("Passport and papers", "Passeport et papiers"),
    "agreement": Texts("Employment agreement", "Contrat de travail"),
    "rights": Texts("Rights are known", "Droits connus"),
}

CHECKS: Final = (
    Check(sex_trade.CHECK, Texts("Sex trade", "Industrie du sexe"), sex_trade.look),
    Check(
        employer.CHECK,
        Texts("Employer ineligible or in default",
              "Employeur non admissible ou en défaut"),
        employer.look,
    ),
    Check(
        employer.AFFILIATES,
        Texts("Affiliates of the employer", "Entités affiliées à l’employeur"),
        employer.look_at_affiliates,
    ),
    Check(
        instructions.CHECK,
        Texts("Ministerial instructions", "Instructions ministérielles"),
        instructions.look,
    ),
    *(Check(q.check, TITLES[q.check], looker(q)) for q in QUESTIONS),
)  # fmt: skip


def look(file: File) -> tuple[Finding, ...]:
    """Every check of the file, in order."""
    return tuple(check.look(file) for check in CHECKS)
