"""A person’s own consent as a ground, for what identifies that person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone

from halte.core.bilingual import Bilingual
from halte.core.consent import words
from halte.core.consent.rules import in_force
from halte.core.sharing.grounds import Asked, Basis, Lack, ground
from halte.core.sharing.states import FieldKind

TITLE = Bilingual("The person’s own consent", "Le consentement de la personne")


@ground("consent")
def consents(asked: Asked) -> Iterator[Basis]:
    """The consent to this purpose and recipient; nothing where nobody is named."""
    identifying = asked.fields & asked.dataset.of_kind(FieldKind.IDENTIFYING)
    if asked.person is None or not identifying:
        return
    standing = in_force(
        asked.person, purpose=asked.purpose, recipient=asked.recipient, at=_at(asked)
    )
    if standing is None:
        yield Basis("consent", "", lacks=(Lack("consent_missing"),))
        return
    scopes = {field.id: field.scope for field in asked.dataset.fields}
    yield Basis(
        kind="consent",
        reference="consent",
        title=TITLE,
        citation=words.PURPOSES.get(asked.purpose),
        covers=frozenset(f for f in identifying if scopes[f] in standing.scope),
        until=timezone.localdate(standing.until) if standing.until else None,
    )


def _at(asked: Asked) -> datetime:
    """Now, where the question is about today; otherwise the start of that day."""
    now = timezone.now()
    if asked.on == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(asked.on, time.min))
