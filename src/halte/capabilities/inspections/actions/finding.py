"""Evidence, findings per condition, what they imply, and conclusions without notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from halte.capabilities.inspections.computing import freeze
from halte.capabilities.inspections.disclosing import (
    Disclosed,
    check_disclosed,
    keep_disclosed,
)
from halte.capabilities.inspections.keeping import (
    canonical,
    happen,
    involve,
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.lacking import to_finish
from halte.capabilities.inspections.law import (
    check_failure,
    check_severity,
    severity_of,
)
from halte.capabilities.inspections.models import (
    Computation,
    Event,
    Evidence,
    FindingRow,
    Inspection,
    SizeStatement,
)
from halte.capabilities.inspections.policy import (
    may_become,
    may_compute,
    may_find,
)
from halte.capabilities.inspections.standing import (
    evidence_for,
    standing_findings,
)
from halte.capabilities.inspections.states import (
    Finding,
    Happened,
    Side,
    Source,
    State,
)
from halte.capabilities.inspections.tokens import require_token
from halte.capabilities.inspections.vaulted import is_walled, shown_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Pointer:
    """A piece of evidence: where it is, and how an officer calls it.

    What is sealed has a token in `reference` and no label: it says nothing here.
    """

    item: int
    source: Source
    on: date
    label: str = ""
    reference: str = ""
    side: Side = Side.OPEN


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found of a condition; `replaces` is the finding whose place it takes."""

    item: int
    status: Finding
    part: str = ""
    workers: int | None = None
    occurred_on: date | None = None
    occurred_to: date | None = None
    severity: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    disclosed: Disclosed | None = None
    justification: str = ""
    told: str = ""
    replaces: FindingRow | None = None


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Add evidence", "Ajouter un élément de preuve"),
    policy=may_find,
    second_factor=True,
)
def add_evidence(actor: Actor, inspection: Inspection, *, pointer: Pointer) -> Evidence:
    """Evidence for a condition."""
    return attach(actor, inspection, pointer)


def attach(actor: Actor, inspection: Inspection, pointer: Pointer) -> Evidence:
    """Keep a pointer: the step that an action of another room takes too."""
    if not 1 <= pointer.item <= 30:
        raise Invalid("item_unknown", field="item")
    require_past(inspection, pointer.on, "on")
    sealed = pointer.source is Source.SEALED
    require_token(pointer.source, pointer.reference, label=pointer.label)
    if not sealed and not pointer.label.strip():
        raise Invalid("evidence_label", field="label")
    walled = sealed or is_walled(actor, pointer)
    involve(actor, inspection)
    return Evidence.objects.create(
        inspection=inspection,
        item=pointer.item,
        source=pointer.source,
        side=Side.WALLED if walled else pointer.side,
        reference=pointer.reference.strip(),
        label=None if sealed else passage(pointer.label),
        on=pointer.on,
        by_user_id=actor.user_id,
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Enter a finding", "Inscrire un constat"),
    policy=may_find,
    second_factor=True,
)
def enter_finding(actor: Actor, inspection: Inspection, *, entry: Entry) -> FindingRow:
    """What was found of a condition. A new row takes the place of the one before."""
    evidence = evidence_for(inspection, entry.item)
    if entry.status is not Finding.NOT_EXAMINED and not evidence:
        raise Invalid("finding_without_evidence", field="status", item=entry.item)
    fails = entry.status in (Finding.NOT_MET, Finding.JUSTIFIED)
    if fails:
        require_open(actor, evidence, entry)
        check_entry(inspection, entry)
        check_disclosed(inspection, entry.disclosed, evidence, entry.occurred_on)
    entry = in_place(inspection, entry)
    check_place(inspection, entry)
    involve(actor, inspection)
    inspection.version += 1
    inspection.save(update_fields=["version"])
    return FindingRow.objects.create(
        inspection=inspection,
        item=entry.item,
        status=entry.status,
        evidence=evidence[0] if evidence else None,
        replaces=entry.replaces,
        by_user_id=actor.user_id,
        **(failure_values(actor, inspection, entry) if fails else {}),
    )


def failure_values(
    actor: Actor, inspection: Inspection, entry: Entry
) -> dict[str, object]:
    """The columns of a failure."""
    told = entry.disclosed
    reasons = {key: text.strip() for key, text in entry.reasons.items() if text.strip()}
    return {
        "part": entry.part,
        "workers": entry.workers,
        "occurred_on": entry.occurred_on,
        "occurred_to": entry.occurred_to,
        "severity": severity_of(entry.severity),
        "reasons": passage(canonical(reasons)),
        "voluntary_disclosure": bool(told and told.accepted),
        "disclosure": keep_disclosed(actor, inspection, entry.item, told)
        if told
        else None,
        "justification": entry.justification,
        "told": passage(entry.told),
    }


def require_open(actor: Actor, evidence: list[Evidence], entry: Entry) -> None:
    """Nobody answers for what cannot be put to them."""
    shown = shown_of(actor, evidence)
    if not shown:
        raise Invalid("finding_open_evidence", field="status", item=entry.item)
    evidence[:] = shown


