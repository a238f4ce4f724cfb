"""The gate: nothing leaves unless a ground covers partner, purpose and every field.

How a room sends (a referral, an export of its own): in the body of its action,

    permit = authorise(
        actor, recipient, purpose="referral", dataset="support-needs",
        fields=("needs", "languages"), person=person.reference,
    )
    …  # hand the data over
    disclosed(actor, permit, rows=1, digest=sha256_of_what_went_out, form=Form.JSON)

`authorise` raises `Denied` with a code that names what is missing, which the
action audits; `disclosed` (in `recording`) keeps the trace without which nothing
counts as sent. Data of one person pass with that person’s consent, or with an
agreement that rests on a law or treaty; data of many people at once only with
the latter. Public fields pass without a ground, and leave a trace all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.sharing.datasets import Dataset, chosen, dataset
from halte.core.sharing.grounds import GROUNDS, Asked, Basis, Lack
from halte.core.sharing.states import FieldKind
from halte.core.sharing.words import PURPOSES, listed


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave to send, for today: what, to whom, why, and on which grounds.

    `return_by` is the earliest day by which one of the grounds wants the copy
    back or destroyed; None where none says so.
    """

    sender_id: int
    recipient_id: int
    recipient: str
    purpose: str
    dataset: Dataset
    fields: tuple[str, ...]
    bases: tuple[Basis, ...]
    on: date
    return_by: date | None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the gate says to a question, field by field."""

    asked: Asked
    wanted: frozenset[str]
    bases: tuple[Basis, ...]
    missing: frozenset[str]
    lacks: tuple[Lack, ...]

    @property
    def passes(self) -> bool:
        """True where every field may go."""
        return not self.missing

    @property
    def may_go(self) -> frozenset[str]:
        """The fields that may go now."""
        return self.wanted - self.missing

    def bases_of(self, field: str) -> tuple[Basis, ...]:
        """The grounds that let this field through."""
        return tuple(basis for basis in self.bases if field in basis.carries)


def authorise(
    actor: Actor,
    recipient: Organisation,
    *,
    purpose: str,
    dataset: str,
    fields: Iterable[str],
    on: date | None = None,
    person: UUID | None = None,
) -> Permit:
    """Leave to send these fields, or `Denied` naming what is missing first."""
    finding = examine(
        actor, recipient, purpose=purpose, dataset=dataset, fields=fields, on=on,
        person=person,
    )  # fmt: skip
    if not finding.passes:
        lack = finding.lacks[0]
        raise Denied(lack.code, **lack.values)
    asked = finding.asked
    used = tuple(b for b in finding.bases if b.carries & asked.fields)
    days = [basis.return_by for basis in used if basis.return_by]
    return Permit(
        sender_id=asked.sender_id,
        recipient_id=asked.recipient_id,
        recipient=asked.recipient,
        purpose=asked.purpose,
        dataset=asked.dataset,
        fields=tuple(f.id for f in asked.dataset.fields if f.id in finding.wanted),
        bases=used,
        on=asked.on,
        return_by=min(days, default=None),
        person=person,
    )


def examine(
    actor: Actor,
    recipient: Organisation,
    *,
    purpose: str,
    dataset: str,
    fields: Iterable[str],
    on: date | None = None,
    person: UUID | None = None,
) -> Finding:
    """What may go and what is missing, without sending. A day is a local day."""
    asked, wanted = question(
        actor, recipient, purpose, dataset, fields, on or timezone.localdate(), person
    )
    if not asked.fields:
        return Finding(asked, wanted, (), frozenset(), ())
    answers = [tuple(ask(asked)) for ask in GROUNDS.values()]
    bases = tuple(basis for answer in answers for basis in answer)
    carried = frozenset().union(*(basis.carries for basis in bases))
    missing = asked.fields - carried
    lacks = [lack for answer in answers for lack in lacking(asked, missing, answer)]
    if missing and not lacks:
        lacks = [Lack("sharing_no_ground", {"partner": asked.recipient_name})]
    return Finding(asked, wanted, bases, missing, tuple(lacks))


def question(
    actor: Actor,
    recipient: Organisation,
    purpose: str,
    dataset_id: str,
    fields: Iterable[str],
    on: date,
    person: UUID | None,
) -> tuple[Asked, frozenset[str]]:
    """The question as grounds are asked it, and all fields that are wanted."""
    if actor.organisation_id is None:
        raise Denied("no_permission")
    if purpose not in PURPOSES:
        raise Invalid("sharing_purpose_unknown", field="purpose")
    found = dataset(dataset_id)
    actor.require(found.permission)
    wanted = chosen(found, fields)
    asked = Asked(
        sender_id=actor.organisation_id,
        recipient_id=recipient.pk,
        recipient=recipient.slug,
        recipient_name=Bilingual(recipient.name_en, recipient.name_fr),
        purpose=purpose,
        dataset=found,
        fields=wanted - found.of_kind(FieldKind.PUBLIC),
        on=on,
        person=person,
    )
    return asked, wanted


def lacking(
    asked: Asked, missing: frozenset[str], answer: tuple[Basis, ...]
) -> list[Lack]:
    """What the nearest ground of one kind would still need to let all through."""
    if not missing or not answer:
        return []
    nearest = min(answer, key=lambda b: (len(b.lacks), len(asked.fields - b.covers)))
    lacks = list(nearest.lacks)
    if not nearest.reference:
        return lacks
    barred = missing & nearest.barred
    unnamed = missing - nearest.covers - barred
    if nearest.kind == "consent":
        # Consent speaks of what identifies; the rest is no lack of it.
        unnamed &= asked.dataset.of_kind(FieldKind.IDENTIFYING)
    if unnamed:
        lacks.append(_about_fields("sharing_fields_not_covered", asked, unnamed))
    if barred:
        lacks.append(_about_fields("sharing_legal_ground_missing", asked, barred))
    return lacks


def _about_fields(code: str, asked: Asked, fields: frozenset[str]) -> Lack:
    return Lack(code, {"fields": listed(asked.dataset.titles(fields))})
