"""When an employer may be inspected (IRPR 209.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.dated import SINCE_2014, SINCE_2020, InForce


@dataclass(frozen=True, slots=True)
class Trigger:
    """A circumstance in which the powers of inspection may be used."""

    key: str
    provision: str
    wording: Texts
    in_force: InForce


TRIGGERS: Final = (
    Trigger(
        "suspicion", "209.5(a)",
        Texts(
            "a reason to suspect that a condition is not met",
            "un motif de soupçonner qu’une condition n’est pas respectée",
        ),
        SINCE_2014,
    ),
    Trigger(
        "past_failure", "209.5(b)",
        Texts(
            "the employer failed to meet a condition in the past",
            "l’employeur a déjà manqué à une condition",
        ),
        SINCE_2014,
    ),
    Trigger(
        "random", "209.5(c)",
        Texts("drawn at random", "choix au hasard"),
        SINCE_2014,
    ),
    Trigger(
        "disease_notified", "209.5(d)",
        Texts(
            "a communicable disease is notified where a worker works",
            "une maladie transmissible est signalée là où travaille un étranger",
        ),
        SINCE_2020,
    ),
    Trigger(
        "under_order", "209.5(e)",
        Texts(
            "a worker is or was under a quarantine or emergency order",
            "un travailleur est ou était visé par un décret de quarantaine ou "
            "d’urgence",
        ),
        SINCE_2020,
    ),
)  # fmt: skip
