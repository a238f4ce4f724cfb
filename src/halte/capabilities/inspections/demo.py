"""The demonstration: files about employers that do not exist, at every stage.

Every entry goes through the actions, by invented officers: one inspects, another
reviews letters, a third decides. Days are counted back from today.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone

from halte.capabilities.employers.facade import employer_choices, sites_for
from halte.capabilities.inspections.actions.answering import (
    complete_answer,
    receive_answer,
)
from halte.capabilities.inspections.actions.deciding import close, decide, pay, publish
from halte.capabilities.inspections.actions.drawing import (
    publish_seed,
    seal_list,
    seal_province,
)
from halte.capabilities.inspections.actions.finding import (
    Entry,
    Pointer,
    add_evidence,
    compute,
    conclude,
    enter_finding,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.letters import draft, review, send
from halte.capabilities.inspections.actions.opening import (
    Opening,
    begin_examining,
    give_notice,
    go_unannounced,
    note_correction,
    open_inspection,
)
from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.models import DrawList, Inspection, Pick
from halte.capabilities.inspections.states import (
    Finding,
    Kind,
    Outcome,
    Programme,
    Source,
    State,
    Trigger,
    Way,
)
from halte.core.access.actor import Actor
from halte.core.access.purposes import PROGRAMME_INTEGRITY
from halte.core.organisations.acting import acting
from halte.core.organisations.models import Membership

OFFICE: Final = "ON"
LONG_BEFORE: Final = timedelta(75)
"""A province was sealed so long before the rest that a file of its draw can have its
notice, and its time to answer, behind it."""

LEFT: Final = "Demonstration: outside what this inspection was about."
WAGES: Final = (
    "Demonstration: the payroll shows $15.10 an hour where $17.60 was offered, for "
    "three people, from March on."
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who inspects, who reviews, who decides, and the day that it is."""

    ines: Actor
    ravi: Actor
    diane: Actor
    today: date

    def before(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days)


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    cast = _cast()
    if cast is None or Inspection.objects.filter(demonstration=True).exists():
        return
    employers = [pk for pk, _ in employer_choices(cast.ines, words="fictional")]
    if len(employers) < 7:
        return
    _paid_and_closed(cast, employers[0])
    _answer_awaited(cast, employers[1])
    _to_decide(cast, employers[2])
    _drawn(cast, employers)
    _lies_still(cast, employers[4])
    _corrected(cast, employers[5])
    _to_review(cast, employers[6])
    announce("7 inspections of employers that do not exist, and a random draw")


def _cast() -> Cast | None:
    people = Membership.objects.in_force().filter(user__is_demonstration=True)
    officers = list(people.filter(role="integrity_officer").order_by("user_id")[:2])
    senior = people.filter(role="integrity_decision_officer").first()
    if len(officers) < 2 or senior is None:
        return None
    ines, ravi = (acting(each, PROGRAMME_INTEGRITY) for each in officers)
    return Cast(ines, ravi, acting(senior, PROGRAMME_INTEGRITY), today_at(OFFICE))


def _opened(cast: Cast, employer: int, days: int, **more: Any) -> Inspection:
    given: dict[str, Any] = {
        "employer_pk": employer,
        "programme": Programme.TFWP,
        "trigger": Trigger.SUSPICION,
        "source": Source.DOCUMENT,
        "said": "Demonstration: a province sent a copy of its own wage order.",
        "office": OFFICE,
        "opened_on": cast.before(days),
        "period_from": cast.before(days + 700),
        "period_to": cast.before(days),
        "site_pks": [
            site.pk for site in sites_for(cast.ines, employer) if site.ended_on is None
        ],
        "demonstration": True,
    }
    row = Inspection()
    open_inspection(cast.ines, row, opening=Opening(**(given | more)))
    return row


def _examined(cast: Cast, row: Inspection, days: int) -> None:
    """Without notice, then examined."""
    why = "Demonstration: records could be changed if the visit were announced."
    go_unannounced(cast.ines, row, on=cast.before(days), said=why)
    begin_examining(cast.ines, row, on=cast.before(days))


def _shown(cast: Cast, row: Inspection, item: int, label: str, days: int) -> None:
    pointer = Pointer(
        item=item, source=Source.DOCUMENT, on=cast.before(days),
        label=f"Demonstration: {label}",
    )  # fmt: skip
    add_evidence(cast.ines, row, pointer=pointer)


def _met(cast: Cast, row: Inspection, item: int, label: str, days: int) -> None:
    _shown(cast, row, item, label, days)
    enter_finding(cast.ines, row, entry=Entry(item=item, status=Finding.MET))


