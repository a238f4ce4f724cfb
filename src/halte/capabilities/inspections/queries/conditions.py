"""One condition of a file: evidence, findings, and those before them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.inspections.law import Offered, offered
from halte.capabilities.inspections.links import EVIDENCE_LINKS
from halte.capabilities.inspections.models import Disclosure, Evidence, FindingRow
from halte.capabilities.inspections.policy import may_find
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.capabilities.inspections.standing import evidence_for
from halte.capabilities.inspections.states import Finding, Side, Source
from halte.capabilities.inspections.words import FINDINGS, SIDES, SOURCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads
from halte.methods.law.text.severity import SEVERITY


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence. What is sealed shows that it is, and no more."""

    pk: int
    source: Bilingual
    label: str
    on: date
    side: Bilingual
    walled: bool
    url: str
    by: str


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """What an employer disclosed, and what an officer decided of it."""

    made_on: date
    received_by: str
    evidence: str
    complete: bool
    accepted: bool
    reasons: str
    by: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, standing or replaced."""

    pk: int
    status: Bilingual
    fails: bool
    part: Bilingual | None
    workers: int | None
    occurred_on: date | None
    occurred_to: date | None
    points: tuple[tuple[str, int, str], ...]
    disclosed: bool
    disclosure: DisclosureView | None
    ground: Bilingual | None
    told: str
    left_out: str
    by: str
    kept_on: date
    stands: bool


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """A condition of a file."""

    pk: int
    number: str
    condition: Offered
    evidence: tuple[EvidenceView, ...]
    findings: tuple[FindingView, ...]
    replaced: bool
    may_find: bool


def opened(found: ConditionPage) -> list[str]:
    """What the audit calls the file."""
    return [f"inspections.Inspection:{found.pk}"]


@reads(Permission.INSPECTIONS_READ, records=opened)
def condition_page(actor: Actor, *, pk: int, item: int) -> ConditionPage:
    """One condition; `Missing` where there is none of this number."""
    row = inspection_row(actor, pk)
    if not 1 <= item <= 30:
        raise Missing("not_found")
    condition = offered(item)
    pieces = evidence_for(row, item)
    findings = list(
        FindingRow.objects.filter(inspection=row, item=item)
        .select_related(
            "told",
            "reasons",
            "replaced_by",
            "disclosure__reasons",
            "disclosure__evidence__label",
        )
        .order_by("-id")
    )
    names = names_of(
        [*(p.by_user_id for p in pieces), *(f.by_user_id for f in findings)]
    )
    return ConditionPage(
        pk=row.pk,
        number=row.number,
        condition=condition,
        evidence=tuple(evidence_view(actor, p, names) for p in pieces),
        findings=tuple(finding_view(condition, f, names) for f in findings),
        replaced=any(hasattr(f, "replaced_by") for f in findings),
        may_find=actor.may(Permission.INSPECTIONS_EDIT) and not may_find(actor, row),
    )


def evidence_view(actor: Actor, row: Evidence, names: dict[int, str]) -> EvidenceView:
    """A piece as this reader sees it."""
    source = Source(row.source)
    return EvidenceView(
        pk=row.pk,
        source=SOURCES[source],
        label=row.label.text if row.label else "",
        on=row.on,
        side=SIDES[Side(row.side)],
        walled=row.side == Side.WALLED,
        url=EVIDENCE_LINKS.to(actor, source, row.reference),
        by=names.get(row.by_user_id or 0, ""),
    )


def disclosure_view(row: Disclosure | None) -> DisclosureView | None:
    """A disclosure in words."""
    if row is None:
        return None
    return DisclosureView(
        made_on=row.made_on,
        received_by=row.received_by,
        evidence=row.evidence.label.text if row.evidence.label else "",
        complete=row.complete,
        accepted=row.accepted,
        reasons=row.reasons.text,
        by=row.by_name,
    )


def finding_view(
    condition: Offered, row: FindingRow, names: dict[int, str]
) -> FindingView:
    """A finding in words."""
    reasons = json.loads(row.reasons.text) if row.reasons else {}
    status = Finding(row.status)
    return FindingView(
        pk=row.pk,
        status=FINDINGS[status],
        fails=status in (Finding.NOT_MET, Finding.JUSTIFIED),
        part=dict(condition.parts).get(row.part),
        workers=row.workers,
        occurred_on=row.occurred_on,
        occurred_to=row.occurred_to,
        points=tuple(
            (str(Bilingual(c.wording.en, c.wording.fr)), row.severity[c.key],
             reasons.get(c.key, ""))
            for c in SEVERITY
            if row.severity.get(c.key)
        ),
        disclosed=row.voluntary_disclosure,
        disclosure=disclosure_view(row.disclosure),
        ground=dict(condition.grounds).get(row.justification),
        told=row.told.text if row.told else "",
        left_out=reasons.get("not_examined", ""),
        by=names.get(row.by_user_id or 0, ""),
        kept_on=timezone.localdate(row.kept_at),
        stands=not hasattr(row, "replaced_by"),
    )  # fmt: skip
