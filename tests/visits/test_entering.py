"""Who goes in, by which right. The law is IRPR s. 209.9, as read in `employers.md` 1.5.

The database is asked too, without the actions: a dwelling is closed there as well.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.models import Event
from halte.capabilities.inspections.section import known_files
from halte.capabilities.inspections.states import Programme
from halte.capabilities.visits.actions import entering, planning
from halte.capabilities.visits.actions.entering import Consent, Warrant
from halte.capabilities.visits.actions.planning import Companion, Place, Plan
from halte.capabilities.visits.models import Entry, Stop, Visit
from halte.capabilities.visits.states import Ground, Occupant, Part, State, StopKind
from halte.core.errors import Denied, Invalid
from halte.core.vault.facade import Side
from tests.conftest import Person
from tests.visits.conftest import Open, Put, fresh, now, site

pytestmark = pytest.mark.django_db(transaction=True)


def refused(act: Any, *words: Any, **named: Any) -> str:
    with pytest.raises((Denied, Invalid)) as said:
        act(*words, **named)
    return str(said.value.code)


def a_warrant(**more: Any) -> Warrant:
    given: dict[str, Any] = {
        "justice": "A. Justice (fictional)", "issued_at": now() - timedelta(days=1),
        "number": "W-17", "place": "3 Invented Road",
        "valid_from": now() - timedelta(hours=2),
        "valid_until": now() + timedelta(hours=4),
    }  # fmt: skip
    return Warrant(**(given | more))


def test_a_dwelling_cannot_be_begun_without_consent_or_a_warrant(
    ines: Person, house: Stop
) -> None:
    said = refused(entering.begin_stop, ines.actor, house, at=now())
    assert said == "visit_dwelling_closed"
    assert fresh(house).begun_at is None


def test_the_database_holds_it_without_any_action(house: Stop) -> None:
    rows = Stop.objects.filter(pk=house.pk)
    at = timezone.now()
    closed: tuple[dict[str, Any], ...] = (
        {"begun_at": at},
        {"begun_at": at, "entry_ground": "consent"},
        {"begun_at": at, "entry_ground": "consent",
         "entry_from": at + timedelta(hours=1)},
        {"begun_at": at, "entry_ground": "warrant", "entry_from": at},
        {"begun_at": at, "entry_ground": "warrant", "entry_until": at,
         "entry_from": at - timedelta(hours=1), "left_at": at - timedelta(hours=1)},
        {"begun_at": at + timedelta(hours=2), "entry_ground": "warrant",
         "entry_from": at, "entry_until": at + timedelta(hours=1)},
        {"begun_at": at, "entry_ground": "withdrawn", "entry_from": at},
    )  # fmt: skip
    for change in closed:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    rows.update(begun_at=at, entry_ground="consent", entry_from=at)


def test_a_written_consent_opens_the_door_and_names_no_worker(
    ines: Person, house: Stop, put: Put
) -> None:
    paper = put()
    worker = Consent(now(), Occupant.WORKER, paper, "a name")
    record = entering.record_consent
    assert refused(record, ines.actor, house, consent=worker) == "visit_worker_named"
    worker = Consent(now(), Occupant.WORKER, paper)
    assert refused(record, ines.actor, house, consent=worker) == "visit_worker_paper"
    nobody = Consent(now(), Occupant.HOUSEHOLD, paper)
    assert refused(record, ines.actor, house, consent=nobody) == "visit_words"
    walled = Consent(now(-1), Occupant.WORKER, put(side=Side.WALLED))
    record(ines.actor, house, consent=walled)
    entering.begin_stop(ines.actor, house, at=now())
    assert fresh(house).begun_at
    assert Entry.objects.get().by_whom is None


def test_a_consent_does_not_reach_back(ines: Person, house: Stop, put: Put) -> None:
    consent = Consent(now(), Occupant.EMPLOYER, put(), "Who lives there")
    entering.record_consent(ines.actor, house, consent=consent)
    early = consent.at - timedelta(seconds=20)
    said = refused(entering.begin_stop, ines.actor, house, at=early)
    assert said == "visit_entry_hours"


def test_a_consent_taken_back_ends_the_stop(
    ines: Person, house: Stop, put: Put
) -> None:
    at = now() - timedelta(seconds=20)
    consent = Consent(at, Occupant.EMPLOYER, put(), "Who lives there")
    entering.record_consent(ines.actor, house, consent=consent)
    entering.begin_stop(ines.actor, house, at=at)
    entering.withdraw_consent(ines.actor, fresh(house), at=now())
    stop = fresh(house)
    assert (stop.entry_ground, stop.left_at is not None) == (Ground.WITHDRAWN, True)
    said = refused(entering.withdraw_consent, ines.actor, stop, at=now())
    assert said == "visit_no_consent"


def test_a_warrant_has_particulars_and_hours(ines: Person, house: Stop) -> None:
    record = entering.record_warrant
    for wrong, code in (
        (a_warrant(number=" "), "visit_words"),
        (a_warrant(justice=""), "visit_words"),
        (a_warrant(valid_until=now() - timedelta(hours=3)), "visit_warrant_backwards"),
        (a_warrant(issued_at=now() + timedelta(days=9)), "day_to_come"),
    ):
        assert refused(record, ines.actor, house, warrant=wrong) == code
    record(ines.actor, house, warrant=a_warrant())
    late = a_warrant(valid_until=now() - timedelta(minutes=1))
    stop = fresh(house)
    record(ines.actor, stop, warrant=late)
    said = refused(entering.begin_stop, ines.actor, fresh(house), at=now())
    assert said == "visit_entry_hours"
    record(ines.actor, fresh(house), warrant=a_warrant())
    entering.begin_stop(ines.actor, fresh(house), at=now())
    assert Entry.objects.count() == 3


def test_nobody_goes_in_alone_where_a_pair_is_needed(
    ines: Person, visit: Visit, work: Stop
) -> None:
    second = visit.people.get(part=Part.SAFETY)
    planning.take_off(ines.actor, second)
    said = refused(entering.begin_stop, ines.actor, work, at=now())
    assert said == "visit_needs_pair"
    interpreter = Companion(Part.INTERPRETER, name="I. Terpreter", language="es")
    planning.add_person(ines.actor, visit, companion=interpreter)
    assert refused(entering.begin_stop, ines.actor, work, at=now()) == said
    police = Companion(Part.POLICE, name="C. Constable")
    planning.add_person(ines.actor, visit, companion=police)
    entering.begin_stop(ines.actor, work, at=now())


def test_a_visit_goes_from_plan_to_done_and_the_file_is_told(
    ines: Person, visit: Visit, begun: Stop, house: Stop
) -> None:
    assert fresh(visit).state == State.UNDER_WAY
    assert refused(planning.finish_visit, ines.actor, visit) == "visit_stops_open"
    entering.leave_stop(ines.actor, begun, at=now(1))
    said = refused(entering.pass_by, ines.actor, house, why=" ")
    assert said == "visit_words"
    entering.pass_by(ines.actor, house, why="Nobody was there.")
    planning.finish_visit(ines.actor, visit)
    assert fresh(visit).state == State.DONE
    told = Event.objects.filter(inspection=visit.inspection_id, kind="visited")
    assert told.get().on == visit.on
    assert refused(planning.cancel_visit, ines.actor, visit, why="x") == "visit_over"


def test_an_employer_that_nobody_met_does_not_learn_of_its_file(
    ines: Person, visit: Visit, work: Stop, house: Stop
) -> None:
    """IRPR s. 209.7: an inspection without notice stays unknown until someone was
    met; an empty house tells the employer nothing."""
    for stop in (work, house):
        entering.pass_by(ines.actor, fresh(stop), why="Nobody was there.")
    planning.finish_visit(ines.actor, fresh(visit))
    assert fresh(visit).state == State.DONE
    assert not Event.objects.filter(kind="visited").exists()
    employer = fresh(visit).inspection.employer_id
    assert not known_files(ines.actor, employer)


def test_housing_is_entered_under_the_worker_program_only(
    ines: Person, open_file: Open, greens: Employer
) -> None:
    row = Visit()
    imp = open_file(Programme.IMP)
    plan = Plan(imp.pk, timezone.localdate(), announced=False)
    planning.plan_visit(ines.actor, row, plan=plan)
    place = Place(site(greens, 1).pk, StopKind.HOUSING, registered_dwelling=False)
    said = refused(planning.add_stop, ines.actor, row, place=place)
    assert said == "visit_housing_imp"


def test_announced_says_who_was_told_before_the_day(
    ines: Person, open_file: Open
) -> None:
    pk, today = open_file().pk, timezone.localdate()
    plan = planning.plan_visit
    for wrong, code in (
        (Plan(pk, today, announced=True), "visit_told"),
        (Plan(pk, today, announced=False, told_on=today), "visit_told"),
        (Plan(pk, today, True, today), "visit_words"),
        (Plan(pk, today - timedelta(1), True, today, "by post"), "visit_told_late"),
        (Plan(pk, today - timedelta(90), False), "visit_before_inspection"),
    ):
        assert refused(plan, ines.actor, Visit(), plan=wrong) == code
    row = Visit()
    plan(ines.actor, row, plan=Plan(pk, today, True, today, "by post"))
    back = Plan(pk, today, announced=False)
    said = refused(planning.move_visit, ines.actor, row, plan=back)
    assert said == "visit_told_already"


def test_an_interpreter_has_a_language_and_a_colleague_goes_once(
    ines: Person, visit: Visit
) -> None:
    add = planning.add_person
    silent = Companion(Part.INTERPRETER, name="I. Terpreter")
    said = refused(add, ines.actor, visit, companion=silent)
    assert said == "visit_interpreter_language"
    twice = Companion(Part.SAFETY, ines.user.pk)
    assert refused(add, ines.actor, visit, companion=twice) == "visit_person_twice"
    both = Companion(Part.SAFETY, ines.user.pk, "a name")
    assert refused(add, ines.actor, visit, companion=both) == "visit_person_one"
