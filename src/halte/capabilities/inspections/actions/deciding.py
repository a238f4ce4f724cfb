"""The final decision, and what follows from it."""

from __future__ import annotations

import json
from datetime import date

from halte.capabilities.inspections.actions.agreeing import end
from halte.capabilities.inspections.computing import freeze, numbers, size_of
from halte.capabilities.inspections.keeping import (
    canonical,
    digest,
    happen,
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.lacking import to_close
from halte.capabilities.inspections.models import (
    Computation,
    Decision,
    Event,
    Inspection,
    Payment,
    Publication,
)
from halte.capabilities.inspections.owing import agreement_of, owed_cents
from halte.capabilities.inspections.policy import (
    may_become,
    may_decide,
    may_default,
    may_pay,
    may_publish,
    may_withdraw,
)
from halte.capabilities.inspections.publishing import facts_of
from halte.capabilities.inspections.standing import (
    final_notice,
    notice_in_force,
    standing_findings,
)
from halte.capabilities.inspections.states import (
    Agreed,
    Finding,
    Happened,
    Outcome,
    State,
)
from halte.capabilities.inspections.timing import decided_from, payment_clock_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.INSPECTIONS_DECIDE,
    label=Bilingual("Take the final decision", "Rendre la décision définitive"),
    policy=may_decide,
    second_factor=True,
)
def decide(
    actor: Actor,
    inspection: Inspection,
    *,
    outcome: Outcome,
    decided_on: date,
    reasons: str,
) -> Decision:
    """A senior officer decides, in their own words, once the time to answer is over.

    Halte recommends nothing: the outcome is compared with what the findings imply
    only so that a notice never says something else than its trace.
    """
    first_on = decided_from(inspection)
    if first_on is None:
        raise Invalid("decision_before_notice", field="decided_on")
    if decided_on < first_on:
        raise Invalid("answer_still_open", field="decided_on", day=first_on.isoformat())
    require_past(inspection, decided_on, "decided_on")
    computation = decided_upon(actor, inspection, outcome, decided_on)
    words = require_reason(reasons, "reasons")
    decision = Decision.objects.create(
        inspection=inspection,
        computation=computation,
        outcome=outcome,
        amount_cad=computation.amount_cad if computation else 0,
        ban=computation.ban if computation else "0",
        reasons=passage(words),
        decided_on=decided_on,
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
    )
    happen(actor, inspection, Happened.DECIDED, decided_on)
    return decision


def decided_upon(
    actor: Actor, inspection: Inspection, outcome: Outcome, decided_on: date
) -> Computation | None:
    """What the findings of the notice imply on the day of the decision.

    A finding or a size that the employer was never told of needs a corrected notice
    first: either can raise the amount (IRPR ss. 209.93 and 209.994).
    """
    failures = [r for r in standing_findings(inspection) if r.status == Finding.NOT_MET]
    if outcome is Outcome.NO_VIOLATION:
        if failures:
            raise Invalid("decision_with_failures", field="outcome")
        return None
    if not failures:
        raise Invalid("decision_without_failures", field="outcome")
    notice = notice_in_force(inspection)
    if notice is None or notice.computation is None:
        raise Invalid("decision_before_notice", field="outcome")
    given = json.loads(notice.computation.findings)
    told = {one["id"] for one in given["violations"]}
    if any(f"F{row.pk}" not in told for row in failures):
        raise Invalid("findings_not_in_notice", field="outcome")
    if numbers(given["employer"]) != numbers(size_of(inspection)):
        raise Invalid("size_not_in_notice", field="outcome")
    fresh = freeze(actor, inspection, decided_on)
    if implied(fresh) is not outcome:
        raise Invalid("outcome_not_implied", field="outcome")
    return fresh


def implied(computation: Computation) -> Outcome:
    """What a computation comes to.

    A violation without a ban is a penalty, also where the caps of twelve months leave
    nothing of its amount (IRPR s. 209.996(5)): it is published all the same.
    """
    if computation.warning_only:
        return Outcome.WARNING
    if not computation.published:
        return Outcome.NO_VIOLATION
    if computation.ban == "0":
        return Outcome.PENALTY
    return Outcome.PENALTY_AND_BAN if computation.amount_cad else Outcome.BAN


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Record a payment", "Consigner un paiement"),
    policy=may_pay,
    second_factor=True,
)
def pay(
    actor: Actor,
    inspection: Inspection,
    *,
    paid_on: date,
    amount_cents: int,
    reference: str,
) -> Payment:
    """What came in. More than what is owed is a mistake."""
    notice = final_notice(inspection)
    if notice is None or paid_on < notice.sending.sent_on:
        raise Invalid("payment_before_notice", field="paid_on")
    if not 0 < amount_cents <= owed_cents(inspection):
        raise Invalid("payment_too_much", field="amount")
    require_past(inspection, paid_on, "paid_on")
    agreement = agreement_of(inspection)
    if agreement is not None and paid_on < agreement.given_on:
        raise Invalid("payment_before_agreement", field="paid_on")
    payment = Payment.objects.create(
        inspection=inspection, agreement=agreement, paid_on=paid_on,
        amount_cents=amount_cents,
        reference=reference.strip(), by_user_id=actor.user_id,
    )  # fmt: skip
    if not owed_cents(inspection):
        end(actor, inspection, Agreed.KEPT, paid_on)
        happen(actor, inspection, Happened.PAID, paid_on)
    return payment


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Record a default", "Consigner un défaut de paiement"),
    policy=may_default,
    second_factor=True,
)
def record_default(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """The last day to pay is past and something is owed still (200(3)(h)(iii))."""
    clock = payment_clock_of(inspection)
    if clock is None or on <= clock.ends_on:
        raise Invalid("default_too_early", field="on")
    if not owed_cents(inspection):
        raise Invalid("nothing_to_pay", field="on")
    return happen(actor, inspection, Happened.DEFAULTED, on, said=require_reason(said))


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Put on the public list", "Inscrire à la liste publique"),
    policy=may_publish,
    second_factor=True,
)
def publish(actor: Actor, inspection: Inspection, *, on: date) -> Publication:
    """The seven facts of IRPR s. 209.997, frozen."""
    facts = canonical(facts_of(actor, inspection))
    row = Publication.objects.create(
        inspection=inspection, on=on, facts=facts, digest=digest(facts),
        by_user_id=actor.user_id,
    )  # fmt: skip
    happen(actor, inspection, Happened.PUBLISHED, on)
    return row


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Take off the public list", "Retirer de la liste publique"),
    policy=may_withdraw,
    second_factor=True,
)
def withdraw(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Publication:
    """What was published comes off, for a reason. It stays readable here."""
    newest = inspection.publications.order_by("-id")[0]
    if on < newest.on:
        raise Invalid("withdrawn_before", field="on")
    words = require_reason(said)
    row = Publication.objects.create(
        inspection=inspection, on=on, facts=newest.facts, digest=newest.digest,
        withdrawn=True, reason=passage(words), by_user_id=actor.user_id,
    )  # fmt: skip
    happen(actor, inspection, Happened.WITHDRAWN, on)
    return row


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Close an inspection", "Clore une inspection"),
    policy=may_become(State.CLOSED),
    second_factor=True,
)
def close(actor: Actor, inspection: Inspection, *, on: date, said: str = "") -> Event:
    """Nothing is left to do: told, paid or in default, and published where due."""
    for fault in to_close(inspection):
        raise fault
    return happen(actor, inspection, Happened.CLOSED, on, said=said)
