"""The file: its trigger, the order of events, findings and their evidence."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.actions.finding import (
    Entry,
    add_evidence,
    compute,
    enter_finding,
)
from halte.capabilities.inspections.actions.opening import (
    begin_examining,
    open_inspection,
)
from halte.capabilities.inspections.facade import (
    Pointer,
    Source,
    inspection_for,
    open_inspections,
)
from halte.capabilities.inspections.models import (
    Event,
    FindingRow,
    Inspection,
)
from halte.capabilities.inspections.states import Finding, Trigger
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.inspections.conftest import EXAMINED, fresh, opening, shown

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "S-0123456789abcdef0123456789abcdef"


def test_a_file_has_a_number_of_its_year_and_a_first_event(opened: Inspection) -> None:
    assert opened.number == "I-2026-0001"
    assert [e.kind for e in opened.events.all()] == ["opened"]


def test_others_neither_open_nor_read(
    ana: Person, greens: Employer, opened: Inspection
) -> None:
    with pytest.raises(Denied, match="no_permission"):
        open_inspection(ana.actor, Inspection(), opening=opening(greens))
    with pytest.raises(Denied, match="no_permission"):
        inspection_for(ana.actor, opened.pk)
    assert open_inspections(ana.actor) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"trigger": Trigger.RANDOM}, "random_needs_draw"),
        ({"period_from": date(2019, 1, 1)}, "period_too_long"),
        ({"period_to": date(2026, 6, 2)}, "period_to_come"),
        ({"period_from": date(2026, 5, 31), "period_to": date(2026, 5, 1)},
         "period_backwards"),
        ({"opened_on": date(2999, 1, 1)}, "day_to_come"),
        ({"said": "no"}, "inspection_reason_short"),
    ],
)  # fmt: skip
def test_what_a_file_cannot_begin_with(
    ines: Person, greens: Employer, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        open_inspection(ines.actor, Inspection(), opening=opening(greens, **changed))


@pytest.mark.parametrize(
    "values", [{"lead_trigger": "hunch"}, {"lead_trigger": "random"},
               {"trigger_source": ""}, {"period_to": date(2020, 1, 1)}],
)  # fmt: skip
def test_the_database_holds_one_lead_trigger_with_its_evidence(
    opened: Inspection, values: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=opened.pk).update(**values)


def test_events_only_grow(opened: Inspection) -> None:
    for change in (
        lambda: Event.objects.update(on=date(2020, 1, 1)),
        lambda: Event.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            change()


def test_an_examination_follows_a_notice_or_its_absence(
    ines: Person, opened: Inspection
) -> None:
    with pytest.raises(Denied, match="inspection_order"):
        begin_examining(ines.actor, opened, on=EXAMINED)


def test_met_needs_evidence_in_policy_and_in_the_database(
    ines: Person, examining: Inspection
) -> None:
    met = Entry(item=9, status=Finding.MET)
    with pytest.raises(Invalid, match="finding_without_evidence"):
        enter_finding(ines.actor, examining, entry=met)
    with pytest.raises(IntegrityError, match="a_finding_has_evidence"):
        FindingRow.objects.create(inspection=examining, item=9, status="met")
    shown(ines, examining, 9)
    assert enter_finding(ines.actor, examining, entry=met).evidence is not None


def test_sealed_evidence_alone_bears_no_failure(
    ines: Person, examining: Inspection
) -> None:
    sealed = Pointer(item=17, source=Source.SEALED, on=EXAMINED, reference=TOKEN)
    assert add_evidence(ines.actor, examining, pointer=sealed).side == "walled"
    entry = Entry(
        item=17, status=Finding.NOT_MET, part="financial", workers=1,
        occurred_on=date(2026, 3, 2), told="What was found.",
    )  # fmt: skip
    with pytest.raises(Invalid, match="finding_open_evidence"):
        enter_finding(ines.actor, examining, entry=entry)


def test_a_computation_is_frozen_with_its_law(ines: Person, found: Inspection) -> None:
    kept = compute(ines.actor, found, determined_on=date(2026, 6, 16))
    assert kept.versions == "2022-09-26" and len(kept.findings_digest) == 64
    assert kept.amount_cad > 0 and kept.clocks == "ordinary"
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        type(kept).objects.update(amount_cad=0)
    assert fresh(found).state == "found"
