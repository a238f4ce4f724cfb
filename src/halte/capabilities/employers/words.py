"""How states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.employers.matching import Ground
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    ListKind,
    Outcome,
    Programme,
    SaidOf,
    SiteKind,
    Standing,
    Stream,
    Structure,
    Tie,
    Transport,
    Verdict,
)
from halte.core.bilingual import Bilingual as B
from halte.core.geography.places import PLACES
from halte.methods.law.text.conditions import CONDITIONS
from halte.methods.sex_trade_bar import Often, Service

LISTS: Final = {
    ListKind.APPROVED: B("Positive assessments", "Études positives"),
    ListKind.REFUSED: B("Negative assessments", "Études négatives"),
    ListKind.FOUND: B(
        "Employers found non-compliant", "Employeurs jugés non conformes"
    ),
}
VERDICTS: Final = {
    Verdict.SAME: B("It is this employer", "C’est cet employeur"),
    Verdict.DIFFERENT: B("It is another", "C’en est un autre"),
    Verdict.UNSURE: B("Not known, or taken back", "Incertain, ou jugement retiré"),
}
STRUCTURES: Final = {
    Structure.CORPORATION: B("Corporation", "Société par actions"),
    Structure.PARTNERSHIP: B("Partnership", "Société de personnes"),
    Structure.SOLE: B("Sole proprietorship", "Entreprise individuelle"),
    Structure.COOPERATIVE: B("Co-operative", "Coopérative"),
    Structure.NON_PROFIT: B("Non-profit organization", "Organisme sans but lucratif"),
    Structure.PUBLIC_BODY: B("Public body", "Organisme public"),
    Structure.HOUSEHOLD: B("Household", "Ménage"),
    Structure.UNKNOWN: B("Not stated", "Non précisé"),
}
SITES: Final = {
    SiteKind.HEAD_OFFICE: B("Head office", "Siège social"),
    SiteKind.WORK: B("Work site", "Lieu de travail"),
    SiteKind.HOUSING: B("Housing provided", "Logement fourni"),
}
TIES: Final = {
    Tie.CONTROL: B("Controls the other", "Contrôle l’autre"),
    Tie.COMMON_CONTROL: B("Controlled by the same person", "Sous un même contrôle"),
    Tie.NOT_ARMS_LENGTH: B("Not at arm’s length", "Avec lien de dépendance"),
    Tie.MANAGEMENT: B("Shares management", "Partage la gestion"),
    Tie.PREMISES: B("Shares premises", "Partage des locaux"),
    Tie.EQUIPMENT: B("Shares equipment", "Partage de l’équipement"),
    Tie.EMPLOYEES: B("Shares employees", "Partage des employés"),
}
SERVICES: Final = {
    Service.STRIPTEASE: B("Striptease", "Striptease"),
    Service.EROTIC_DANCE: B("Erotic dance", "Danse érotique"),
    Service.ESCORT: B("Escort services", "Services d’escorte"),
    Service.EROTIC_MASSAGE: B("Erotic massages", "Massages érotiques"),
    Service.MASSAGE: B("Massage, kind not said", "Massages, sans précision"),
    Service.NONE: B("None of these: someone looked", "Aucun de ceux-ci, après examen"),
}
OFTEN: Final = {
    Often.DAILY: B("Daily", "Chaque jour"),
    Often.WEEKLY: B("Weekly", "Chaque semaine"),
    Often.MONTHLY: B("Monthly", "Chaque mois"),
    Often.LESS: B("Less often", "Moins souvent"),
    Often.UNKNOWN: B("Not known", "Inconnu"),
}
SAID_OF: Final = {
    SaidOf.CONTESTED: B("Contested", "Contesté"),
    SaidOf.UPHELD: B("Looked at again: it stands", "Réexaminé : maintenu"),
    SaidOf.WITHDRAWN: B("Withdrawn", "Retiré"),
    SaidOf.ENDED: B("Ended", "Terminé"),
}
STREAMS: Final = {
    Stream.HIGH_WAGE: B("High wage", "Haut salaire"),
    Stream.LOW_WAGE: B("Low wage", "Bas salaire"),
    Stream.AGRICULTURE: B("Primary agriculture", "Agriculture primaire"),
    Stream.SEASONAL_AGRICULTURE: B(
        "Seasonal agricultural workers", "Travailleurs agricoles saisonniers"
    ),
    Stream.GLOBAL_TALENT: B("Global talent", "Talents mondiaux"),
    Stream.PERMANENT_RESIDENT: B("Permanent residence", "Résidence permanente"),
    Stream.CAREGIVER: B("In-home caregivers", "Aides familiaux"),
    Stream.ACADEMIC: B("Academics", "Universitaires"),
}
OUTCOMES: Final = {
    Outcome.RECEIVED: B("Received", "Reçue"),
    Outcome.POSITIVE: B("Positive", "Positive"),
    Outcome.NEGATIVE: B("Negative", "Négative"),
    Outcome.WITHDRAWN: B("Withdrawn", "Retirée"),
    Outcome.SUSPENDED: B("Suspended", "Suspendue"),
    Outcome.REVOKED: B("Revoked", "Révoquée"),
}
STANDINGS: Final = {
    Standing.ELIGIBLE: B("Eligible", "Admissible"),
    Standing.UNPAID: B(
        "Ineligible: penalty unpaid", "Non admissible : pénalité impayée"
    ),
    Standing.UNTIL: B("Ineligible until", "Non admissible jusqu’au"),
    Standing.INELIGIBLE: B("Ineligible", "Non admissible"),
}
GROUNDS: Final = {
    Ground.WHOLE: B("Same name", "Même nom"),
    Ground.KEY: B("A name in common", "Un nom en commun"),
    Ground.NUMBER: B("Same company number", "Même numéro de société"),
    Ground.AREA: B("Same postal area", "Même secteur postal"),
    Ground.CITY: B("Same city", "Même ville"),
    Ground.ALIKE: B("Nearly the same name", "Presque le même nom"),
    Ground.SHARED: B(
        "The name in common is shared by many",
        "Le nom en commun est partagé par plusieurs",
    ),
    Ground.ELSEWHERE: B("Another province", "Une autre province"),
    Ground.NUMBERS_DIFFER: B(
        "Company numbers differ", "Les numéros de société diffèrent"
    ),
}
PROVINCES: Final = {
    code.removeprefix("CA-"): place.name
    for code, place in PLACES.items()
    if place.kind == "province"
}
METROS: Final = {
    code: place.name for code, place in PLACES.items() if place.kind == "cma"
}
CONTACTS: Final = {
    ContactRole.PRIMARY: B("Primary contact", "Personne-ressource principale"),
    ContactRole.ALTERNATE: B("Alternate contact", "Personne-ressource suppléante"),
}
HOUSING: Final = {
    HousingKind.HOUSE: B("House", "Maison"),
    HousingKind.BUNKHOUSE: B("Bunkhouse", "Dortoir"),
    HousingKind.APARTMENT: B("Apartment", "Appartement"),
    HousingKind.MOBILE: B("Mobile home", "Maison mobile"),
    HousingKind.HOTEL: B("Hotel or motel", "Hôtel ou motel"),
    HousingKind.ROOM: B("Room in a household", "Chambre chez l’habitant"),
    HousingKind.OTHER: B("Other", "Autre"),
}
TRANSPORT: Final = {
    Transport.EMPLOYER: B("Provided by the employer", "Fourni par l’employeur"),
    Transport.PUBLIC: B("Public transport", "Transport en commun"),
    Transport.ON_FOOT: B("On foot", "À pied"),
    Transport.OWN: B("The workers’ own", "Celui des travailleurs"),
    Transport.NONE: B("None", "Aucun"),
}
PROGRAMMES: Final = {
    Programme.TFWP: B(
        "With an assessment (IRPR s. 209.3)",
        "Avec une étude d’impact (RIPR, art. 209.3)",
    ),
    Programme.IMP: B(
        "Without an assessment (IRPR s. 209.2)",
        "Sans étude d’impact (RIPR, art. 209.2)",
    ),
}
CONDITION_WORDS: Final = {
    condition.item: B(condition.wording.en, condition.wording.fr)
    for condition in CONDITIONS
}
ATTESTATIONS: Final = {
    "no_fees": B("No recruitment fees from workers",
                 "Aucuns frais de recrutement payés par les travailleurs"),
    "agreement": B("Signed agreement in the worker’s official language",
                   "Contrat signé dans la langue officielle du travailleur"),
    "insurance": B("Health insurance paid", "Assurance maladie payée"),
    "transport": B("Transport paid where required", "Transport payé s’il est exigé"),
    "free_of_abuse": B("Workplace free of abuse",
                       "Milieu de travail exempt de violence"),
    "past_free_of_abuse": B("No abuse there in the two years before (new users)",
                            "Aucune violence dans les deux ans qui précèdent "
                            "(nouveaux employeurs)"),
}  # fmt: skip
LANGUAGES: Final = {
    "en": B("English", "Anglais"),
    "fr": B("French", "Français"),
    "other": B("Another", "Une autre"),
}
FEES_PAID_BY: Final = {
    "employer": B("The employer", "L’employeur"),
    "worker": B("A worker", "Un travailleur"),
    "nobody": B("Nobody", "Personne"),
}


def province_name(code: str) -> B | None:
    """A province by its two letters; None abroad or where nobody knows."""
    return PROVINCES.get(code)
