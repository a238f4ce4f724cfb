"""What the Directive on Automated Decision-Making asks for at each level.

Treasury Board, version of 2025-06-24, in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts

LEVELS: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty, from one level to another (1 to 4)."""

    key: str
    least: int
    most: int
    wording: Texts

    def applies(self, level: int) -> bool:
        """Whether the level has this duty."""
        return self.least <= level <= self.most


DUTIES: Final = (
    Duty("assessment", 1, 4, Texts(
        "The assessment is published before the system is used.",
        "L’évaluation est publiée avant l’emploi du système.",
    )),
    Duty("notice", 1, 2, Texts(
        "A notice in plain language says that automation is used.",
        "Un avis en langage clair dit que l’on recourt à l’automatisation.",
    )),
    Duty("notice", 3, 4, Texts(
        "A notice in plain language points to a published explanation of the system.",
        "Un avis en langage clair renvoie à une explication publiée du système.",
    )),
    Duty("explanation", 1, 1, Texts(
        "A page explains in general how it works.",
        "Une page explique de façon générale comment il fonctionne.",
    )),
    Duty("explanation", 2, 4, Texts(
        "Whoever is denied something, or faces regulatory action, gets the reasons: "
        "factors, their weight, and how the officer used them.",
        "La personne à qui l’on refuse quelque chose, ou qui fait l’objet d’une mesure "
        "réglementaire, reçoit les motifs : facteurs, leur poids et l’usage qu’en a "
        "fait l’agent.",
    )),
    Duty("peer_review", 2, 3, Texts(
        "One expert from outside reviews it.", "Un expert de l’extérieur l’examine.",
    )),
    Duty("peer_review", 4, 4, Texts(
        "Two experts from outside review it.",
        "Deux experts de l’extérieur l’examinent.",
    )),
    Duty("gba_plus", 2, 4, Texts(
        "A gender-based analysis plus is made.",
        "Une analyse comparative entre les sexes plus est faite.",
    )),
    Duty("training", 1, 2, Texts(
        "Users are trained.", "Les utilisateurs sont formés.",
    )),
    Duty("training", 3, 4, Texts(
        "Users are trained again and again, overriding included.",
        "Les utilisateurs sont formés à intervalles réguliers, y compris à déroger.",
    )),
    Duty("human", 1, 2, Texts(
        "The Directive does not require that a person take each decision.",
        "La Directive n’exige pas qu’une personne prenne chaque décision.",
    )),
    Duty("human", 3, 4, Texts(
        "A person takes the final decision.",
        "Une personne prend la décision finale.",
    )),
    Duty("approval", 1, 2, Texts(
        "The assistant deputy minister approves.",
        "Le sous-ministre adjoint approuve.",
    )),
    Duty("approval", 3, 3, Texts(
        "The deputy head approves.", "L’administrateur général approuve.",
    )),
    Duty("approval", 4, 4, Texts(
        "The Treasury Board approves.", "Le Conseil du Trésor approuve.",
    )),
    Duty("testing", 1, 4, Texts(
        "It is tested for bias before use and watched while in use.",
        "Ses biais sont recherchés avant l’emploi, et il est suivi pendant l’emploi.",
    )),
    Duty("recourse", 1, 4, Texts(
        "People are told how to challenge a decision.",
        "Les personnes sont informées de la façon de contester une décision.",
    )),
    Duty("source", 1, 4, Texts(
        "The institution keeps access to the source of the system.",
        "L’institution garde accès au code source du système.",
    )),
)  # fmt: skip


def duties_at(level: int) -> tuple[Duty, ...]:
    """The duties of a level, 1 to 4."""
    return tuple(duty for duty in DUTIES if duty.applies(level))
