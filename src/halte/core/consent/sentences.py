"""What is said about consent."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import declare

SENTENCES: Final[dict[str, Bilingual]] = {
    "consent_scope_empty": Bilingual(
        "Say what the consent covers: choose at least one thing.",
        "Indiquez ce que couvre le consentement : choisissez au moins un élément.",
    ),
    "consent_in_future": Bilingual(
        "A person cannot have said this in the future. Correct the day and time.",
        "La personne ne peut pas l’avoir dit dans l’avenir. Corrigez la date et "
        "l’heure.",
    ),
    "consent_ends_before": Bilingual(
        "The last day is before the first. Correct one of them.",
        "Le dernier jour précède le premier. Corrigez l’un des deux.",
    ),
    "consent_not_given": Bilingual(
        "There is no consent in force for this to change or withdraw. Record that it "
        "was given.",
        "Il n’y a pas de consentement en vigueur à modifier ou à retirer. Consignez "
        "d’abord qu’il a été donné.",
    ),
    "consent_still_in_force": Bilingual(
        "The consent for this copy is in force. A copy is recalled after a withdrawal.",
        "Le consentement pour cette copie est en vigueur. Une copie se rappelle après "
        "un retrait.",
    ),
    "consent_basis_missing": Bilingual(
        "Say why this person may speak for the other: choose the legal basis.",
        "Indiquez à quel titre cette personne peut parler pour l’autre : choisissez le "
        "fondement juridique.",
    ),
    "consent_authority_missing": Bilingual(
        "Name the order, paper or provision that lets someone speak for the person.",
        "Nommez l’ordonnance, le document ou la disposition qui permet de parler pour "
        "la personne.",
    ),
    "consent_witness_missing": Bilingual(
        "A spoken consent needs someone who heard it. Tick that you were there, or say "
        "who was.",
        "Un consentement donné de vive voix a besoin de quelqu’un qui l’a entendu. "
        "Cochez que vous étiez là, ou indiquez qui l’était.",
    ),
    "recall_ask_first": Bilingual(
        "Ask for the copy first, and note the day.",
        "Demandez d’abord la copie, et notez-en le jour.",
    ),
    "recall_ask_again": Bilingual(
        "Ask once more on another day before you close it without an answer.",
        "Demandez encore une fois, un autre jour, avant de clore sans réponse.",
    ),
    "recall_not_theirs": Bilingual(
        "Only the person’s own copy is theirs to keep. Choose another answer.",
        "La personne ne conserve que sa propre copie. Choisissez une autre réponse.",
    ),
    "recall_day": Bilingual(
        "Choose a day between the day when the copy went out and today.",
        "Choisissez un jour entre celui où la copie est sortie et aujourd’hui.",
    ),
    "recall_closed": Bilingual(
        "What became of this copy is already recorded.",
        "Ce qu’il est advenu de cette copie est déjà consigné.",
    ),
    "person_known": Bilingual(
        "Your organisation already uses these words for someone. Choose other words.",
        "Votre organisation emploie déjà ces mots pour une personne. Choisissez-en "
        "d’autres.",
    ),
}
declare(SENTENCES)
