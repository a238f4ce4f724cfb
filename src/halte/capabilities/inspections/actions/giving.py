"""An employer’s own file: prepared by one named officer, approved by another, given."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.inspections.actions.letters import kept
from halte.capabilities.inspections.keeping import (
    digest,
    name_of,
    passage,
    require_reason,
)
from halte.capabilities.inspections.models import (
    OwnFile,
    OwnFileRelease,
    OwnFileReview,
)
from halte.capabilities.inspections.own_file.packing import Asked, gathered, packed
from halte.capabilities.inspections.policy import may_approve, may_release
from halte.capabilities.inspections.states import Way
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Prepare an employer’s own file",
                    "Préparer le dossier d’un employeur à son intention"),
    second_factor=True,
)  # fmt: skip
def prepare(
    actor: Actor,
    own_file: OwnFile,
    *,
    employer_pk: int,
    asked_on: date,
    asked_by: str,
    why: str,
    provision: str,
) -> OwnFile:
    """Freeze all that the employer may have, as of today, for a second person."""
    today = timezone.localdate()
    if asked_on > today:
        raise Invalid("day_to_come", field="asked_on")
    employer_for(actor, employer_pk)
    asked = Asked(employer_pk, asked_on, provision.strip(), today)
    found = gathered(actor, asked)
    data = packed(found)
    own_file.employer_id = employer_pk
    own_file.asked_on, own_file.prepared_on = asked_on, today
    own_file.asked_by = passage(require_reason(asked_by, "asked_by"))
    own_file.why = passage(require_reason(why, "why"))
    own_file.provision = asked.provision
    own_file.content = kept(data)
    own_file.pieces, own_file.withheld = len(found.pieces), len(found.withheld)
    own_file.size = len(data)
    own_file.prepared_by_id = actor.user_id or 0
    own_file.prepared_by_name = name_of(actor)
    own_file.save()
    return own_file


@action(
    Permission.INSPECTIONS_REVIEW,
    label=Bilingual("Approve an employer’s own file",
                    "Approuver le dossier destiné à un employeur"),
    policy=may_approve,
    second_factor=True,
)  # fmt: skip
def approve(
    actor: Actor, own_file: OwnFile, *, approved: bool, reason: str = ""
) -> OwnFileReview:
    """Another named person looked into it, and approves or returns it with a reason."""
    if approved:
        require_same(actor, own_file)
    words = "" if approved else require_reason(reason, "reason")
    return OwnFileReview.objects.create(
        own_file=own_file,
        approved=approved,
        reason=passage(words) if words else None,
        prepared_by_id=own_file.prepared_by_id,
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
        on=timezone.localdate(),
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Hand an employer its own file",
                    "Remettre à un employeur son dossier"),
    policy=may_release,
    second_factor=True,
)  # fmt: skip
def release(
    actor: Actor, own_file: OwnFile, *, released_on: date, way: Way
) -> OwnFileRelease:
    """It left. What went behind the wall since it was approved is not given."""
    if not own_file.review.on <= released_on <= timezone.localdate():
        raise Invalid("own_file_day", field="released_on")
    require_same(actor, own_file)
    return OwnFileRelease.objects.create(
        own_file=own_file, released_on=released_on, way=way,
        by_user_id=actor.user_id or 0, by_name=name_of(actor),
    )  # fmt: skip


def require_same(actor: Actor, own_file: OwnFile) -> None:
    """Refuse where the file would come out otherwise now: it is prepared anew.

    A piece of evidence can go behind the wall, and a letter can be sent, between
    preparing, approving and handing over.
    """
    asked = Asked(
        own_file.employer_id, own_file.asked_on, own_file.provision,
        own_file.prepared_on,
    )  # fmt: skip
    if digest(packed(gathered(actor, asked))) != own_file.content_id:
        raise Invalid("own_file_changed")
