"""How states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.inspections.states import (
    Agreed,
    Due,
    Every,
    Finding,
    Given,
    Happened,
    Kind,
    Outcome,
    Programme,
    Side,
    Source,
    State,
    Trigger,
    Way,
)
from halte.core.bilingual import Bilingual as B
from halte.core.geography.places import PLACES
from halte.methods.law import TRIGGERS as LEGAL

STATES: Final = {
    State.OPENED: B("Opened", "Ouverte"),
    State.NOTIFIED: B("Notice given", "Avis donné"),
    State.UNANNOUNCED: B("Without notice", "Sans avis"),
    State.EXAMINING: B("Examining", "En examen"),
    State.FOUND: B("Findings entered", "Constats inscrits"),
    State.COMPLIANT: B("Compliant", "Conforme"),
    State.CORRECTED: B(
        "Compliant after corrective action", "Conforme après mesures correctives"
    ),
    State.JUSTIFIED: B("Justified", "Justifiée"),
    State.NOTICED: B("Answer awaited", "En attente de réponse"),
    State.ANSWERED: B("Answer received", "Réponse reçue"),
    State.DECIDED: B("Decided", "Décidée"),
    State.CLOSED: B("Closed", "Close"),
    State.CANCELLED: B("Cancelled", "Annulée"),
    State.GONE: B("Employer gone", "Employeur disparu"),
}
TAGS: Final = {
    State.OPENED: "waiting", State.NOTIFIED: "waiting", State.UNANNOUNCED: "waiting",
    State.EXAMINING: "waiting", State.FOUND: "attention", State.COMPLIANT: "done",
    State.CORRECTED: "done", State.JUSTIFIED: "done", State.NOTICED: "waiting",
    State.ANSWERED: "attention", State.DECIDED: "done", State.CLOSED: "done",
    State.CANCELLED: "stopped", State.GONE: "stopped",
}  # fmt: skip
"""How a state is drawn; see the style sheet."""

PROGRAMMES: Final = {
    Programme.TFWP: B(
        "Temporary foreign worker program",
        "Programme des travailleurs étrangers temporaires",
    ),
    Programme.IMP: B(
        "International mobility program", "Programme de mobilité internationale"
    ),
}
TRIGGERS: Final = {
    Trigger(t.key): B(
        f"{t.provision}: {t.wording.en}", f"{t.provision} : {t.wording.fr}"
    )
    for t in LEGAL
}
SOURCES: Final = {
    Source.RECORD: B("A record kept here", "Une fiche conservée ici"),
    Source.DOCUMENT: B("A document", "Un document"),
    Source.VAULT: B("A file of the vault", "Un fichier du coffre"),
    Source.OBSERVATION: B("What an officer saw", "Ce qu’un agent a vu"),
    Source.SEALED: B("Sealed", "Scellé"),
}
ENTERED: Final = {
    source: SOURCES[source]
    for source in (Source.DOCUMENT, Source.OBSERVATION, Source.RECORD, Source.VAULT)
} | {Source.SEALED: B("A sealed token", "Un jeton scellé")}
"""Sources that an officer enters; of what lies behind the wall, a token only."""

RECEIVED: Final = B("Information received.", "Renseignements reçus.")
"""All that a file says of what is sealed (IRPR 209.5(a); decision 31)."""

SIDES: Final = {
    Side.OPEN: B("May be shown to the employer", "Peut être montré à l’employeur"),
    Side.WALLED: B("Never shown to the employer", "Jamais montré à l’employeur"),
}
FINDINGS: Final = {
    Finding.MET: B("Met", "Respectée"),
    Finding.NOT_MET: B("Not met", "Non respectée"),
    Finding.JUSTIFIED: B("Justified", "Manquement justifié"),
    Finding.NOT_EXAMINED: B("Not examined", "Non examinée"),
}
HAPPENED: Final = {
    Happened.OPENED: B("The file was opened", "Ouverture du dossier"),
    Happened.NOTICE_GIVEN: B("Notice was given", "Avis d’inspection donné"),
    Happened.UNANNOUNCED: B("Without notice, and why", "Sans avis, et pourquoi"),
    Happened.EXAMINING: B("The examination began", "Début de l’examen"),
    Happened.VISITED: B("A visit took place", "Visite effectuée"),
    Happened.FINDINGS_ENTERED: B("The findings were finished", "Constats terminés"),
    Happened.REOPENED: B("The examination began again", "Reprise de l’examen"),
    Happened.CORRECTIVE_ACTION: B("Corrective action", "Mesure corrective"),
    Happened.COMPLIANT: B("Found compliant", "Conclusion : conforme"),
    Happened.CORRECTED: B(
        "Found compliant after corrective action",
        "Conclusion : conforme après mesures correctives",
    ),
    Happened.JUSTIFIED: B("Failures justified", "Conclusion : manquements justifiés"),
    Happened.PRELIMINARY_SENT: B("Preliminary notice sent", "Avis provisoire envoyé"),
    Happened.CORRECTED_SENT: B("Corrected notice sent", "Avis corrigé envoyé"),
    Happened.CANCELLING_SENT: B(
        "Preliminary notice cancelled", "Avis provisoire annulé"
    ),
    Happened.EXTENDED: B("More time was given", "Délai prolongé"),
    Happened.ANSWERED: B("The employer answered", "Réponse de l’employeur"),
    Happened.NOTHING_TO_ADD: B(
        "The employer has nothing to add", "L’employeur n’a rien à ajouter"
    ),
    Happened.DECIDED: B("The final decision", "Décision définitive"),
    Happened.FINAL_SENT: B("Final notice sent", "Avis final envoyé"),
    Happened.WARNING_SENT: B("Warning letter sent", "Lettre d’avertissement envoyée"),
    Happened.CLOSING_SENT: B("Closing letter sent", "Lettre de fin envoyée"),
    Happened.AGREED: B(
        "Payment in instalments was agreed", "Entente de paiement par versements"
    ),
    Happened.AGREEMENT_SENT: B(
        "Letter on instalments sent", "Lettre sur les versements envoyée"
    ),
    Happened.AGREEMENT_ENDED: B(
        "The agreement was ended", "Fin de l’entente de paiement"
    ),
    Happened.PAID: B("Paid in full", "Payée en entier"),
    Happened.DEFAULTED: B("In default of payment", "En défaut de paiement"),
    Happened.PUBLISHED: B("Put on the public list", "Inscription à la liste publique"),
    Happened.WITHDRAWN: B("Taken off the public list", "Retrait de la liste publique"),
    Happened.CLOSED: B("The file was closed", "Clôture du dossier"),
    Happened.CANCELLED: B("The file was cancelled", "Annulation du dossier"),
    Happened.GONE: B("The employer exists no longer", "L’employeur n’existe plus"),
    Happened.NOTED: B("A note", "Note au dossier"),
}
KINDS: Final = {
    Kind.PRELIMINARY: B("Preliminary notice", "Avis provisoire"),
    Kind.CORRECTED: B("Corrected notice", "Avis corrigé"),
    Kind.CANCELLING: B("Cancellation of a notice", "Annulation d’un avis"),
    Kind.FINAL: B("Final notice", "Avis final"),
    Kind.WARNING: B("Warning letter", "Lettre d’avertissement"),
    Kind.CLOSING: B("Closing letter", "Lettre de fin"),
    Kind.AGREEMENT: B("Letter on instalments", "Lettre sur les versements"),
}
WAYS: Final = {
    Way.MAIL: B("By mail", "Par la poste"),
    Way.COURIER: B("By courier", "Par messager"),
    Way.EMAIL: B("By e-mail", "Par courriel"),
    Way.HAND: B("By hand", "En main propre"),
}
GIVEN: Final = {
    Given.PREPARED: B("To approve", "À approuver"),
    Given.RETURNED: B("Sent back", "Non approuvé"),
    Given.APPROVED: B("To hand over", "À remettre"),
    Given.RELEASED: B("Handed over", "Remis"),
}
GIVEN_TAGS: Final = {
    Given.PREPARED: "waiting", Given.RETURNED: "stopped", Given.APPROVED: "attention",
    Given.RELEASED: "done",
}  # fmt: skip
AGREED: Final = {
    Agreed.GIVEN: B("In force", "En vigueur"),
    Agreed.KEPT: B("Kept: paid in full", "Respectée : payée en entier"),
    Agreed.BROKEN: B("Broken: in default", "Non respectée : en défaut"),
    Agreed.ENDED: B("Ended without a default", "Terminée sans défaut"),
}
AGREED_TAGS: Final = {
    Agreed.GIVEN: "waiting", Agreed.KEPT: "done", Agreed.BROKEN: "stopped",
    Agreed.ENDED: "stopped",
}  # fmt: skip
DUE: Final = {
    Due.AWAITED: B("To come", "À venir"),
    Due.LATE: B("Late", "En retard"),
    Due.PAID: B("Paid", "Payé"),
    Due.PAID_LATE: B("Paid late", "Payé en retard"),
}
DUE_TAGS: Final = {
    Due.AWAITED: "waiting", Due.LATE: "attention", Due.PAID: "done",
    Due.PAID_LATE: "done",
}  # fmt: skip
EVERY: Final = {
    Every.MONTH: B("Month", "Mois"),
    Every.FORTNIGHT: B("Two weeks", "Deux semaines"),
}
OUTCOMES: Final = {
    Outcome.NO_VIOLATION: B("No violation", "Aucune violation"),
    Outcome.WARNING: B("Warning", "Avertissement"),
    Outcome.PENALTY: B("Penalty", "Pénalité"),
    Outcome.BAN: B("Ban", "Exclusion"),
    Outcome.PENALTY_AND_BAN: B("Penalty and ban", "Pénalité et exclusion"),
}
CONCLUSIONS: Final = {
    state: STATES[state]
    for state in (State.COMPLIANT, State.CORRECTED, State.JUSTIFIED)
}
OFFICES: Final = {
    code.removeprefix("CA-"): place.name
    for code, place in PLACES.items()
    if place.kind == "province"
}
