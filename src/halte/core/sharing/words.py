"""Purposes of sharing, kinds of field and what became of a copy, in words.

Purposes that consent knows too (`core/consent/words.py`) have the same code, so
that a person’s consent and an agreement can speak of one purpose.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import override

from halte.core.bilingual import Bilingual
from halte.core.sharing.states import CopyState, FieldKind
from halte.core.ui.writing import day

PURPOSES: Final[dict[str, Bilingual]] = {
    "coordination": Bilingual("To coordinate the response", "Coordonner l’action"),
    "statistics": Bilingual(
        "For statistics and research", "Produire des statistiques et des recherches"
    ),
    "reporting": Bilingual("To report on results", "Rendre compte des résultats"),
    "prevention": Bilingual("To prevent trafficking", "Prévenir la traite"),
    "training": Bilingual("To train officials", "Former des responsables"),
    "investigation": Bilingual(
        "To investigate and prosecute", "Enquêter et poursuivre en justice"
    ),
    "support": Bilingual("To support victims", "Soutenir les victimes"),
    "referral": Bilingual(
        "To refer a person to a service", "Orienter une personne vers un service"
    ),
}

KINDS: Final[dict[FieldKind, Bilingual]] = {
    FieldKind.PUBLIC: Bilingual("Public", "Publique"),
    FieldKind.AGGREGATE: Bilingual("Totals, nobody named", "Totaux, sans nom"),
    FieldKind.ORGANISATIONAL: Bilingual(
        "About organisations", "Au sujet d’organisations"
    ),
    FieldKind.STAFF_CONTACT: Bilingual(
        "Staff, how to reach them", "Personnel, coordonnées"
    ),
    FieldKind.IDENTIFYING: Bilingual(
        "Identifies a person", "Permet d’identifier une personne"
    ),
}

COPY_STATES: Final[dict[CopyState, tuple[Bilingual, str]]] = {
    CopyState.HELD: (Bilingual("With the partner", "Chez le partenaire"), "waiting"),
    CopyState.RETURNED: (Bilingual("Returned", "Restituée"), "done"),
    CopyState.DESTROYED: (Bilingual("Destroyed", "Détruite"), "done"),
    CopyState.KEPT_BY_LAW: (
        Bilingual("Kept: the law requires it", "Conservée : la loi l’exige"),
        "attention",
    ),
}


def on_day(value: date) -> Bilingual:
    """A day written in both languages, for a sentence that is shown in either."""
    with override("en"):
        english = day(value)
    with override("fr"):
        return Bilingual(english, day(value))


def listed(texts: list[Bilingual]) -> Bilingual:
    """Several titles in a row."""
    return Bilingual(", ".join(t.en for t in texts), ", ".join(t.fr for t in texts))
