"""A person’s calendar: neutral titles only, behind an address that is a secret.

Calendars are copied to telephones and to servers of others. So nothing in one tells
what a meeting is about, where it is, or what is to be done: the page does, after
sign-in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.taskforce.actions.seats import digest_of
from halte.capabilities.taskforce.models import (
    ActionItem,
    CalendarKey,
    Meeting,
    Risk,
    seated,
)
from halte.capabilities.taskforce.standing import item_standing, risk_standing
from halte.capabilities.taskforce.states import ItemState, Said
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.purposes import purposes_for
from halte.core.access.roles import permissions_of
from halte.core.bilingual import Bilingual, current_language
from halte.core.errors import Missing
from halte.core.icalendar import Event, calendar
from halte.core.organisations.models import Membership

KEPT_FOR: Final = timedelta(days=366)
"""How long a meeting that is over stays in calendars."""

NAME: Final = Bilingual("Halte: taskforce", "Halte : groupe de travail")
MEETING: Final = Bilingual("Taskforce meeting", "Réunion du groupe de travail")
ITEM: Final = Bilingual(
    "Taskforce: an action item is due", "Groupe de travail : échéance d’un suivi"
)
RISK: Final = Bilingual(
    "Taskforce: a risk is to be reviewed", "Groupe de travail : réexamen d’un risque"
)
DETAIL: Final = Bilingual(
    "Sign in to Halte to read what it is about.",
    "Ouvrez une session dans Halte pour en connaître l’objet.",
)

Address = Callable[[str], str]
"""Makes a whole address of a path."""


def feed(secret: str, address: Address) -> bytes:
    """The calendar behind a secret, in the language in force; or nothing there."""
    actor = reader_of(secret)
    return calendar(
        list(_events(actor, address)), name=str(NAME), language=current_language(),
        zone=ZoneInfo(settings.TIME_ZONE),
    )  # fmt: skip


def reader_of(secret: str) -> Actor:
    """Whoever holds this secret, as long as they may read the taskforce’s papers."""
    key = CalendarKey.objects.filter(digest=digest_of(secret)).first()
    if key is None:
        raise Missing("not_found")
    held = Membership.objects.in_force().filter(
        user_id=key.user_id, organisation_id=key.organisation_id, user__is_active=True
    )
    roles = frozenset(held.values_list("role", flat=True))
    for purpose in purposes_for(roles, permissions_of(roles)):
        actor = Actor(
            user_id=key.user_id, organisation_id=key.organisation_id, roles=roles,
            purpose=purpose.slug, via="api", label="calendar",
        )  # fmt: skip
        if actor.may(Permission.TASKFORCE_READ) and seated(actor):
            return actor
    raise Missing("not_found")


def _events(actor: Actor, address: Address) -> Iterator[Event]:
    since = timezone.now() - KEPT_FOR
    invited = Meeting.objects.visible_to(actor).filter(recorded_after=False)
    for meeting in invited.filter(ends_at__gte=since).prefetch_related("steps"):
        yield _meeting(meeting, address)
    ours = ActionItem.objects.visible_to(actor).filter(owner_id=actor.organisation_id)
    for item in ours.prefetch_related("statements"):
        if item_standing(item).state is ItemState.OPEN:
            yield _item(item, address)
    for risk in Risk.objects.visible_to(actor).prefetch_related("assessments"):
        now = risk_standing(risk)
        if now and now.open and now.row.owner_id == actor.organisation_id:
            yield _risk(risk, address)


def _uid(kind: str, number: int, at: datetime) -> str:
    """The same for ever, and of no other installation: the moment tells them apart."""
    return str(uuid5(NAMESPACE_URL, f"urn:halte:{kind}:{number}:{at.isoformat()}"))


def _meeting(row: Meeting, address: Address) -> Event:
    steps = list(row.steps.all())
    return Event(
        uid=_uid("meeting", row.pk, steps[0].at),
        sequence=len(steps) - 1,
        changed=row.changed_at,
        starts=row.starts_at,
        ends=row.ends_at,
        summary=str(MEETING),
        description=str(DETAIL),
        url=address(reverse("taskforce:meeting", args=[row.pk])),
        cancelled=row.cancelled_on is not None,
    )


def _item(row: ActionItem, address: Address) -> Event:
    said = [each for each in row.statements.all() if each.kind == Said.DUE]
    return _all_day(
        _uid("item", row.pk, row.at), len(said) - 1, said[-1].at,
        item_standing(row).due, ITEM,
        address(reverse("taskforce:action_item", args=[row.pk])),
    )  # fmt: skip


def _risk(row: Risk, address: Address) -> Event:
    made = list(row.assessments.all())
    return _all_day(
        _uid("risk", row.pk, row.at), len(made) - 1, made[-1].at,
        made[-1].review or made[-1].on, RISK,
        address(reverse("taskforce:risk", args=[row.pk])),
    )  # fmt: skip


def _all_day(
    uid: str, sequence: int, changed: datetime, day: date, title: Bilingual, url: str
) -> Event:
    return Event(
        uid=uid, sequence=sequence, changed=changed, starts=day,
        ends=day + timedelta(days=1), summary=str(title), description=str(DETAIL),
        url=url, transparent=True,
    )  # fmt: skip
