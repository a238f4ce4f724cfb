"""What waits for a person among partners."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.partners.due import Kind, due_for
from halte.capabilities.partners.queries.agreements import agreements
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem


def home(actor: Actor) -> list[HomeItem]:
    """Versions that wait for a second person; what falls due for those who keep."""
    items = []
    if actor.may(Permission.AGREEMENT_APPROVE):
        items += _waiting(actor)
    if actor.may(Permission.PARTNERS_EDIT):
        items += _returned(actor)
        items += _due(actor)
    return items


def _waiting(actor: Actor) -> list[HomeItem]:
    count = sum(line.waits for line in agreements(actor))
    if not count:
        return []
    title = Bilingual(
        "Agreements to put in force or return",
        "Ententes à mettre en vigueur ou à renvoyer",
    )
    return [HomeItem(title, _list("waits"), count, urgent=True)]


def _returned(actor: Actor) -> list[HomeItem]:
    count = sum(line.returned for line in agreements(actor))
    if not count:
        return []
    title = Bilingual("Agreements that came back", "Ententes renvoyées")
    return [HomeItem(title, reverse("partners:agreements"), count, urgent=True)]


def _due(actor: Actor) -> list[HomeItem]:
    found = due_for(actor.organisation_id, timezone.localdate())
    ending = [due for due in found if due.kind is Kind.END]
    soon = sum(due.urgent for due in ending)
    later = len(ending) - soon
    rest = [due for due in found if due.kind is not Kind.END]
    late = sum(due.late for due in rest)
    lines = (
        (soon, True, _list("soon"), Bilingual(
            "Agreements that end within 30 days", "Ententes qui prennent fin d’ici "
            "30 jours")),
        (later, False, _list("soon"), Bilingual(
            "Agreements that end within 90 days", "Ententes qui prennent fin d’ici "
            "90 jours")),
        (late, True, reverse("partners:due"), Bilingual(
            "Reviews, outcomes and follow-ups that are late",
            "Réexamens, résultats et suites en retard")),
        (len(rest) - late, False, reverse("partners:due"), Bilingual(
            "Reviews, outcomes and follow-ups that are due soon",
            "Réexamens, résultats et suites à venir bientôt")),
    )  # fmt: skip
    return [
        HomeItem(title, url, count, urgent=urgent)
        for count, urgent, url, title in lines
        if count
    ]


def _list(state: str) -> str:
    return f"{reverse('partners:agreements')}?state={state}"
