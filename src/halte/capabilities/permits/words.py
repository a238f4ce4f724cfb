"""How states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.capabilities.permits.checks.answers import Answer
from halte.capabilities.permits.checks.facts import Told
from halte.capabilities.permits.checks.person import QUESTIONS as ASKED
from halte.capabilities.permits.states import (
    Abuse,
    Authority,
    Basis,
    Kin,
    MemberNotMet,
    NotMet,
    OpenOutcome,
    Source,
    Standing,
    StepState,
    Verdict,
    Weight,
    Where,
)
from halte.core.bilingual import Bilingual as B
from halte.core.geography.places import PLACES

PROVINCES: Final = {
    code.removeprefix("CA-"): place.name
    for code, place in PLACES.items()
    if place.kind == "province"
}
ANSWERS: Final = {
    Answer.CLEAR: B("Clear", "En ordre"),
    Answer.ASK: B("Ask", "À demander"),
    Answer.REFER: B("Refer", "À soumettre"),
}
ANSWER_TAGS: Final = {
    Answer.CLEAR: "done",
    Answer.ASK: "waiting",
    Answer.REFER: "attention",
}
AUTHORITIES: Final = {
    Authority.PROTECTION: B(
        "Section 30(1.2): refusal, with two officers",
        "Paragraphe 30(1.2) : refus, à deux agents",
    ),
    Authority.PROCESSING: B(
        "Section 87.3: not processed, the fee is returned",
        "Article 87.3 : non traitée, frais remboursés",
    ),
}
STANDINGS: Final = {
    Standing.OPEN: B("Open", "Ouvert"),
    Standing.WITH_SECOND: B("With a second officer", "Chez un second agent"),
    Standing.RETURNED: B("Returned: no concurrence", "Retourné : avis non partagé"),
    Standing.CONCURRED: B("Concurred", "Avis partagé"),
    Standing.REFUSED: B("Refused", "Refusé"),
    Standing.NOT_PROCESSED: B("Not processed", "Non traité"),
    Standing.CLOSED: B("Closed", "Clos"),
}
STANDING_TAGS: Final = {
    Standing.OPEN: "waiting",
    Standing.WITH_SECOND: "attention",
    Standing.RETURNED: "attention",
    Standing.CONCURRED: "waiting",
    Standing.REFUSED: "stopped",
    Standing.NOT_PROCESSED: "stopped",
    Standing.CLOSED: "done",
}
VERDICTS: Final = {
    Verdict.CONCUR: B("I concur", "J’y souscris"),
    Verdict.DECLINE: B("I decline", "Je n’y souscris pas"),
}
ABUSES: Final = {
    Abuse.PHYSICAL: B("Physical", "Physique"),
    Abuse.SEXUAL: B("Sexual", "Sexuelle"),
    Abuse.PSYCHOLOGICAL: B("Psychological", "Psychologique"),
    Abuse.FINANCIAL: B("Financial", "Financière"),
    Abuse.REPRISAL: B("Reprisals", "Représailles"),
}
SOURCES: Final = {
    Source.EMPLOYER: B("The employer", "L’employeur"),
    Source.SUPERVISOR: B("A supervisor", "Un superviseur"),
    Source.CO_WORKER: B("A co-worker", "Un collègue"),
    Source.RECRUITER: B("A recruiter", "Un recruteur"),
    Source.OTHER: B("Someone else", "Quelqu’un d’autre"),
}
WHERE: Final = {
    Where.WORK: B("At work", "Au travail"),
    Where.HOUSING: B("In housing that comes with the job", "Dans le logement fourni"),
    Where.TRANSPORT: B("On the way", "En chemin"),
    Where.ELSEWHERE: B("Elsewhere", "Ailleurs"),
}
WEIGHTS: Final = {
    Weight.LIKELY: B("More likely than not", "Plus probable qu’improbable"),
    Weight.NOT_LIKELY: B("Not more likely than not", "Pas plus probable qu’improbable"),
}
OUTCOMES: Final = {
    OpenOutcome.ISSUED: B(
        "Reasonable grounds: the permit is issued",
        "Motifs raisonnables : le permis est délivré",
    ),
    OpenOutcome.NOT_ISSUED: B("Not issued", "Non délivré"),
    OpenOutcome.WITHDRAWN: B(
        "Withdrawn by the person", "Demande retirée par la personne"
    ),
}
NOT_MET: Final = {
    NotMet.NOT_IN_CANADA: B(
        "The person is not in Canada", "La personne n’est pas au Canada"
    ),
    NotMet.NO_TIED_PERMIT: B(
        "The person holds no permit tied to an employer, and held none that is being "
        "renewed",
        "La personne ne détient aucun permis lié à un employeur et n’en renouvelle "
        "aucun",
    ),
    NotMet.NO_REASONABLE_GROUNDS: B(
        "All facts together give no reasonable grounds to believe",
        "L’ensemble des faits ne donne pas de motifs raisonnables de croire",
    ),
}
BASES: Final = {
    Basis.STUDENT: B("Student who works", "Étudiant ou étudiante qui travaille"),
    Basis.OPEN_PERMIT: B(
        "Open work permit (names no employer)",
        "Permis de travail ouvert (ne nomme aucun employeur)",
    ),
    Basis.NO_PERMIT: B(
        "Work without a permit, as the Regulations allow (s. 186)",
        "Travail sans permis, comme le permet le Règlement (art. 186)",
    ),
}
KIN: Final = {
    Kin.SPOUSE: B("Spouse", "Époux ou épouse"),
    Kin.PARTNER: B("Common-law partner", "Conjoint ou conjointe de fait"),
    Kin.CHILD: B("Dependent child", "Enfant à charge"),
    Kin.GRANDCHILD: B(
        "Dependent child of a dependent child", "Enfant à charge d’un enfant à charge"
    ),
}
MEMBER_OUTCOMES: Final = {
    OpenOutcome.ISSUED: B("The permit is issued", "Le permis est délivré"),
    OpenOutcome.NOT_ISSUED: B("Not issued", "Non délivré"),
    OpenOutcome.WITHDRAWN: B(
        "Withdrawn by the person", "Demande retirée par la personne"
    ),
}
MEMBER_NOT_MET: Final = {
    MemberNotMet.NOT_IN_CANADA: B(
        "The person is not in Canada", "La personne n’est pas au Canada"
    ),
    MemberNotMet.NOT_FAMILY: B(
        "The person is not a family member of the worker (IRPR 1(3))",
        "La personne n’est pas membre de la famille du travailleur (RIPR 1(3))",
    ),
    MemberNotMet.NO_PERMIT: B(
        "The worker has no open permit under subsection 207.1(1)",
        "Le travailleur n’a pas de permis ouvert en vertu du paragraphe 207.1(1)",
    ),
}
STEPS: Final = {
    "safe": B("The person is safe now; if not, that comes first",
              "La personne est en sécurité ; sinon, c’est la priorité"),
    "alone": B("Spoken with alone, with an interpreter who is nobody’s friend",
               "Entretien seul à seul, avec un interprète indépendant"),
    "no_duty": B("Told: no duty to speak to police or to testify",
                 "Informée : aucune obligation de parler à la police ni de témoigner"),
    "support": B("Support offered, and put in touch if wanted",
                 "Soutien offert et mise en contact si souhaitée"),
    "application": B("Request for the temporary resident permit filled in together",
                     "Demande de permis de séjour temporaire remplie ensemble"),
    "dependants": B("Dependants in Canada included",
                    "Personnes à charge au Canada incluses"),
    "health": B("Interim federal health coverage explained and the paper in hand",
                "Protection fédérale intérimaire expliquée et document remis"),
    "work": B("Work permit or study permit asked for, if wanted",
              "Permis de travail ou d’études demandé, si souhaité"),
    "after": B("What comes after the permit talked about, before day 150",
               "Suite au permis discutée, avant le 150e jour"),
}  # fmt: skip
STEP_STATES: Final = {
    StepState.TO_DO: B("To do", "À faire"),
    StepState.DONE: B("Done", "Fait"),
    StepState.NOT_WANTED: B("Not wanted", "Non souhaité"),
}
STREAMS: Final = {
    "low_wage": B("Low wage", "Bas salaire"),
    "high_wage": B("High wage", "Haut salaire"),
    "agriculture": B("Primary agriculture", "Agriculture primaire"),
    "seasonal_agriculture": B(
        "Seasonal agricultural workers", "Travailleurs agricoles saisonniers"
    ),
    "caregiver": B("In-home caregivers", "Aides familiaux"),
    "global_talent": B("Global talent", "Talents mondiaux"),
    "academic": B("Academics", "Universitaires"),
    "mobility": B("International mobility", "Mobilité internationale"),
    "open": B("Open work permit", "Permis de travail ouvert"),
}
QUESTIONS: Final = {each.check: B(each.question.en, each.question.fr) for each in ASKED}
ANSWERS_TO: Final = {
    each.check: {
        Told.WELL: B(each.well.en, each.well.fr),
        Told.NOT_WELL: B(each.not_well.en, each.not_well.fr),
        Told.UNKNOWN: B("The person does not know", "La personne ne sait pas"),
    }
    for each in ASKED
}
"""What each answer to a question says."""
