"""How tiers, states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.directory.states import (
    ApplicationState,
    Channel,
    CopyKind,
    CostKind,
    Finding,
    Freshness,
    HoursKind,
    LineKind,
    ListingState,
    LocationKind,
    Offered,
    RecallReason,
    SignalKind,
    Tier,
    Withheld,
)
from halte.core.bilingual import Bilingual as B

TIERS: Final = {
    Tier.PUBLIC: B("Everyone", "Tout le monde"),
    Tier.PROVIDER: B("Registered providers", "Fournisseurs inscrits"),
    Tier.OFFICER: B("Police and border officers", "Agents de police et des frontières"),
    Tier.STEWARD: B("Directory stewards", "Gestion du répertoire"),
}
WITHHELD: Final = {
    Withheld.SHELTER_LOCATION: B(
        "The address is kept secret, for the safety of who lives there.",
        "L’adresse est gardée secrète, pour la sécurité des personnes hébergées.",
    ),
    Withheld.PROVIDER_REQUEST: B(
        "Not shown, as the provider asked.",
        "Non affiché, à la demande du fournisseur.",
    ),
    Withheld.STAFF_SAFETY: B(
        "Not shown, for the safety of staff.",
        "Non affiché, pour la sécurité du personnel.",
    ),
    Withheld.NOT_FOR_PUBLIC: B(
        "Shown after sign-in.", "Affiché après ouverture d’une session."
    ),
}
STATES: Final = {
    ListingState.DRAFT: B("Draft", "Ébauche"),
    ListingState.LISTED: B("Listed", "Inscrit"),
    ListingState.UNREACHABLE: B("Unreachable", "Injoignable"),
    ListingState.SUSPENDED: B("Suspended", "Suspendu"),
    ListingState.CLOSED: B("Closed", "Fermé"),
}
FRESHNESS: Final = {
    Freshness.FRESH: B("Checked in time", "Vérifié à temps"),
    Freshness.DUE: B("Check is due soon", "Vérification prévue sous peu"),
    Freshness.OVERDUE: B("Check is overdue", "Vérification en retard"),
    Freshness.NEVER: B("Never checked", "Jamais vérifié"),
}
LOCATIONS: Final = {
    LocationKind.PHYSICAL: B("A place", "Un lieu"),
    LocationKind.POSTAL: B("For mail", "Pour le courrier"),
    LocationKind.VIRTUAL: B("By phone or online", "Par téléphone ou en ligne"),
}
LINES: Final = {
    LineKind.MAIN: B("Phone", "Téléphone"),
    LineKind.INTAKE: B("Intake line", "Ligne d’admission"),
    LineKind.AFTER_HOURS: B("After-hours line", "Ligne de nuit"),
    LineKind.TTY: B("TTY", "ATS"),
    LineKind.TEXT: B("By text", "Par texto"),
}
HOURS: Final = {
    HoursKind.OPEN: B("Open", "Ouvert"),
    HoursKind.INTAKE: B("Takes people in", "Admissions"),
}
OFFERED: Final = {
    Offered.ALWAYS: B("always", "en tout temps"),
    Offered.BY_APPOINTMENT: B("by appointment", "sur rendez-vous"),
    Offered.INTERPRETER: B("by interpreter", "par interprète"),
}
COSTS: Final = {
    CostKind.FREE: B("Free of charge", "Gratuit"),
    CostKind.SLIDING: B("By what one can pay", "Selon ses moyens"),
    CostKind.FEE: B("There is a fee", "Payant"),
}
CHANNELS: Final = {
    Channel.PHONE: B("By phone", "Par téléphone"),
    Channel.EMAIL: B("By e-mail", "Par courriel"),
    Channel.VISIT: B("On site", "Sur place"),
    Channel.VIDEO: B("By video", "Par vidéo"),
    Channel.FORM: B("By the provider’s own form", "Par le formulaire du fournisseur"),
}
FINDINGS: Final = {
    Finding.CONFIRMED: B("All is as listed", "Tout est exact"),
    Finding.CHANGED: B("Something changed", "Quelque chose a changé"),
    Finding.NO_ANSWER: B("Nobody answered", "Personne n’a répondu"),
    Finding.DEAD_NUMBER: B("The number is dead", "Le numéro n’est plus en service"),
    Finding.CLOSED: B("The service has closed", "Le service a fermé"),
}
SIGNALS: Final = {
    SignalKind.DEAD_NUMBER: B("The number did not work", "Le numéro ne fonctionne pas"),
    SignalKind.REFUSED: B(
        "The person I called for was refused",
        "La personne pour qui j’ai appelé a été refusée",
    ),
    SignalKind.SUGGESTION: B(
        "Something here is wrong or missing",
        "Un renseignement est erroné ou manquant",
    ),
}
REFUSALS: Final = {
    "full": B("No room", "Aucune place"),
    "language": B("Not in their language", "Pas dans sa langue"),
    "who": B("Not for this person", "Pas pour cette personne"),
    "where": B("Not from this region", "Pas de cette région"),
    "status": B("Papers or status were asked for", "Papiers ou statut exigés"),
    "complaint": B("A complaint to police was asked for",
                   "Plainte à la police exigée"),
    "no_reason": B("No reason was given", "Aucune raison donnée"),
}  # fmt: skip
APPLICATIONS: Final = {
    ApplicationState.SUBMITTED: B("Received", "Reçue"),
    ApplicationState.RECOMMENDED: B(
        "Looked at by one person; a second decides",
        "Examinée par une personne ; une seconde tranchera",
    ),
    ApplicationState.ADMITTED: B("Admitted", "Admise"),
    ApplicationState.REFUSED: B("Refused", "Refusée"),
    ApplicationState.APPEALED: B("Appealed", "Portée en appel"),
    ApplicationState.UPHELD: B("The refusal stands", "Le refus est maintenu"),
    ApplicationState.WITHDRAWN: B("Withdrawn", "Retirée"),
}
OLDER: Final = {
    "fr": B("French older than English", "Français plus ancien que l’anglais"),
    "en": B("English older than French", "Anglais plus ancien que le français"),
}
"""The words of a service in one language that were not changed with the other’s."""

COPIES: Final = {
    CopyKind.POCKET: B("Pocket list", "Liste de poche"),
    CopyKind.BUNDLE: B("Offline bundle", "Trousse hors ligne"),
    CopyKind.LIST: B("Printed list", "Liste imprimée"),
}
RECALLS: Final = {
    RecallReason.LOST: B("It was lost or stolen", "Elle a été perdue ou volée"),
    RecallReason.WRONG: B(
        "Something on it is wrong and could harm",
        "Un renseignement erroné pourrait nuire",
    ),
    RecallReason.LEFT: B(
        "Its holder does not do this work any more",
        "La personne qui la détient ne fait plus ce travail",
    ),
}
FIELDS: Final = {
    "name": B("Name", "Nom"),
    "description": B("Description", "Description"),
    "eligibility": B("Who is taken in", "Qui est admis"),
    "application": B("How to be taken in", "Comment être admis"),
    "fees": B("Fees", "Frais"),
    "documents": B("Papers to bring", "Pièces à apporter"),
    "email": B("E-mail", "Courriel"),
    "website": B("Website", "Site Web"),
    "hours": B("Hours", "Heures"),
    "languages": B("Languages", "Langues"),
    "capacity": B("Room", "Places"),
    "phones": B("Phone numbers", "Numéros de téléphone"),
    "places": B("Places", "Lieux"),
    "needs": B("Needs that are met", "Besoins comblés"),
}

EXTENSION: Final = B("ext.", "poste")

ALSO_CHANGED: Final = {
    "details": B("What is true of it", "Ce qui est vrai du service"),
    "costs": B("Cost and papers", "Coût et pièces"),
    "access": B("Access to a place", "Accès à un lieu"),
    "state": B("State", "État"),
}
IN_WHICH: Final = {
    "en": B("in English", "en anglais"), "fr": B("in French", "en français")
}  # fmt: skip


def changed_field(code: str) -> B:
    """What was changed, for people; a code that is not ours names itself."""
    if code.startswith("tier of "):
        return B("Who sees what", "Qui voit quoi")
    base, _line, language = code.rpartition("_")
    if base in FIELDS and language in IN_WHICH:
        name, which = FIELDS[base], IN_WHICH[language]
        return B(f"{name.en} {which.en}", f"{name.fr} {which.fr}")
    return FIELDS.get(code) or ALSO_CHANGED.get(code) or B(code, code)
