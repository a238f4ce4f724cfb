"""How states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.visits.states import (
    Ground,
    Handing,
    Medium,
    Occupant,
    Part,
    Party,
    Said,
    State,
    StopKind,
    Value,
)
from halte.core.bilingual import Bilingual as B

STATES: Final = {
    State.PLANNED: B("Planned", "Planifiée"),
    State.UNDER_WAY: B("Under way", "En cours"),
    State.DONE: B("Done", "Terminée"),
    State.CANCELLED: B("Cancelled", "Annulée"),
}
TONES: Final = {
    State.PLANNED: "waiting",
    State.UNDER_WAY: "running",
    State.DONE: "done",
    State.CANCELLED: "stopped",
}
STOPS: Final = {
    StopKind.WORK: B("Work site", "Lieu de travail"),
    StopKind.HOUSING: B("Housing provided", "Logement fourni"),
}
GROUNDS: Final = {
    Ground.CONSENT: B("With consent", "Avec consentement"),
    Ground.WARRANT: B("Under a warrant", "En vertu d’un mandat"),
    Ground.WITHDRAWN: B("Consent taken back", "Consentement retiré"),
}
OCCUPANTS: Final = {
    Occupant.EMPLOYER: B("The employer, who lives there", "L’employeur, qui y habite"),
    Occupant.HOUSEHOLD: B(
        "Another adult of the household", "Un autre adulte du ménage"
    ),
    Occupant.WORKER: B(
        "A worker who lives there (not named here)",
        "Un travailleur qui y habite (non nommé ici)",
    ),
}
PARTS: Final = {
    Part.LEAD: B("Leads the visit", "Dirige la visite"),
    Part.SAFETY: B("Second officer", "Second agent"),
    Part.INTERPRETER: B("Interpreter", "Interprète"),
    Part.PROVINCE: B("Provincial inspector", "Inspection provinciale"),
    Part.POLICE: B("Police", "Police"),
    Part.HEALTH: B("Public health", "Santé publique"),
}
PARTIES: Final = {
    Party.EMPLOYER: B("The employer", "L’employeur"),
    Party.BANK: B("A bank", "Une banque"),
    Party.PAYROLL: B("A payroll service", "Un service de paie"),
    Party.RECRUITER: B("A recruiter", "Un recruteur"),
    Party.OTHER: B("Someone else", "Une autre personne"),
}
MEDIA: Final = {
    Medium.PHOTOGRAPH: B("Photographs", "Photographies"),
    Medium.RECORDING: B("Recordings", "Enregistrements"),
}
SAID: Final = {
    Said.GIVEN: B("Consents", "Consent"),
    Said.REFUSED: B("Refuses", "Refuse"),
    Said.WITHDRAWN: B("Takes consent back", "Retire son consentement"),
}
VALUES: Final = {
    Value.YES: B("Yes", "Oui"),
    Value.NO: B("No", "Non"),
    Value.NOT_SEEN: B("Not seen", "Pas vu"),
    Value.NOT_APPLICABLE: B("Does not apply", "Ne s’applique pas"),
}
HANDINGS: Final = {
    Handing.GIVEN: B("Copies given to workers", "Copies remises aux travailleurs"),
    Handing.AT_HAND: B("Copies at hand", "Copies à disposition"),
}
LANGUAGES: Final = {
    "en": B("English", "Anglais"),
    "fr": B("French", "Français"),
    "es": B("Spanish", "Espagnol"),
    "tl": B("Tagalog", "Tagalog"),
    "pa": B("Punjabi", "Pendjabi"),
    "zh": B("Chinese", "Chinois"),
    "ko": B("Korean", "Coréen"),
    "ar": B("Arabic", "Arabe"),
}
"""Languages in which a leaflet can be kept. Only the first two discharge a duty."""

OFFLINE: Final = {
    "title": B("Checklist of stop", "Liste de contrôle de l’arrêt"),
    "how": B(
        "This file works without a network. Answers stay on this device until you save "
        "them as a file and send that file in on the page of the visit.",
        "Ce fichier fonctionne sans réseau. Les réponses restent sur cet appareil "
        "jusqu’à ce que vous les enregistriez dans un fichier, à déposer sur la page "
        "de la visite.",
    ),
    "wall": B(
        "Note what you see and what documents show. What a worker tells you does not "
        "belong here, nor does a name.",
        "Notez ce que vous voyez et ce que montrent les documents. Ce que vous dit un "
        "travailleur n’a pas sa place ici, ni aucun nom.",
    ),
    "dwelling": B("A private dwelling", "Une habitation privée"),
    "condition": B("Condition", "Condition"),
    "note": B("Note (optional)", "Note (facultatif)"),
    "save": B("Save the answers as a file", "Enregistrer les réponses dans un fichier"),
    "erase": B("Erase from this device", "Effacer de cet appareil"),
    "not_kept": B(
        "This device keeps nothing between two openings: save the file before you "
        "close.",
        "Cet appareil ne conserve rien d’une fois à l’autre : enregistrez le fichier "
        "avant de fermer.",
    ),
    "saved": B(
        "Saved. Send the file in, then erase the answers from this device.",
        "Enregistré. Déposez le fichier, puis effacez les réponses de cet appareil.",
    ),
    "sure": B(
        "Erase the answers from this device?", "Effacer les réponses de cet appareil ?"
    ),
    "erased": B("Erased from this device.", "Effacé de cet appareil."),
}
