"""The names of states and kinds, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.workers.states import (
    Channel,
    Kind,
    Means,
    Place,
    Present,
    Standing,
    State,
    Told,
)
from halte.core.bilingual import Bilingual as B

KINDS: Final = {
    Kind.TIP: B("Tip", "Signalement"),
    Kind.INTERVIEW: B("Interview", "Entrevue"),
}

STATES: Final = {
    State.RECEIVED: B("Not read yet", "Pas encore lu"),
    State.IN_HAND: B("In hand", "En traitement"),
    State.CLOSED: B("Closed", "Fermé"),
    State.DISPOSED: B("Disposed of", "Éliminé"),
}

TAGS: Final = {
    State.RECEIVED: "attention",
    State.IN_HAND: "running",
    State.CLOSED: "done",
    State.DISPOSED: "stopped",
}
"""How a state is drawn; see the style sheet."""

CHANNELS: Final = {
    Channel.WEB: B("Public page", "Page publique"),
    Channel.PHONE: B("Telephone", "Téléphone"),
    Channel.MAIL: B("Letter or e-mail", "Lettre ou courriel"),
    Channel.IN_PERSON: B("In person", "En personne"),
    Channel.PARTNER: B("Through a partner", "Par un partenaire"),
    Channel.VISIT: B("During a visit", "Pendant une visite"),
}

STANDINGS: Final = {
    Standing.ANONYMOUS: B("I give no name", "Je ne donne aucun nom"),
    Standing.CHOSEN: B("A name that I choose", "Un nom que je choisis"),
    Standing.IDENTIFIED: B("My own name", "Mon vrai nom"),
}

KNOWN_AS: Final = {
    Standing.ANONYMOUS: B("Anonymous", "Anonyme"),
    Standing.CHOSEN: B("Under a chosen name", "Sous un nom choisi"),
    Standing.IDENTIFIED: B("Under their own name", "Sous son vrai nom"),
}

MEANS: Final = {
    Means.NONE: B("Do not contact me", "Ne communiquez pas avec moi"),
    Means.TEXT: B("By text message", "Par message texte"),
    Means.CALL: B("By telephone call", "Par appel téléphonique"),
    Means.EMAIL: B("By e-mail", "Par courriel"),
    Means.APP: B("Through a messaging app", "Par une application de messagerie"),
    Means.SOMEONE: B(
        "Through someone I trust", "Par une personne en qui j’ai confiance"
    ),
}

REACHED: Final = {
    Means.NONE: B("Not at all", "En aucun cas"),
    Means.TEXT: MEANS[Means.TEXT],
    Means.CALL: MEANS[Means.CALL],
    Means.EMAIL: MEANS[Means.EMAIL],
    Means.APP: MEANS[Means.APP],
    Means.SOMEONE: B("Through someone they trust", "Par une personne de confiance"),
}

TOLD: Final = {
    Told.WORDS: B("In the worker’s words", "Dans les mots du travailleur"),
    Told.STATEMENT: B("Statement", "Propos recueillis"),
    Told.RECORDING: B("From a recording", "D’après un enregistrement"),
    Told.ANSWER: B("Answer to the worker", "Réponse au travailleur"),
    Told.NOTE: B("Note behind the wall", "Note derrière le mur"),
}

PLACES: Final = {
    Place.COMMUNITY: B("Community organisation", "Organisme communautaire"),
    Place.CLINIC: B("Clinic or hospital", "Clinique ou hôpital"),
    Place.UNION: B("Union hall", "Local syndical"),
    Place.WORSHIP: B("Place of worship", "Lieu de culte"),
    Place.OFFICE: B("Government office", "Bureau du gouvernement"),
    Place.PUBLIC: B("Public place", "Lieu public"),
    Place.HOME: B(
        "Housing that is not the employer’s", "Logement qui n’est pas à l’employeur"
    ),
    Place.TELEPHONE: B("Telephone or video", "Téléphone ou visioconférence"),
    Place.EMPLOYER_HOUSING: B("Housing of the employer", "Logement de l’employeur"),
    Place.WORKPLACE: B("At the workplace", "Sur le lieu de travail"),
}

PRESENT: Final = {
    Present.OFFICER: B("Another officer", "Un autre agent ou une autre agente"),
    Present.INTERPRETER: B("An interpreter", "Un ou une interprète"),
    Present.TRUSTED: B("Someone the worker trusts", "Une personne de confiance"),
    Present.UNION: B("A union representative", "Une personne du syndicat"),
    Present.LAWYER: B("A lawyer", "Un avocat ou une avocate"),
    Present.CO_WORKER: B("Another worker", "Un autre travailleur"),
    Present.EMPLOYER: B(
        "The employer, or someone for it", "L’employeur, ou quelqu’un pour lui"
    ),
}
