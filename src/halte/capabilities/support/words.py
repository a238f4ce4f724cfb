"""How states and kinds are called, in both languages, and how a tag draws them."""

from __future__ import annotations

from typing import Final

from halte.capabilities.support.states import (
    Better,
    Decline,
    Done,
    Exemption,
    Exit,
    FileState,
    GoalState,
    Level,
    NeedLevel,
    ReferralState,
    Route,
    Timeframe,
    Told,
    TransferState,
    Why,
)
from halte.core.bilingual import Bilingual as B

EXEMPTIONS: Final[dict[Exemption, B]] = {
    Exemption.CHILD: B("A child is at risk", "Un enfant est en danger"),
    Exemption.DANGER: B("Someone’s life is in immediate danger",
                        "La vie de quelqu’un est en danger immédiat"),
}  # fmt: skip
TOLD: Final[dict[Told, B]] = {
    Told.YES: B("Yes, the person was told", "Oui, la personne a été avisée"),
    Told.NOT_YET: B("Not yet", "Pas encore"),
    Told.NOT_SAFE: B("No: telling them is not safe now",
                     "Non : l’aviser n’est pas sûr en ce moment"),
}  # fmt: skip

LEVELS: Final[dict[Level, B]] = {
    Level.SHARE: B(
        "I want help from others too: share what I agree to, item by item",
        "Je veux aussi l’aide d’autres services : communiquez ce que j’accepte, "
        "élément par élément",
    ),
    Level.CONFIDENTIAL: B(
        "Between us: nothing leaves this organisation",
        "Entre nous : rien ne sort de cet organisme",
    ),
    Level.ANONYMOUS: B(
        "Without my name: nothing is written that says who I am",
        "Sans mon nom : rien n’est écrit qui dise qui je suis",
    ),
}
LEVELS_SHORT: Final[dict[Level, B]] = {
    Level.SHARE: B("Shares, item by item", "Partage, élément par élément"),
    Level.CONFIDENTIAL: B("Confidential", "Confidentiel"),
    Level.ANONYMOUS: B("Anonymous", "Anonyme"),
}
EXCEPTIONS: Final = (
    B("A child is at risk: the law obliges me to tell child protection.",
      "Un enfant est en danger : la loi m’oblige à aviser la protection de la "
      "jeunesse."),
    B("Someone’s life is in immediate danger: I call for help.",
      "La vie de quelqu’un est en danger immédiat : j’appelle à l’aide."),
)  # fmt: skip
"""The two exceptions that are told before a person chooses."""

