"""Words for the codes of this room, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.partners.states import (
    ActivityKind,
    AgreementState,
    Fact,
    Gender,
    Legislation,
    Official,
    Part,
    Reached,
    Rests,
    Step,
)
from halte.core.bilingual import Bilingual

STATES: Final[dict[AgreementState, tuple[Bilingual, str]]] = {
    AgreementState.DRAFT: (Bilingual("Draft", "Ébauche"), "waiting"),
    AgreementState.SIGNED: (
        Bilingual("Signed, not begun", "Signée, pas encore commencée"),
        "waiting",
    ),
    AgreementState.IN_FORCE: (Bilingual("In force", "En vigueur"), "ok"),
    AgreementState.SUSPENDED: (Bilingual("Suspended", "Suspendue"), "attention"),
    AgreementState.ENDED: (Bilingual("Ended", "Terminée"), "stopped"),
}

STEPS: Final[dict[Step, Bilingual]] = {
    Step.APPROVED: Bilingual("Put in force", "Mise en vigueur"),
    Step.RETURNED: Bilingual("Returned to its author", "Renvoyée à son auteur"),
    Step.SUSPENDED: Bilingual("Suspended", "Suspendue"),
    Step.RESUMED: Bilingual("Resumed", "Reprise"),
    Step.REVIEWED: Bilingual("Reviewed", "Réexaminée"),
    Step.ENDED: Bilingual("Ended early", "Terminée avant l’échéance"),
}

PARTS: Final[dict[Part, Bilingual]] = {
    Part.GIVES: Bilingual("gives data", "fournit des données"),
    Part.RECEIVES: Bilingual("receives data", "reçoit des données"),
    Part.BOTH: Bilingual("gives and receives data", "fournit et reçoit des données"),
}

RESTS: Final[dict[Rests, Bilingual]] = {
    Rests.LAW: Bilingual("A law", "Une loi"),
    Rests.TREATY: Bilingual("A treaty", "Un traité"),
    Rests.MOU: Bilingual("A memorandum of understanding", "Un protocole d’entente"),
    Rests.CONSENT: Bilingual(
        "The consent of each person", "Le consentement de chaque personne"
    ),
}

FACTS: Final[dict[Fact, Bilingual]] = {
    Fact.PARTIES: Bilingual("Who the parties are", "Les parties"),
    Fact.PURPOSES: Bilingual("What it is for", "Les finalités"),
    Fact.GROUND: Bilingual("What it rests on", "Le fondement"),
    Fact.DATES: Bilingual("From when to when", "Les dates"),
    Fact.DATA: Bilingual("Which data may flow", "Les données visées"),
}

ACTIVITIES: Final[dict[ActivityKind, Bilingual]] = {
    ActivityKind.TRAINING: Bilingual("Training", "Formation"),
    ActivityKind.OPERATION: Bilingual("Joint operation", "Opération conjointe"),
    ActivityKind.EXCHANGE: Bilingual("Exchange or visit", "Échange ou visite"),
    ActivityKind.AWARENESS: Bilingual("Awareness", "Sensibilisation"),
    ActivityKind.RESEARCH: Bilingual("Research", "Recherche"),
    ActivityKind.OTHER: Bilingual("Something else", "Autre"),
}

REACHED: Final[dict[Reached, tuple[Bilingual, str]]] = {
    Reached.MET: (Bilingual("Reached", "Atteint"), "done"),
    Reached.PARTLY: (Bilingual("Partly reached", "Atteint en partie"), "at_risk"),
    Reached.NOT_MET: (Bilingual("Not reached", "Non atteint"), "off_track"),
}

LEGISLATION: Final[dict[Legislation, Bilingual]] = {
    Legislation.NONE: Bilingual("None", "Aucun"),
    Legislation.ADVICE: Bilingual("Advice on a law", "Conseils sur une loi"),
    Legislation.DRAFTING: Bilingual(
        "Help to draft a law", "Aide à la rédaction d’une loi"
    ),
    Legislation.ADOPTED: Bilingual(
        "Help with a law that was adopted", "Aide à une loi qui a été adoptée"
    ),
}

OFFICIALS: Final[dict[Official, Bilingual]] = {
    Official.JUDGE: Bilingual("Judges", "Juges"),
    Official.PROSECUTOR: Bilingual("Prosecutors", "Procureurs et procureures"),
    Official.POLICE: Bilingual("Police", "Police"),
    Official.BORDER: Bilingual("Border officers", "Agents et agentes frontaliers"),
    Official.LABOUR_INSPECTOR: Bilingual(
        "Labour inspectors", "Inspecteurs et inspectrices du travail"
    ),
    Official.SOCIAL_SERVICES: Bilingual("Social services", "Services sociaux"),
    Official.OTHER: Bilingual("Other officials", "Autres responsables"),
}

GENDERS: Final[dict[Gender, Bilingual]] = {
    Gender.WOMEN: Bilingual("Women", "Femmes"),
    Gender.MEN: Bilingual("Men", "Hommes"),
    Gender.ANOTHER: Bilingual("Another gender", "Autre genre"),
    Gender.NOT_RECORDED: Bilingual("Not recorded", "Non consigné"),
}

SPOKEN: Final[dict[str, Bilingual]] = {
    "en": Bilingual("English", "Anglais"),
    "fr": Bilingual("French", "Français"),
    "es": Bilingual("Spanish", "Espagnol"),
    "pt": Bilingual("Portuguese", "Portugais"),
    "ar": Bilingual("Arabic", "Arabe"),
    "ru": Bilingual("Russian", "Russe"),
    "zh": Bilingual("Chinese", "Chinois"),
    "tl": Bilingual("Tagalog", "Tagalog"),
    "th": Bilingual("Thai", "Thaï"),
    "vi": Bilingual("Vietnamese", "Vietnamien"),
    "iu": Bilingual("Inuktitut", "Inuktitut"),
    "cr": Bilingual("Cree", "Cri"),
    "oj": Bilingual("Anishinaabemowin", "Anishinaabemowin"),
    "und": Bilingual("Another language", "Une autre langue"),
}

CURRENCIES: Final[dict[str, Bilingual]] = {
    "CAD": Bilingual("Canadian dollars", "Dollars canadiens"),
    "USD": Bilingual("United States dollars", "Dollars américains"),
    "EUR": Bilingual("Euros", "Euros"),
    "GBP": Bilingual("Pounds sterling", "Livres sterling"),
    "CHF": Bilingual("Swiss francs", "Francs suisses"),
}
"""ISO 4217. All of them have two decimals, so that amounts are kept in cents."""
