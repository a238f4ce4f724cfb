"""What a letter says, free of layout: canonical, frozen, drawn from nothing else.

Only what may be shown to the employer is gathered: never why the file was opened,
never evidence behind the wall, never notes of officers.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from django.conf import settings

from halte.capabilities.employers.facade import SiteBrief, employer_for, sites_for
from halte.capabilities.inspections.clocks import Clock, answer_clock, payment_clock
from halte.capabilities.inspections.law import Offered, offered
from halte.capabilities.inspections.models import (
    Computation,
    FindingRow,
    Inspection,
)
from halte.capabilities.inspections.owing import agreement_of
from halte.capabilities.inspections.standing import (
    evidence_for,
    notice_in_force,
    standing_findings,
)
from halte.capabilities.inspections.states import Finding, Kind
from halte.capabilities.inspections.vaulted import shown_of
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation
from halte.methods.law.text.clocks import ORDINARY

FORMAT: Final = 1
"""The shape of the content. Letters are kept for ever: a key that is added has a
default where it is read, and none is ever taken away."""


def gather(
    actor: Actor,
    inspection: Inspection,
    computation: Computation | None,
    kind: Kind,
    number: int,
    dated: date,
) -> dict[str, Any]:
    """Everything that the letter says."""
    notices = (Kind.PRELIMINARY, Kind.CORRECTED)
    about_money = kind is Kind.AGREEMENT
    begins = clock(inspection, computation, kind, dated)
    if about_money or kind is Kind.CANCELLING:
        computation = None
    return {
        "format": FORMAT,
        "kind": kind.value,
        "number": f"{inspection.number}/{number}",
        "file": inspection.number,
        "dated": dated.isoformat(),
        "demonstration": inspection.demonstration,
        "sender": sender(actor),
        "employer": addressee(actor, inspection.employer_id),
        "period": [iso(inspection.period_from), iso(inspection.period_to)],
        "state": inspection.state,
        "findings": findings(actor, inspection) if computation else [],
        "result": results(computation),
        "clock": begins,
        "pay_how": pay_how() if kind is Kind.FINAL else None,
        "met": met(inspection) if kind is Kind.CLOSING else [],
        "replaces": replaced(inspection)
        if kind in (Kind.CORRECTED, Kind.CANCELLING)
        else None,
        "decision": None
        if kind in notices or about_money
        else decided(inspection),
        "agreement": agreed(inspection) if about_money else None,
    }  # fmt: skip


def sender(actor: Actor) -> dict[str, str]:
    """The organisation that writes."""
    body = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if body is None:
        raise Invalid("person_needed")
    return {"en": body.name_en, "fr": body.name_fr}


def addressee(actor: Actor, employer_pk: int) -> dict[str, Any]:
    """To whom it is sent: the legal name, and the head office where it is known."""
    brief = employer_for(actor, employer_pk)
    places = [s for s in sites_for(actor, employer_pk) if s.ended_on is None]
    places.sort(key=lambda site: (site.kind != "head_office", site.pk))
    return {
        "name": brief.legal_name,
        "works_as": brief.operating_names[0] if brief.operating_names else "",
        "business_number": brief.business_number,
        "address": address(places[0]) if places else [],
    }


def address(site: SiteBrief) -> list[str]:
    """The lines of an address."""
    code = f"{site.postal_code[:3]} {site.postal_code[3:]}".strip()
    return [site.address, f"{site.city} {site.province}  {code}".strip()]


def findings(actor: Actor, inspection: Inspection) -> list[dict[str, Any]]:
    """Failures, justified or not, with the evidence that may be shown."""
    rows = standing_findings(inspection)
    shown = (Finding.NOT_MET, Finding.JUSTIFIED)
    return [finding(actor, inspection, row) for row in rows if row.status in shown]


def met(inspection: Inspection) -> list[dict[str, Any]]:
    """Conditions that were examined and are met."""
    rows = [r for r in standing_findings(inspection) if r.status == Finding.MET]
    return [
        {"item": row.item, "wording": offered(row.item).wording.to_dict()}
        for row in rows
    ]


def finding(actor: Actor, inspection: Inspection, row: FindingRow) -> dict[str, Any]:
    """One failure."""
    condition = offered(row.item)
    reasons = json.loads(row.reasons.text) if row.reasons else {}
    return {
        "id": f"F{row.pk}",
        "item": row.item,
        "kind": condition.kind,
        "wording": condition.wording.to_dict(),
        "provisions": list(condition.provisions),
        "part": named(condition.parts, row.part),
        "workers": row.workers,
        "occurred": [iso(row.occurred_on), iso(row.occurred_to)],
        "told": row.told.text if row.told else "",
        "ground": named(condition.grounds, row.justification),
        "severity": {k: [row.severity[k], reasons.get(k, "")] for k in row.severity
                     if row.severity[k]},
        "disclosed": row.voluntary_disclosure,
        "disclosure": disclosure(row),
        "evidence": open_evidence(actor, inspection, condition),
    }  # fmt: skip


def disclosure(row: FindingRow) -> dict[str, Any] | None:
    """What the employer disclosed itself, and whether that was accepted and why."""
    made = row.disclosure
    if made is None:
        return None
    return {
        "on": made.made_on.isoformat(),
        "received_by": made.received_by,
        "accepted": made.accepted,
        "reasons": made.reasons.text,
    }


def open_evidence(
    actor: Actor, inspection: Inspection, condition: Offered
) -> list[dict[str, str]]:
    """Labels and days of the evidence on the open side."""
    return [
        {"label": each.label.text, "on": each.on.isoformat()}
        for each in shown_of(actor, evidence_for(inspection, condition.item))
        if each.label is not None
    ]


def named(pairs: tuple[tuple[str, Bilingual], ...], key: str) -> dict[str, str] | None:
    """The words of a key in both languages."""
    return next((text.to_dict() for k, text in pairs if k == key), None)


def results(computation: Computation | None) -> dict[str, Any] | None:
    """What the engine said, in both languages."""
    if computation is None:
        return None
    return {
        "en": json.loads(computation.result_en),
        "fr": json.loads(computation.result_fr),
        "digest": computation.findings_digest,
        "law_read_up_to": computation.law_read_up_to.isoformat(),
    }


def clock(
    inspection: Inspection, computation: Computation | None, kind: Kind, dated: date
) -> dict[str, Any] | None:
    """Until when to answer or to pay, if the letter leaves on the day of its date."""
    if computation is None or kind in (Kind.WARNING, Kind.CLOSING, Kind.AGREEMENT):
        return None
    if kind is Kind.CANCELLING:
        # A cancelled notice has the ten days of 209.994(2): (2.1) does not name it.
        return told(answer_clock(ORDINARY.name, dated, inspection.office))
    if kind is Kind.FINAL:
        if not computation.amount_cad:
            return None
        return told(payment_clock(computation.clocks, dated, inspection.office))
    return told(answer_clock(computation.clocks, dated, inspection.office))


def pay_how() -> dict[str, str]:
    """How a penalty is paid: what the office says of it (IRPR s. 209.996(4)(f))."""
    return {"en": settings.HALTE_PENALTY_PAY_EN, "fr": settings.HALTE_PENALTY_PAY_FR}


def told(clock: Clock) -> dict[str, Any]:
    """A clock as a letter tells it."""
    return {
        "received_after": clock.received_after,
        "received_on": clock.received_on.isoformat(),
        "then": clock.then_days,
        "counted": clock.last.counted.isoformat(),
        "ends_on": clock.ends_on.isoformat(),
        "closed": [[d.isoformat(), why.to_dict()] for d, why in clock.last.closed],
        "provisions": list(clock.provisions),
    }


def replaced(inspection: Inspection) -> dict[str, Any] | None:
    """The notice that a corrected one takes the place of, or that is cancelled."""
    notice = notice_in_force(inspection)
    if notice is None:
        return None
    return {
        "number": f"{inspection.number}/{notice.number}",
        "sent_on": notice.sending.sent_on.isoformat(),
    }


def decided(inspection: Inspection) -> dict[str, Any] | None:
    """Who decided what, when, and why."""
    decision = getattr(inspection, "decision", None)
    if decision is None:
        return None
    return {
        "outcome": decision.outcome,
        "on": decision.decided_on.isoformat(),
        "by": decision.by_name,
        "reasons": decision.reasons.text,
    }


def agreed(inspection: Inspection) -> dict[str, Any] | None:
    """What is to be paid, and when. Never why an officer agreed."""
    agreement = agreement_of(inspection)
    if agreement is None:
        return None
    return {
        "on": agreement.given_on.isoformat(),
        "by": agreement.by_name,
        "amount_cents": agreement.amount_cents,
        "instalments": [
            [row.due_on.isoformat(), row.amount_cents]
            for row in agreement.instalments.all()
        ],
    }


def iso(day: date | None) -> str | None:
    """A day as text."""
    return None if day is None else day.isoformat()