FILE_STATES: Final[dict[FileState, tuple[B, str]]] = {
    FileState.OPEN: (B("Open", "Ouvert"), "ok"),
    FileState.FOLLOW_UP: (B("Follow-up", "Suivi"), "waiting"),
    FileState.CLOSED: (B("Closed", "Fermé"), "stopped"),
    FileState.DISPOSED: (B("Disposed of", "Éliminé"), "done"),
}
EXITS: Final[dict[Exit, B]] = {
    Exit.GOALS_REACHED: B("The person reached their goals",
                          "La personne a atteint ses buts"),
    Exit.PERSON_ENDED: B("The person wanted to end it",
                         "La personne a voulu y mettre fin"),
    Exit.MOVED: B("The person moved away", "La personne a déménagé"),
    Exit.WITH_OTHER_SERVICE: B("Another service goes on",
                               "Un autre service prend la suite"),
    Exit.RETURNED_HOME: B("Return to the home country, risks looked at first",
                          "Retour au pays, risques examinés d’abord"),
    Exit.LOST_TOUCH: B("Lost touch", "Plus de nouvelles"),
    Exit.DIED: B("The person died", "La personne est décédée"),
}  # fmt: skip
NEED_LEVELS: Final[dict[NeedLevel, tuple[B, str]]] = {
    NeedLevel.NONE: (B("None", "Aucun besoin"), "done"),
    NeedLevel.STABLE: (B("Stable", "Stable"), "ok"),
    NeedLevel.NEED: (B("Needs something", "Besoin"), "waiting"),
    NeedLevel.URGENT: (B("Urgent", "Urgent"), "attention"),
    NeedLevel.NOT_ASKED: (B("Not asked", "Pas demandé"), "unknown"),
}
DONE: Final[dict[Done, B]] = {
    Done.CONTACT: B("Safe contact", "Contact sûr"),
    Done.SERVICE: B("Service", "Service rendu"),
}
GOAL_STATES: Final[dict[GoalState, tuple[B, str]]] = {
    GoalState.OPEN: (B("Working on it", "En cours"), "running"),
    GoalState.REACHED: (B("Reached", "Atteint"), "done"),
    GoalState.LET_GO: (B("Let go", "Abandonné"), "stopped"),
}
R = ReferralState
REFERRAL_STATES: Final[dict[ReferralState, tuple[B, str]]] = {
    R.DRAFTED: (B("Draft", "Ébauche"), "unknown"),
    R.SENT: (B("Sent, waits for an answer", "Envoyé, en attente de réponse"),
             "waiting"),
    R.ACCEPTED: (B("Accepted", "Accepté"), "ok"),
    R.DECLINED: (B("Declined", "Refusé"), "attention"),
    R.DONE: (B("Done", "Fait"), "done"),
    R.REVOKED: (B("Revoked by the sender", "Annulé par l’expéditeur"), "stopped"),
    R.EXPIRED: (B("Expired without an answer", "Expiré sans réponse"), "attention"),
    R.WITHDRAWN: (B("Withdrawn by the person", "Retiré par la personne"), "stopped"),
}  # fmt: skip
ROUTES: Final[dict[Route, B]] = {
    Route.INSIDE: B("Within Halte", "Dans Halte"),
    Route.LINK: B("One-time link, with a code told by voice",
                  "Lien à usage unique, avec un code dit de vive voix"),
    Route.PRINTED: B("Printed sheet, handed over by the person",
                     "Feuille imprimée, remise par la personne"),
}  # fmt: skip
TIMEFRAMES: Final[dict[Timeframe, B]] = {
    Timeframe.ONE_HOUR: B("Within 1 hour", "D’ici 1 heure"),
    Timeframe.THREE_HOURS: B("Within 3 hours", "D’ici 3 heures"),
    Timeframe.ONE_DAY: B("Within 1 day", "D’ici 1 jour"),
    Timeframe.THREE_DAYS: B("Within 3 days", "D’ici 3 jours"),
}
DECLINES: Final[dict[Decline, B]] = {
    Decline.FULL: B("No room", "Pas de place"),
    Decline.NOT_ELIGIBLE: B("Not whom the service is for",
                            "Pas la clientèle du service"),
    Decline.TOO_FAR: B("Too far", "Trop loin"),
    Decline.NO_LANGUAGE: B("No language in common", "Aucune langue commune"),
    Decline.NOT_SAFE: B("Not safe there for this person",
                        "Pas sûr pour cette personne"),
    Decline.ASKS_FOR_PAPERS: B("Asks for papers or status",
                               "Exige des papiers ou un statut"),
    Decline.NO_ANSWER: B("Could not be reached", "Impossible à joindre"),
    Decline.OTHER: B("Another reason", "Autre motif"),
}  # fmt: skip
WHYS: Final[dict[Why, B]] = {
    Why.FEAR: B("The person fears harm", "La personne craint un préjudice"),
    Why.TELLS_THEMSELVES: B("The person wants to tell it themselves",
                            "La personne veut le dire elle-même"),
    Why.OTHER: B("Another reason, or none given", "Autre motif, ou aucun"),
}  # fmt: skip
BETTER: Final[dict[Better, B]] = {
    Better.BETTER: B("Better", "Mieux"),
    Better.SAME: B("The same", "Pareil"),
    Better.WORSE: B("Worse", "Moins bien"),
    Better.NOT_SAID: B("Not said", "Non précisé"),
}
AREAS: Final[dict[str, B]] = {
    "housing": B("Housing", "Logement"),
    "status": B("Status", "Statut"),
    "safety": B("Safety", "Sécurité"),
    "income": B("Income", "Revenu"),
    "health": B("Health", "Santé"),
    "own": B("All in all, says the person", "Dans l’ensemble, selon la personne"),
}
TRANSFER_STATES: Final[dict[TransferState, B]] = {
    TransferState.PROPOSED: B("Proposed", "Proposé"),
    TransferState.ACCEPTED: B("Taken over", "Repris"),
    TransferState.DECLINED: B("Declined", "Refusé"),
    TransferState.WITHDRAWN: B("Withdrawn", "Retiré"),
}
