"""The trace of what went out. Called inside the action that sends."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.consent import rules as consent
from halte.core.errors import Denied
from halte.core.sharing.gate import Permit
from halte.core.sharing.grounds import Basis
from halte.core.sharing.models import Disclosure
from halte.core.sharing.states import FieldKind, Form


def disclosed(
    actor: Actor, permit: Permit, *, rows: int, digest: str, form: Form
) -> Disclosure:
    """Keep who gave what to whom and on which grounds; never the content.

    Where a person’s consent carried it, the copy is noted there too, so that a
    withdrawal reaches it. A permit serves on its own day and organisation only.
    """
    if permit.on != timezone.localdate():
        raise Denied("sharing_permit_stale")
    if permit.sender_id != actor.organisation_id:
        raise Denied("no_permission")
    disclosure = Disclosure.objects.create(
        sender_id=permit.sender_id,
        recipient_id=permit.recipient_id,
        purpose=permit.purpose,
        dataset=permit.dataset.id,
        title_en=permit.dataset.title.en,
        title_fr=permit.dataset.title.fr,
        fields=[
            {"id": f.id, "kind": f.kind, **f.title.to_dict()}
            for f in permit.dataset.fields
            if f.id in permit.fields
        ],
        grounds=[_kept(basis) for basis in permit.bases],
        rows=rows,
        digest=digest,
        form=form,
        return_by=permit.return_by,
        on=permit.on,
        by_user_id=actor.user_id,
    )
    _note_with_consent(actor, permit, disclosure)
    return disclosure


def _kept(basis: Basis) -> dict[str, Any]:
    return {
        "kind": basis.kind,
        "reference": basis.reference,
        "title": basis.title.to_dict() if basis.title else None,
        "citation": basis.citation.to_dict() if basis.citation else None,
        "until": basis.until.isoformat() if basis.until else None,
    }


def _note_with_consent(actor: Actor, permit: Permit, disclosure: Disclosure) -> None:
    by_consent = any(basis.kind == "consent" for basis in permit.bases)
    if permit.person is None or not by_consent:
        return
    scope = frozenset(
        field.scope
        for field in permit.dataset.fields
        if field.id in permit.fields and field.kind is FieldKind.IDENTIFYING
        if any(b.kind == "consent" and field.id in b.carries for b in permit.bases)
    )
    consent.disclosed(
        actor, disclosure, person=permit.person, purpose=permit.purpose,
        recipient=permit.recipient, scope=scope,
    )  # fmt: skip
