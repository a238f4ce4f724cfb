"""Sending, and noting what became of what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation
from halte.core.sharing.datasets import narrowed
from halte.core.sharing.gate import authorise
from halte.core.sharing.models import CopyNote, Disclosure
from halte.core.sharing.packing import Parcel, data_file, parcel
from halte.core.sharing.policy import may_note, may_send, state_of
from halte.core.sharing.recording import disclosed
from halte.core.sharing.states import COPY_TRANSITIONS, CopyState, Form

DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@action(
    Permission.SHARE,
    label=Bilingual(
        "Send data to a partner", "Transmettre des données à un partenaire"
    ),
    policy=may_send,
    second_factor=True,
)
def send(
    actor: Actor,
    recipient: Organisation,
    *,
    purpose: str,
    dataset: str,
    fields: Iterable[str],
    form: Form,
    filters: Mapping[str, str],
) -> Parcel:
    """The parcel, once the gate lets every field through; what went out is kept."""
    permit = authorise(
        actor, recipient, purpose=purpose, dataset=dataset, fields=fields
    )
    rows = permit.dataset.rows(actor, narrowed(permit.dataset, actor, filters))
    data = data_file(permit, rows, form)
    if not data.rows:
        raise Invalid("sharing_nothing_to_send", field="fields")
    kept = disclosed(actor, permit, rows=data.rows, digest=data.digest, form=form)
    return parcel(kept, data)


@action(
    Permission.SHARE,
    label=Bilingual(
        "Note what became of a copy", "Consigner ce qu’une copie est devenue"
    ),
    policy=may_note,
)
def note_copy(
    actor: Actor, disclosure: Disclosure, *, state: CopyState, on: date, digest: str
) -> CopyNote:
    """What the partner confirmed: returned, destroyed, or kept because of a law."""
    if state not in COPY_TRANSITIONS[state_of(disclosure)]:
        raise Invalid("sharing_copy_closed", field="state")
    if not disclosure.on <= on <= timezone.localdate():
        raise Invalid("sharing_copy_day", field="on")
    if digest and not DIGEST.fullmatch(digest):
        raise Invalid("sharing_digest_wrong", field="digest")
    return CopyNote.objects.create(
        disclosure=disclosure, state=state, on=on, digest=digest,
        by_user_id=actor.user_id,
    )  # fmt: skip
