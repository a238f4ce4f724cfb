"""A withdrawal, a narrower consent or its end reaches what referrals handed over."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet
from django.utils import timezone

from halte.capabilities.support.actions.referrals import close_copy
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.notices import tell_of_emergency
from halte.capabilities.support.parcel import PURPOSE
from halte.capabilities.support.queries.duties import by_law_of
from halte.capabilities.support.states import TRANSITIONS, FileState, ReferralState
from halte.core.access.actor import Actor
from halte.core.consent.by_law import BEYOND_CONSENT
from halte.core.consent.models import KEPT_FROM, OPENED, Disclosure, Event
from halte.core.consent.reaching import reaches
from halte.core.consent.rules import in_force
from halte.core.consent.states import Kind

R = ReferralState


@reaches
def close_copies(actor: Actor, event: Event, gone: tuple[Disclosure, ...]) -> None:
    """Close every copy that is no longer covered; what is under way ends."""
    if event.purpose != PURPOSE:
        return
    standing = in_force(event.person, purpose=PURPOSE, recipient=event.recipient)
    agreed = standing.scope if standing else frozenset()
    rows = Referral.objects.select_for_update(of=("self",)).filter(
        file__person=event.person
    )
    for row in (r for r in rows if r.recipient == event.recipient):
        copy = getattr(row, "copy", None)
        if copy is None or frozenset(copy.scope) <= agreed:
            continue
        close_copy(row)
        if event.kind == Kind.WITHDRAWN and R.WITHDRAWN in TRANSITIONS[R(row.state)]:
            row.state, row.ended_at = R.WITHDRAWN, timezone.now()
            row.save(update_fields=["state", "ended_at"])


def kept_from(actor: Actor) -> QuerySet[File, uuid.UUID]:
    """People with a file that this actor cannot open; disposed files are no one’s."""
    seen = File.objects.visible_to(actor).values("person")
    kept = Q(state=FileState.DISPOSED) | ~Q(person__in=seen)
    return File.objects.filter(kept).values_list("person", flat=True)


KEPT_FROM.append(kept_from)


def tell(actor: Actor, person: uuid.UUID) -> None:
    """Those who answer for the file, where an emergency opens its consents."""
    for file in File.objects.visible_to(actor).filter(person=person):
        tell_of_emergency(actor, file)


OPENED.append(tell)
BEYOND_CONSENT.append(by_law_of)
