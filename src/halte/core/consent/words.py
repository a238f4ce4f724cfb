"""What consent is asked for, in words that a person can be read aloud."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.consent.states import Basis, Kind, Method, Recall, Speaker

PURPOSES: Final[dict[str, Bilingual]] = {
    "support": Bilingual("To support me", "Pour me soutenir"),
    "referral": Bilingual(
        "To refer me to another service", "Pour m’orienter vers un autre service"
    ),
    "investigation": Bilingual(
        "To investigate what was done to me", "Pour enquêter sur ce que j’ai subi"
    ),
    "interview": Bilingual(
        "To talk with an officer about my work",
        "Pour parler de mon travail avec un agent ou une agente",
    ),
    "recording": Bilingual("To record what I say", "Pour enregistrer ce que je dis"),
    "status": Bilingual("For my immigration status", "Pour mon statut d’immigration"),
    "compensation": Bilingual(
        "For compensation or benefits", "Pour une indemnisation ou des prestations"
    ),
    "statistics": Bilingual(
        "For statistics, without my name", "Pour des statistiques, sans mon nom"
    ),
}

SCOPES: Final[dict[str, Bilingual]] = {
    "identity": Bilingual(
        "My name and date of birth", "Mon nom et ma date de naissance"
    ),
    "contact": Bilingual("How to reach me safely", "La façon sûre de me joindre"),
    "needs": Bilingual("What I need", "Ce dont j’ai besoin"),
    "health": Bilingual("My health", "Ma santé"),
    "housing": Bilingual("Where I live", "L’endroit où je vis"),
    "account": Bilingual("What happened to me", "Ce qui m’est arrivé"),
    "status": Bilingual("My papers and status", "Mes papiers et mon statut"),
    "children": Bilingual("My children", "Mes enfants"),
    "safety": Bilingual("My safety plan", "Mon plan de sécurité"),
}

METHODS: Final[dict[Method, Bilingual]] = {
    Method.SPOKEN: Bilingual("Spoken", "De vive voix"),
    Method.WRITTEN: Bilingual("In writing", "Par écrit"),
    Method.INTERPRETED: Bilingual(
        "Through an interpreter", "Par l’entremise d’un ou d’une interprète"
    ),
    Method.SIGNED: Bilingual("In sign language", "En langue des signes"),
}

LANGUAGES_SPOKEN: Final[dict[str, Bilingual]] = {
    "en": Bilingual("English", "Anglais"),
    "fr": Bilingual("French", "Français"),
    "es": Bilingual("Spanish", "Espagnol"),
    "tl": Bilingual("Tagalog", "Tagalog"),
    "zh": Bilingual("Chinese", "Chinois"),
    "hu": Bilingual("Hungarian", "Hongrois"),
    "ro": Bilingual("Romanian", "Roumain"),
    "th": Bilingual("Thai", "Thaï"),
    "vi": Bilingual("Vietnamese", "Vietnamien"),
    "hi": Bilingual("Hindi", "Hindi"),
    "pa": Bilingual("Punjabi", "Pendjabi"),
    "ar": Bilingual("Arabic", "Arabe"),
    "cr": Bilingual("Cree", "Cri"),
    "oj": Bilingual("Anishinaabemowin", "Anishinaabemowin"),
    "iu": Bilingual("Inuktitut", "Inuktitut"),
    "und": Bilingual("Another language", "Une autre langue"),
}

KINDS: Final[dict[Kind, Bilingual]] = {
    Kind.GIVEN: Bilingual("Given", "Donné"),
    Kind.CHANGED: Bilingual("Changed", "Modifié"),
    Kind.WITHDRAWN: Bilingual("Withdrawn", "Retiré"),
    Kind.EXPIRED: Bilingual("Expired", "Expiré"),
}

SPEAKERS: Final[dict[Speaker, Bilingual]] = {
    Speaker.SELF: Bilingual("The person", "La personne elle-même"),
    Speaker.CAREGIVER: Bilingual(
        "A caregiver, with the person there",
        "Une personne qui en prend soin, en sa présence",
    ),
    Speaker.GUARDIAN: Bilingual(
        "A guardian, with the person’s assent",
        "Une personne chargée de la tutelle, avec l’accord de la personne",
    ),
}

BASES: Final[dict[Basis, Bilingual]] = {
    Basis.PARENT: Bilingual("Parental authority", "Autorité parentale"),
    Basis.COURT_ORDER: Bilingual("An order of a court", "Une ordonnance d’un tribunal"),
    Basis.MANDATE: Bilingual(
        "A mandate or power of attorney", "Un mandat ou une procuration"
    ),
    Basis.CHILD_PROTECTION: Bilingual(
        "Child protection has custody", "La protection de la jeunesse a la garde"
    ),
}

OWN_CONSENT: Final = Bilingual(
    "The person’s own consent", "Le consentement de la personne elle-même"
)
"""The legal basis where nobody speaks for the person."""

RECALLS: Final[dict[Recall, Bilingual]] = {
    Recall.ASKED: Bilingual(
        "Asked to destroy the copy", "Destruction de la copie demandée"
    ),
    Recall.DESTROYED: Bilingual("Copy destroyed", "Copie détruite"),
    Recall.KEPT_BY_LAW: Bilingual(
        "Kept: the law requires it", "Conservée : la loi l’exige"
    ),
    Recall.KEPT_BY_PERSON: Bilingual("The person keeps it", "La personne la conserve"),
    Recall.NO_ANSWER: Bilingual(
        "No answer, after asking twice", "Sans réponse, après deux demandes"
    ),
}
