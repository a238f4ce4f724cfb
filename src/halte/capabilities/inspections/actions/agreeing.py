"""Agreements to pay a penalty in instalments: given, ended, broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.inspections.keeping import (
    happen,
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.models import (
    Agreement,
    AgreementEnd,
    Event,
    Inspection,
    Instalment,
)
from halte.capabilities.inspections.owing import agreement_of, late, owed_cents
from halte.capabilities.inspections.policy import (
    may_agree,
    may_break,
    may_end_agreement,
)
from halte.capabilities.inspections.spreading import FEWEST, MOST, spread
from halte.capabilities.inspections.standing import final_notice
from halte.capabilities.inspections.states import Agreed, Every, Happened
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Terms:
    """How the amount is spread."""

    first_on: date
    count: int
    every: Every


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Agree on instalments", "Convenir de versements"),
    policy=may_agree,
    second_factor=True,
)
def give_agreement(
    actor: Actor, inspection: Inspection, *, on: date, terms: Terms, said: str
) -> Agreement:
    """All that is owed, in equal parts on days. The law sets neither number nor days.

    Interest runs apart (Financial Administration Act, s. 155.1; SOR/96-188, s. 5).
    Halte does not compute it.
    """
    notice = final_notice(inspection)
    if notice is None or on < notice.sending.sent_on:
        raise Invalid("payment_before_notice", field="on")
    if terms.first_on < on:
        raise Invalid("instalment_before_agreement", field="first_on")
    owed = owed_cents(inspection)
    if not FEWEST <= terms.count <= MOST or owed < terms.count * 100:
        raise Invalid("instalments_count", field="count", fewest=FEWEST, most=MOST)
    agreement = Agreement.objects.create(
        inspection=inspection, given_on=on, amount_cents=owed,
        said=passage(require_reason(said)), by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
    )  # fmt: skip
    parts = spread(
        owed, first_on=terms.first_on, count=terms.count, every=terms.every,
        office=inspection.office,
    )  # fmt: skip
    for number, (day, cents) in enumerate(parts, 1):
        Instalment.objects.create(
            agreement=agreement, number=number, due_on=day, amount_cents=cents
        )
    happen(actor, inspection, Happened.AGREED, on, until=parts[-1][0])
    return agreement


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("End an agreement", "Mettre fin à une entente"),
    policy=may_end_agreement,
    second_factor=True,
)
def end_agreement(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """Without a default: other days are to be agreed, or the rest is asked at once."""
    end(actor, inspection, Agreed.ENDED, on, require_reason(said))
    return happen(actor, inspection, Happened.AGREEMENT_ENDED, on, said=said.strip())


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Record that an agreement is broken",
                    "Consigner le non-respect d’une entente"),
    policy=may_break,
    second_factor=True,
)  # fmt: skip
def break_agreement(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """An instalment is late, and an officer finds that it is a default.

    From then on no permit is issued to work for this employer until the penalty is
    paid (IRPR s. 200(3)(h)(iii)). How late is too late the law does not say.
    """
    agreement = agreement_of(inspection)
    if agreement is None or not late(agreement, on):
        raise Invalid("no_instalment_late", field="on")
    end(actor, inspection, Agreed.BROKEN, on, require_reason(said))
    return happen(actor, inspection, Happened.DEFAULTED, on, said=said.strip())


def end(
    actor: Actor, inspection: Inspection, how: Agreed, on: date, said: str = ""
) -> None:
    """Keep how the agreement in force ended; nothing where there is none."""
    agreement = agreement_of(inspection)
    if agreement is None:
        return
    if on < agreement.given_on:
        raise Invalid("agreement_end_before", field="on")
    require_past(inspection, on, "on")
    AgreementEnd.objects.create(
        agreement=agreement, how=how, on=on, said=passage(said) if said else None,
        by_user_id=actor.user_id or 0, by_name=name_of(actor),
    )  # fmt: skip
