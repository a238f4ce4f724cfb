"""What a person finds about reports in their own day."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import override

from halte.capabilities.plan.queries import first_plan
from halte.capabilities.plan.report.queries import reports, waiting_to_be_published
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from halte.core.ui.writing import day


def home(actor: Actor) -> list[HomeItem]:
    """For the public the newest report; for others those that wait for their eyes."""
    return _waiting(actor) if actor.is_known else _newest(actor)


def _newest(actor: Actor) -> list[HomeItem]:
    slug = first_plan(actor)
    published = reports(actor, slug).reports if slug else ()
    if not published:
        return []
    newest = published[0]
    return [
        HomeItem(
            Bilingual("The newest progress report", "Le dernier rapport d’étape"),
            reverse("plan:report", args=[slug, newest.number]),
            detail=_as_of(newest.as_of),
        )
    ]


def _waiting(actor: Actor) -> list[HomeItem]:
    count = waiting_to_be_published(actor)
    if not count:
        return []
    return [
        HomeItem(
            Bilingual("Reports to look at and publish", "Rapports à relire et publier"),
            reverse("plan:reports", args=[first_plan(actor)]),
            count,
            urgent=True,
        )
    ]


def _as_of(when: date) -> Bilingual:
    with override("en"):
        english = day(when)
    with override("fr"):
        french = day(when)
    return Bilingual(f"As of {english}", f"Situation au {french}")