def check_entry(inspection: Inspection, entry: Entry) -> None:
    """Who, when, what, how grave and why: all that a failure says."""
    if not entry.workers:
        raise Invalid("failure_workers", field="workers")
    if entry.occurred_on is None:
        raise Invalid("failure_day", field="occurred_on")
    require_past(inspection, entry.occurred_on, "occurred_on")
    if entry.occurred_to is not None:
        require_past(inspection, entry.occurred_to, "occurred_to")
        if entry.occurred_to < entry.occurred_on:
            raise Invalid("failure_backwards", field="occurred_to")
    if not inspection.period_from <= entry.occurred_on <= inspection.period_to:
        raise Invalid("failure_outside_period", field="occurred_on")
    require_reason(entry.told, "told")
    for key, points in entry.severity.items():
        if points and not entry.reasons.get(key, "").strip():
            raise Invalid("severity_without_reason", field=f"reason_{key}")
    check_failure(entry.item, entry.part, entry.occurred_on, entry.justification)
    check_severity(entry.severity, entry.occurred_on)


def in_place(inspection: Inspection, entry: Entry) -> Entry:
    """What is found of a condition takes the place of "not examined"."""
    rows = [r for r in standing_findings(inspection) if r.item == entry.item]
    left = [r for r in rows if r.status == Finding.NOT_EXAMINED]
    if entry.replaces is not None or not left:
        return entry
    return replace(entry, replaces=left[0])


def check_place(inspection: Inspection, entry: Entry) -> None:
    """A condition is not both met and failed, and a place is taken once."""
    old = entry.replaces
    if old is not None and (
        old.inspection_id != inspection.pk
        or old.item != entry.item
        or hasattr(old, "replaced_by")
    ):
        raise Invalid("finding_replaced", field="status")
    others = [
        row
        for row in standing_findings(inspection)
        if row.item == entry.item and (old is None or row.pk != old.pk)
    ]
    single = (Finding.MET, Finding.NOT_EXAMINED)
    clash = others and (entry.status in single or others[0].status in single)
    taken_back = entry.status is Finding.NOT_EXAMINED and old is not None
    if clash and not taken_back:
        raise Invalid("finding_contradicts", field="status", item=entry.item)


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "State the size of an employer", "Indiquer la taille d’un employeur"
    ),
    policy=may_find,
    second_factor=True,
)
def state_size(
    actor: Actor,
    inspection: Inspection,
    *,
    employees: int | None,
    revenue_cad: int | None,
    as_of: date,
    evidence: str,
) -> Inspection:
    """Employees and revenue, affiliates included, on the day of the request (IRPR
    s. 209.93), and from what they are known: both stand in the trace.
    """
    if employees is None and revenue_cad is None:
        raise Invalid("size_missing", field="employees")
    if as_of > inspection.opened_on:
        day = inspection.opened_on.isoformat()
        raise Invalid("size_after_opening", field="as_of", day=day)
    SizeStatement.objects.create(
        inspection=inspection, employees=employees, revenue_cad=revenue_cad,
        as_of=as_of, evidence=passage(require_reason(evidence, "evidence")),
        by_user_id=actor.user_id or 0, by_name=name_of(actor),
    )  # fmt: skip
    inspection.size_employees = employees
    inspection.size_revenue_cad = revenue_cad
    inspection.version += 1
    inspection.save(update_fields=["size_employees", "size_revenue_cad", "version"])
    involve(actor, inspection)
    return inspection


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Finish the findings", "Terminer les constats"),
    policy=may_become(State.FOUND),
    second_factor=True,
)
def finish_findings(
    actor: Actor, inspection: Inspection, *, on: date, said: str = ""
) -> Event:
    """Every condition of the programme has its finding, or a reason for none."""
    require_settled(inspection)
    return happen(actor, inspection, Happened.FINDINGS_ENTERED, on, said=said)


def require_settled(inspection: Inspection) -> None:
    """Something was examined, and nothing was left out without a word."""
    for fault in to_finish(inspection):
        raise fault


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual(
        "Compute what the findings imply", "Calculer ce qu’entraînent les constats"
    ),
    policy=may_compute,
    second_factor=True,
)
def compute(
    actor: Actor, inspection: Inspection, *, determined_on: date
) -> Computation:
    """What the findings imply under the law, frozen with its trace."""
    require_past(inspection, determined_on, "determined_on")
    involve(actor, inspection)
    return freeze(actor, inspection, determined_on)


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Conclude without a notice", "Conclure sans avis"),
    policy=may_become(State.COMPLIANT, State.CORRECTED, State.JUSTIFIED),
    second_factor=True,
)
def conclude(
    actor: Actor, inspection: Inspection, *, outcome: State, on: date, said: str
) -> Event:
    """Compliant, compliant after corrective action, or every failure justified."""
    rows = standing_findings(inspection)
    statuses = {row.status for row in rows}
    if Finding.NOT_MET in statuses and outcome is not State.CORRECTED:
        raise Invalid("conclusion_with_failures", field="outcome")
    if outcome is State.COMPLIANT and Finding.JUSTIFIED in statuses:
        raise Invalid("conclusion_with_justified", field="outcome")
    if outcome is State.JUSTIFIED and Finding.JUSTIFIED not in statuses:
        raise Invalid("conclusion_without_justified", field="outcome")
    if outcome is State.COMPLIANT:
        require_settled(inspection)
    corrected = inspection.events.filter(kind=Happened.CORRECTIVE_ACTION).exists()
    if outcome is State.CORRECTED and not corrected:
        raise Invalid("conclusion_without_correction", field="outcome")
    kind = Happened(outcome.value)
    return happen(actor, inspection, kind, on, said=require_reason(said))
