"""The demonstration’s registers: a date that was moved, and risks."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from halte.capabilities.taskforce.actions.follow_ups import move_date, tell_progress
from halte.capabilities.taskforce.actions.risks import Judgement, add_risk
from halte.capabilities.taskforce.models import ActionItem, Risk
from halte.capabilities.taskforce.standing import item_standing
from halte.capabilities.taskforce.states import ItemState, Response
from halte.core.access.actor import Actor

RISKS = (
    (4, 4, "jus", Response.REDUCE, "Figures come too late for the report",
     "Les chiffres arrivent trop tard pour le rapport",
     "Demonstration: a second person in each department learns to enter them.",
     "Démonstration : une seconde personne de chaque ministère apprend à les "
     "consigner.", 40),
    (2, 5, "rcmp", Response.AVOID, "A paper of the taskforce becomes public early",
     "Un document du groupe de travail est rendu public trop tôt",
     "Demonstration: papers are read here and are not sent by mail.",
     "Démonstration : les documents se lisent ici et ne sont pas transmis par "
     "courriel.", 25),
    (3, 2, "ps", Response.ACCEPT, "A meeting falls on a day of elections",
     "Une réunion tombe un jour d’élections",
     "Demonstration: it would be moved by a week.",
     "Démonstration : elle serait reportée d’une semaine.", 90),
)  # fmt: skip


def load_register(keeper: Actor, justice: Actor) -> str:
    """Statements on open action items, and risks; what was made, in words."""
    today = timezone.localdate()
    for n, row in enumerate(_open()):
        if row.owner_id == justice.organisation_id:
            tell_progress(
                justice, row,
                text=("Demonstration: the draft is with the deputy minister.",
                      "Démonstration : l’ébauche est chez la sous-ministre."),
            )  # fmt: skip
        elif n == 1:
            move_date(
                keeper, row, due=today + timedelta(days=33),
                text=("Demonstration: the figures of the last quarter are awaited.",
                      "Démonstration : on attend les chiffres du dernier trimestre."),
            )  # fmt: skip
    made = [_risk(keeper, today, *line) for line in RISKS]
    return f"{len(_open())} open action items, {len(made)} invented risks"


def _open() -> list[ActionItem]:
    rows = ActionItem.objects.filter(demonstration=True).order_by("pk")
    return [row for row in rows if item_standing(row).state is ItemState.OPEN]


def _risk(
    keeper: Actor,
    today: date,
    likelihood: int,
    impact: int,
    owner: str,
    response: Response,
    en: str,
    fr: str,
    text_en: str,
    text_fr: str,
    days: int,
) -> Risk:
    judgement = Judgement(
        likelihood, impact, owner, response, text_en, text_fr,
        today + timedelta(days=days),
    )  # fmt: skip
    return add_risk(
        keeper, Risk(), title=(en, fr), judgement=judgement, demonstration=True
    )
