"""Rows for the actions on them: what this reader may see, else `Missing`."""

from __future__ import annotations

from halte.capabilities.employers.models import (
    Application,
    Closure,
    Contact,
    Employer,
    Site,
)
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.employers.words import SITES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Invalid, Missing


def employer_row(actor: Actor, employer_id: int) -> Employer:
    """The row, for an action on it."""
    row = Employer.objects.visible_to(actor).filter(pk=employer_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def other_employer(actor: Actor, employer_id: int) -> Employer:
    """An employer by the number that was typed; a fault of the form where none is."""
    row = Employer.objects.visible_to(actor).filter(pk=employer_id).first()
    if row is None:
        raise Invalid("employer_unknown", field="other")
    return row


def site_row(actor: Actor, site_id: int) -> Site:
    """A place, for an action on it."""
    rows = Site.objects.filter(employer__in=Employer.objects.visible_to(actor))
    row = rows.filter(pk=site_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def contact_row(actor: Actor, contact_id: int) -> Contact:
    """A contact, for an action on it."""
    rows = Contact.objects.filter(employer__in=Employer.objects.visible_to(actor))
    row = rows.filter(pk=contact_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def application_row(actor: Actor, application_id: int) -> Application:
    """An application, for an action on it."""
    rows = Application.objects.filter(employer__in=Employer.objects.visible_to(actor))
    row = rows.filter(pk=application_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def closure_row(actor: Actor, closure_id: int) -> Closure:
    """A closure, for an action on it."""
    row = Closure.objects.filter(pk=closure_id).first()
    if row is None or not actor.may(Permission.EMPLOYERS_READ):
        raise Missing("not_found")
    return row


def site_choices(row: Employer) -> list[tuple[int, str]]:
    """The places of an employer that it still has."""
    places = row.sites.filter(ended_on=None)
    return [(s.pk, f"{SITES[SiteKind(s.kind)]} – {s.city}") for s in places]
