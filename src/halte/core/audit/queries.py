"""Reading the audit: rows with names looked up, seals, verifications.

Reading it is audited itself, one row a page: who looked, and at which rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.paginator import Page
from django.db.models import Q
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import LABELS, Permission
from halte.core.access.purposes import PURPOSES
from halte.core.access.roles import ROLES
from halte.core.actions import REGISTRY
from halte.core.audit import anchors
from halte.core.audit.findings import Finding, from_list
from halte.core.audit.labels import ACTS, KINDS, outcome_title
from halte.core.audit.models import (
    Entry,
    EntryQuerySet,
    Seal,
    SealQuerySet,
    Verification,
)
from halte.core.audit.record import mac_of
from halte.core.bilingual import Bilingual, pick
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation, User
from halte.core.reads import REGISTRY as READINGS
from halte.core.reads import reads
from halte.core.ui.pages import paginate


@dataclass(frozen=True, slots=True)
class Filters:
    """What part of the audit is asked for. Numbers and codes only, never names."""

    person: int | None = None
    organisation: int | None = None
    act: str = ""
    kind: str = ""
    outcome: str = ""
    since: date | None = None
    until: date | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an auditor reads it."""

    id: int
    at: datetime
    kind: Bilingual
    act: str
    title: Bilingual
    outcome: str
    outcome_title: Bilingual
    person: str
    person_id: int | None
    organisation: str
    roles: tuple[Bilingual, ...]
    purpose: Bilingual
    reason: str
    via: str
    permission: str
    subject: str
    records: tuple[str, ...]
    inputs: tuple[str, ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row, whether it is as it was written, and what is around it."""

    row: Row
    as_recorded: bool
    seal: Seal | None
    before: int | None
    after: int | None


def _opened(page: Page[Row]) -> Iterable[str]:
    return [f"audit.Entry:{row.id}" for row in page.object_list]


@reads(Permission.AUDIT_READ, records=_opened)
def entries(actor: Actor, filters: Filters, *, page: str = "1") -> Page[Row]:
    """Rows that match, newest first, a page at a time."""
    found: Page[Entry] = paginate(matching(actor, filters), page)
    shown = _rows(list(found.object_list))
    return Page(shown, found.number, found.paginator)  # type: ignore[arg-type]


@reads(Permission.AUDIT_READ, records=lambda it: [f"audit.Entry:{it.row.id}"])
def entry(actor: Actor, entry_id: int) -> RowPage:
    """One row in full."""
    visible = Entry.objects.visible_to(actor)
    found = visible.filter(pk=entry_id).first()
    if found is None:
        raise Missing("not_found")
    before = visible.filter(pk__lt=entry_id).order_by("-pk").first()
    after = visible.filter(pk__gt=entry_id).order_by("pk").first()
    return RowPage(
        row=_rows([found])[0],
        as_recorded=mac_of(found) == found.mac,
        seal=Seal.objects.filter(first_id__lte=entry_id, last_id__gte=entry_id).first(),
        before=before.pk if before else None,
        after=after.pk if after else None,
    )


def matching(actor: Actor, filters: Filters) -> EntryQuerySet:
    """Rows that match, newest first."""
    exact = {
        "user_id": filters.person,
        "organisation_id": filters.organisation,
        "act": filters.act,
        "kind": filters.kind,
    }
    rows = Entry.objects.visible_to(actor).filter(
        **{name: value for name, value in exact.items() if value}
    )
    if filters.outcome == "done":
        rows = rows.filter(outcome="done")
    elif filters.outcome == "refused":
        rows = rows.exclude(outcome="done")
    if filters.record:
        rows = rows.filter(
            Q(subject=filters.record) | Q(records__contains=filters.record)
        )
    if filters.since:
        rows = rows.filter(at__gte=_midnight(filters.since))
    if filters.until:
        rows = rows.filter(at__lt=_midnight(filters.until + timedelta(days=1)))
    return rows.order_by("-pk")


def seals(actor: Actor, *, page: str = "1") -> Page[Seal]:
    """Seals, newest first."""
    found: SealQuerySet = Seal.objects.visible_to(actor).order_by("-pk")
    return paginate(found, page)


def seal_for(actor: Actor, seal_id: int) -> Seal:
    """A seal, as far as this person may see it."""
    found = Seal.objects.visible_to(actor).filter(pk=seal_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def anchor_line(actor: Actor) -> tuple[Seal, str] | None:
    """The newest seal and the line that anchors it."""
    newest = Seal.objects.visible_to(actor).order_by("-pk").first()
    return (newest, anchors.line_of(newest)) if newest else None


@dataclass(frozen=True, slots=True)
class Result:
    """A verification as it is read."""

    it: Verification
    findings: tuple[Finding, ...]
    more: int


def verifications(actor: Actor) -> list[Verification]:
    """The last verifications, newest first."""
    return list(Verification.objects.visible_to(actor)[:20])


def result(actor: Actor, *, number: int = 0, job_id: int = 0) -> Result | None:
    """A verification by its number or its job; None where it is not done yet."""
    visible = Verification.objects.visible_to(actor)
    chosen = {"pk": number} if number else {"job_id": job_id}
    found = visible.filter(**chosen).first()
    if found is None:
        return None
    findings = from_list(found.findings)
    return Result(found, findings, found.found - len(findings))


def people(actor: Actor) -> list[tuple[int, str]]:
    """Everyone who can have acted, for the filter."""
    if not actor.may(Permission.AUDIT_READ):
        return []
    return list(User.objects.order_by("name").values_list("pk", "name")[:2000])


def organisations() -> list[tuple[int, str]]:
    """Organisations, for the filter."""
    found = [(o.pk, pick(o, "name")) for o in Organisation.objects.all()]
    return sorted(found, key=lambda pair: pair[1])


def acts() -> list[tuple[str, str]]:
    """Acts, for the filter: those that are registered, and those met lately."""
    lately = Entry.objects.order_by("-pk").values_list("act", flat=True)[:2000]
    names = {*REGISTRY, *ACTS, *lately}
    return sorted(((n, str(act_title(n))) for n in names), key=lambda pair: pair[1])


def act_title(name: str) -> Bilingual:
    """The label of an action, of a reading what it needs; else the name itself."""
    if spec := REGISTRY.get(name):
        return spec.label
    if name not in ACTS and (query := READINGS.get(name)):
        return LABELS[query.permission]
    return ACTS.get(name) or Bilingual(name or "–", name or "–")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _rows(found: list[Entry]) -> list[Row]:
    """Rows with the names of people and organisations looked up at once."""
    users = {e.user_id for e in found if e.user_id}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "name"))
    bodies = {e.organisation_id for e in found if e.organisation_id}
    named = {o.pk: pick(o, "name") for o in Organisation.objects.filter(pk__in=bodies)}
    return [_row(e, names, named) for e in found]


def _row(entry: Entry, people: dict[int, str], bodies: dict[int, str]) -> Row:
    purpose = PURPOSES.get(entry.purpose)
    return Row(
        id=entry.pk,
        at=entry.at,
        kind=KINDS.get(entry.kind, Bilingual(entry.kind or "–", entry.kind or "–")),
        act=entry.act,
        title=act_title(entry.act),
        outcome=entry.outcome,
        outcome_title=outcome_title(entry.outcome),
        person=people.get(entry.user_id or 0, ""),
        person_id=entry.user_id,
        organisation=bodies.get(entry.organisation_id or 0, ""),
        roles=tuple(ROLES[r].title for r in entry.roles.split(",") if r in ROLES),
        purpose=purpose.title if purpose else Bilingual("–", "–"),
        reason=entry.reason,
        via=entry.via,
        permission=entry.permission,
        subject=entry.subject,
        records=tuple(filter(None, entry.records.split(","))),
        inputs=tuple(filter(None, entry.inputs.split(","))),
        refused=entry.outcome != "done",
    )
