"""Closures of a stream by metropolitan area: entered with their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from halte.capabilities.employers.models import Closure
from halte.capabilities.employers.policy import may_withdraw
from halte.capabilities.employers.states import Stream
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.geography.places import PLACES


@dataclass(frozen=True, slots=True)
class Closed:
    """That a stream is closed in an area, from when until when, and who says so."""

    stream: Stream
    area: str
    first_day: date
    source: str
    last_day: date | None = None
    unemployment: Decimal | None = None


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Enter a closure of a stream", "Inscrire la fermeture d’un volet"),
    second_factor=True,
)
def add_closure(actor: Actor, closure: Closure, *, closed: Closed) -> Closure:
    """A closure; two of one stream and area cannot run on the same day."""
    if closed.area not in PLACES or PLACES[closed.area].kind != "cma":
        raise Invalid("area_unknown", field="area")
    if closed.last_day is not None and closed.last_day < closed.first_day:
        raise Invalid("ended_before", field="last_day")
    if _meeting(closed).exists():
        raise Invalid("closure_overlaps", field="first_day")
    for name in Closed.__dataclass_fields__:
        setattr(closure, name, getattr(closed, name))
    closure.by_user_id = actor.user_id
    closure.save()
    return closure


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Withdraw a closure", "Retirer une fermeture"),
    policy=may_withdraw,
    second_factor=True,
)
def withdraw_closure(actor: Actor, closure: Closure) -> Closure:
    """It was entered by mistake: it counts no longer and stays readable."""
    closure.withdrawn_on = timezone.localdate()
    closure.save(update_fields=["withdrawn_on"])
    return closure


def _meeting(closed: Closed) -> QuerySet[Closure]:
    """Closures of the same stream and area that share a day with this one."""
    same = Closure.objects.filter(
        stream=closed.stream, area=closed.area, withdrawn_on=None
    )
    open_or_later = Q(last_day=None) | Q(last_day__gte=closed.first_day)
    same = same.filter(open_or_later)
    return same.filter(first_day__lte=closed.last_day) if closed.last_day else same