def _found(cast: Cast, row: Inspection, days: int) -> None:
    """Wages and fees for three people, the rest in order; then computed."""
    _met(cast, row, 15, "tax return and lease", days)
    _met(cast, row, 25, "signed receipts for the leaflet on rights", days)
    _shown(cast, row, 9, "payroll and bank slips", days)
    enter_finding(cast.ines, row, entry=Entry(
        item=9, status=Finding.NOT_MET, part="wages", workers=3,
        occurred_on=cast.before(days + 60), occurred_to=cast.before(days + 1),
        severity={"benefit": 3, "no_remedy": 1},
        reasons={"benefit": "About $9,000 were kept back in all.",
                 "no_remedy": "Half was paid back after the visit."},
        told=WAGES,
    ))  # fmt: skip
    _shown(cast, row, 27, "deductions named “agency” on the pay slips", days)
    enter_finding(cast.ines, row, entry=Entry(
        item=27, status=Finding.NOT_MET, workers=2, occurred_on=cast.before(days + 60),
        severity={"benefit": 1},
        reasons={"benefit": "$400 were deducted from each of two people."},
        told="Demonstration: pay slips show deductions for fees of recruitment.",
    ))  # fmt: skip
    state_size(
        cast.ines, row, employees=42, revenue_cad=None, as_of=row.period_from,
        evidence="Demonstration: the application for an assessment.",
    )  # fmt: skip
    leave_rest(cast.ines, row, said=LEFT)
    finish_findings(cast.ines, row, on=cast.before(days))
    compute(cast.ines, row, determined_on=cast.before(days))


def _lettered(cast: Cast, row: Inspection, kind: Kind, days: int) -> None:
    """Drafted by one officer, approved by another, sent."""
    day = cast.before(days)
    letter = draft(cast.ines, row, kind=kind, dated=day)
    review(cast.ravi, letter, approved=True, on=day)
    send(cast.ines, letter, sent_on=day, way=Way.COURIER)


def _noticed(cast: Cast, employer: int, days: int) -> Inspection:
    row = _opened(cast, employer, days + 30)
    _examined(cast, row, days + 20)
    _found(cast, row, days + 5)
    _lettered(cast, row, Kind.PRELIMINARY, days)
    return row


def _paid_and_closed(cast: Cast, employer: int) -> None:
    row = _noticed(cast, employer, 160)
    said = "Demonstration: the employer says that the agency was to pay."
    receive_answer(cast.ines, row, on=cast.before(130), said=said)
    decide(
        cast.diane, row, outcome=Outcome.PENALTY, decided_on=cast.before(110),
        reasons="Demonstration: the answer shows no payment by the agency.",
    )  # fmt: skip
    _lettered(cast, row, Kind.FINAL, 108)
    amount = Inspection.objects.get(pk=row.pk).decision.amount_cad * 100
    pay(
        cast.ines, row, paid_on=cast.before(80), amount_cents=amount,
        reference="DEMO-0001",
    )  # fmt: skip
    publish(cast.ines, row, on=cast.before(75))
    close(cast.ines, row, on=cast.before(74))


def _answer_awaited(cast: Cast, employer: int) -> None:
    _noticed(cast, employer, 36)


def _to_decide(cast: Cast, employer: int) -> None:
    row = _noticed(cast, employer, 50)
    said = "Demonstration: the employer sends proof of what was paid back."
    receive_answer(cast.ines, row, on=cast.before(14), said=said)
    complete_answer(
        cast.ines, row, on=cast.before(13), by_whom="Demonstration: its director",
        how="By letter: nothing is to be added.",
    )  # fmt: skip


def _drawn(cast: Cast, employers: list[int]) -> None:
    """A draw of yesterday, by two; a file for the first that was drawn."""
    sealed_at = timezone.now() - timedelta(3)
    drawing = DrawList(demonstration=True, sealed_at=sealed_at)
    seal_list(
        cast.ines, drawing, title="Demonstration draw", numbers=employers, wanted=3,
        list_of="Demonstration: all invented employers",
    )  # fmt: skip
    publish_seed(
        cast.ravi, drawing, text="04-11-19-27-33-42",
        source="Demonstration: an invented lottery", published_on=cast.before(1),
    )  # fmt: skip
    # And a whole province, sealed, that waits for its seed and for another officer.
    seal_province(
        cast.ines, DrawList(sealed_at=sealed_at - LONG_BEFORE), title="Ontario 2025",
        province="ON",
        first_on=date(2025, 1, 1), last_on=date(2025, 12, 31), wanted=1,
    )  # fmt: skip
    pick = Pick.objects.filter(draw=drawing).order_by("position")[0]
    row = _opened(
        cast, pick.employer_id, 0, trigger=Trigger.RANDOM, pick=pick,
        source=Source.RECORD, said="Demonstration: drawn at random.",
    )  # fmt: skip
    _examined(cast, row, 0)
    _met(cast, row, 2, "six years of payroll", 0)


def _lies_still(cast: Cast, employer: int) -> None:
    row = _opened(cast, employer, 90, trigger=Trigger.PAST_FAILURE)
    give_notice(cast.ines, row, on=cast.before(85), attend_on=cast.before(71))


def _corrected(cast: Cast, employer: int) -> None:
    row = _opened(cast, employer, 50)
    _examined(cast, row, 45)
    _met(cast, row, 25, "receipts for the leaflet, handed out late", 40)
    leave_rest(cast.ines, row, said=LEFT)
    finish_findings(cast.ines, row, on=cast.before(40))
    said = "Demonstration: the leaflet was posted in both languages on the spot."
    note_correction(cast.ines, row, on=cast.before(38), said=said)
    conclude(cast.ines, row, outcome=State.CORRECTED, on=cast.before(35), said=said)
    _lettered(cast, row, Kind.CLOSING, 34)
    close(cast.ines, row, on=cast.before(34))


def _to_review(cast: Cast, employer: int) -> None:
    row = _opened(cast, employer, 20)
    _examined(cast, row, 15)
    _found(cast, row, 6)
    draft(cast.ines, row, kind=Kind.PRELIMINARY, dated=cast.before(5))
