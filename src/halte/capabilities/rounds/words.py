"""The words for codes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.capabilities.rounds.states import (
    Act,
    Answer,
    Duty,
    Kind,
    Part,
    ReportState,
    Via,
)
from halte.core.bilingual import Bilingual as B

STATES: Final[Mapping[str, B]] = {
    ReportState.TO_WRITE: B("To write", "À rédiger"),
    ReportState.DRAFT: B("Draft", "Ébauche"),
    ReportState.SUBMITTED: B("With the approver", "À approuver"),
    ReportState.APPROVED: B("With the secretariat", "Au secrétariat"),
    ReportState.RETURNED: B("Came back", "Renvoyé"),
    ReportState.ACCEPTED: B("Accepted", "Accepté"),
}

TONES: Final[Mapping[str, str]] = {
    ReportState.TO_WRITE: "waiting",
    ReportState.DRAFT: "running",
    ReportState.SUBMITTED: "running",
    ReportState.APPROVED: "ok",
    ReportState.RETURNED: "attention",
    ReportState.ACCEPTED: "done",
}

PARTS: Final[Mapping[str, B]] = {
    Part.LEAD: B("Answers for it", "En répond"),
    Part.SUPPORT: B("Supports", "Appuie"),
}

HEADINGS: Final[Mapping[str, B]] = {
    "state": B("How it stands", "Où en est l’engagement"),
    "rule": B("What that is based on", "Ce sur quoi cela repose"),
    "language": B("Language of the text", "Langue du texte"),
    "done": B("What was done", "Ce qui a été fait"),
    "outcome": B("What came of it", "Ce qui en est résulté"),
    "obstacle": B("What stands in the way", "Ce qui fait obstacle"),
    "next_step": B("What comes next", "Prochaine étape"),
    "milestone": B("Milestone reached", "Jalon atteint"),
    "milestone_met_on": B("Reached on", "Atteint le"),
    "spend": B("Spent in this period", "Dépensé durant la période"),
}

KINDS: Final[Mapping[str, B]] = {
    Kind.EVERY: B("every commitment", "tous les engagements"),
    Kind.COUNTED: B("those that a measure counts", "ceux qu’une mesure compte"),
    Kind.NOT_COUNTED: B("those without a measure", "ceux sans mesure"),
    Kind.FUNDED: B("those with a budget line", "ceux qui ont une ligne budgétaire"),
    Kind.SHARED: B("those of several organisations", "ceux de plusieurs organisations"),
}

ANSWERS: Final[Mapping[str, B]] = {
    Answer.TEXT: B("in words", "en mots"),
    Answer.NUMBER: B(
        "with a number, where no measure counts", "par un nombre, à défaut de mesure"
    ),
}

ACTS: Final[Mapping[str, B]] = {
    Act.SUBMITTED: B("Submitted for approval", "Soumis pour approbation"),
    Act.SENT_BACK: B("Sent back by the approver", "Renvoyé par l’approbation"),
    Act.APPROVED: B("Approved in the department", "Approuvé au ministère"),
    Act.RETURNED: B("Returned by the secretariat", "Renvoyé par le secrétariat"),
    Act.ACCEPTED: B("Accepted by the secretariat", "Accepté par le secrétariat"),
}

VIAS: Final[Mapping[str, B]] = {
    Via.TYPED: B("written here", "rédigé ici"),
    Via.WORKBOOK: B("from a workbook", "tiré d’un classeur"),
    Via.COPIED: B("brought forward from the last round", "repris du cycle précédent"),
    Via.MERGED: B("two texts brought together", "deux textes réunis"),
}

DUTIES: Final[Mapping[str, B]] = {
    Duty.REPORT: B("Writing reports", "Rédiger les comptes rendus"),
    Duty.APPROVE: B("Approving reports", "Approuver les comptes rendus"),
}

LANGUAGES: Final[Mapping[str, B]] = {
    "en": B("English", "anglais"),
    "fr": B("French", "français"),
}

FIRST_QUESTIONS: Final[tuple[tuple[Kind, Answer, B], ...]] = (
    (
        Kind.NOT_COUNTED,
        Answer.NUMBER,
        B(
            "How many people or organisations did this reach in the period?",
            "Combien de personnes ou d’organisations ont été jointes durant la "
            "période ?",
        ),
    ),
    (
        Kind.FUNDED,
        Answer.TEXT,
        B(
            "If less was spent than planned: why, and when will it be?",
            "Si moins a été dépensé que prévu : pourquoi, et quand le sera-ce ?",
        ),
    ),
    (
        Kind.SHARED,
        Answer.TEXT,
        B(
            "What do you need from the other organisations before the next round?",
            "De quoi avez-vous besoin de la part des autres organisations d’ici le "
            "prochain cycle ?",
        ),
    ),
)
"""What the first round of a plan asks, until the secretariat says otherwise."""
