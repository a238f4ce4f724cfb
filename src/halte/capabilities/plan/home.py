"""What waits for a person in the plan."""

from __future__ import annotations

from django.urls import reverse

from halte.capabilities.plan import queries
from halte.capabilities.plan.report.home import home as reports
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """The plan’s part of a person’s own day; for the public, the plan itself."""
    items = list(_public(actor)) if not actor.is_known else []
    if actor.may(Permission.PLAN_STATE):
        items += _own(actor)
        items += _translations(actor)
    if actor.may(Permission.PLAN_EDIT):
        items += _keeping(actor)
    return [*items, *reports(actor)]


def _public(actor: Actor) -> list[HomeItem]:
    slug = queries.first_plan(actor)
    if not slug:
        return []
    plan = queries.ledger(actor, slug)
    unknown = sum(len(group.gaps) for group in plan.gaps)
    return [
        HomeItem(
            Bilingual("Promises of the plan", "Promesses du plan"),
            reverse("plan:ledger", args=[slug]),
            len(plan.lines),
            detail=plan.title,
        ),
        HomeItem(
            Bilingual("Things nobody knows about it", "Choses que personne ne sait"),
            reverse("plan:unknown", args=[slug]),
            unknown,
        ),
    ]


def _own(actor: Actor) -> list[HomeItem]:
    due = [own for own in queries.own_commitments(actor) if own.due_now]
    if not due:
        return []
    return [
        HomeItem(
            Bilingual(
                "Commitments without a statement this quarter",
                "Engagements sans déclaration ce trimestre",
            ),
            reverse("plan:mine"),
            len(due),
            urgent=True,
        )
    ]


def _translations(actor: Actor) -> list[HomeItem]:
    waiting = queries.waiting_for_translation(actor)
    if not waiting:
        return []
    return [
        HomeItem(
            Bilingual("Translations waiting", "Traductions en attente"),
            reverse("plan:translations"),
            len(waiting),
            urgent=True,
        )
    ]


def _keeping(actor: Actor) -> list[HomeItem]:
    slug = queries.first_plan(actor)
    if not slug:
        title = Bilingual("Import the first plan", "Importer le premier plan")
        return [HomeItem(title, reverse("plan:import"), urgent=True)]
    plan = queries.ledger(actor, slug)
    return [
        HomeItem(
            Bilingual("What we do not know", "Ce que nous ne savons pas"),
            reverse("plan:unknown", args=[slug]),
            sum(len(group.gaps) for group in plan.gaps),
            detail=plan.title,
        ),
        HomeItem(
            Bilingual("Versions of the plan", "Versions du plan"),
            reverse("plan:revisions", args=[slug]),
            plan.version,
            detail=plan.title,
        ),
    ]
