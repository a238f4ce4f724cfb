"""The words for codes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.capabilities.money.states import (
    NOT_STATED,
    OUTSIDE,
    Origin,
    Quarter,
    Said,
    TransferState,
)
from halte.core.bilingual import Bilingual

SAID: Final[Mapping[str, Bilingual]] = {
    Said.SPENT: Bilingual("Spent", "Dépensé"),
    Said.COMMITTED: Bilingual("Committed", "Engagé"),
    Said.FORECAST: Bilingual("Forecast", "Prévu"),
    Said.LAPSED: Bilingual("Lapsed", "Non utilisé (périmé)"),
    Said.CARRIED: Bilingual("Carried forward", "Reporté"),
}

SAID_AT_LENGTH: Final[Mapping[str, Bilingual]] = {
    Said.SPENT: Bilingual(
        "Spent: paid during the period", "Dépensé : payé durant la période"
    ),
    Said.COMMITTED: Bilingual(
        "Committed: bound by a contract or agreement, not yet paid",
        "Engagé : lié par un contrat ou une entente, pas encore payé",
    ),
    Said.FORECAST: Bilingual(
        "Forecast: what will be spent by 31 March in all",
        "Prévu : dépense totale attendue au 31 mars",
    ),
    Said.LAPSED: Bilingual(
        "Lapsed: not used when the year ended",
        "Périmé : non utilisé à la fin de l’exercice",
    ),
    Said.CARRIED: Bilingual(
        "Carried forward: goes on to the next year",
        "Reporté : passe à l’exercice suivant",
    ),
}

ORIGINS: Final[Mapping[str, Bilingual]] = {
    Origin.NEW: Bilingual("New money", "Fonds nouveaux"),
    Origin.EXISTING: Bilingual("Existing money", "Fonds existants"),
    Origin.NOT_STATED: Bilingual("Origin not stated", "Origine non précisée"),
}

PARTS: Final[Mapping[str, Bilingual]] = {
    OUTSIDE: Bilingual("outside every declared sum", "hors des sommes annoncées"),
    NOT_STATED: Bilingual(
        "not stated whether part of a declared sum",
        "rien n’indique si elle fait partie d’une somme annoncée",
    ),
}

STATES: Final[Mapping[str, Bilingual]] = {
    TransferState.PROPOSED: Bilingual("Waits for approval", "En attente d’approbation"),
    TransferState.APPROVED: Bilingual("Approved", "Approuvé"),
    TransferState.REFUSED: Bilingual("Refused", "Refusé"),
    TransferState.WITHDRAWN: Bilingual("Withdrawn", "Retiré"),
}

QUARTERS: Final[Mapping[str, Bilingual]] = {
    Quarter.Q1: Bilingual("Q1: April to June", "T1 : avril à juin"),
    Quarter.Q2: Bilingual("Q2: July to September", "T2 : juillet à septembre"),
    Quarter.Q3: Bilingual("Q3: October to December", "T3 : octobre à décembre"),
    Quarter.Q4: Bilingual("Q4: January to March", "T4 : janvier à mars"),
}

WHOLE_PLAN: Final = Bilingual("The plan as a whole", "L’ensemble du plan")
NOBODY: Final = Bilingual("Not stated", "Non précisé")
UNREPORTED: Final = Bilingual("Not reported", "Non déclaré")
