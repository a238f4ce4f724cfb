"""Who had a part in a visit does not decide the inspection.

Checked against: programme guidance on the IRPR, as decision 34 reads it (the final
decision is that of a senior officer not involved before). The policy
refuses the person, and so does the database.
"""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from halte.capabilities.inspections.models import Decision, Inspection, Involvement
from halte.capabilities.inspections.models import Passage as Words
from halte.capabilities.inspections.policy import may_decide
from halte.capabilities.inspections.states import State
from halte.capabilities.visits.actions import answering, asking, entering, planning
from halte.capabilities.visits.actions.answering import issue
from halte.capabilities.visits.actions.entering import pass_by
from halte.capabilities.visits.actions.planning import Companion, add_person
from halte.capabilities.visits.models import Stop, Visit
from halte.capabilities.visits.states import Part
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def diane(esdc: Organisation) -> Person:
    """Diane decides."""
    return make_person("Diane Decision", "integrity_decision_officer", esdc)


@pytest.fixture
def third(esdc: Organisation) -> Person:
    """Another officer, who takes a checklist along."""
    return make_person("Theo Third", "integrity_officer", esdc)


def involved(visit: Visit) -> set[int]:
    rows = Involvement.objects.filter(inspection=visit.inspection_id)
    return set(rows.values_list("user_id", flat=True))


def test_who_goes_along_cannot_decide(
    ines: Person, diane: Person, visit: Visit
) -> None:
    assert diane.user.pk not in involved(visit)
    file = Inspection.objects.get(pk=visit.inspection_id)
    file.state = State.NOTICED
    assert may_decide(diane.actor, file) == ""
    add_person(ines.actor, visit, companion=Companion(Part.HEALTH, diane.user.pk))
    assert may_decide(diane.actor, file) == "decider_involved"
    with pytest.raises(DatabaseError, match="decided_apart"), transaction.atomic():
        Decision.objects.create(
            inspection=file, by_user_id=diane.user.pk, outcome="no_violation",
            decided_on=timezone.localdate(), reasons=Words.objects.create(text="x"),
            by_name="Diane Decision",
        )  # fmt: skip


def test_whoever_acts_on_a_visit_had_a_part(
    ines: Person, ravi: Person, third: Person, visit: Visit, work: Stop
) -> None:
    assert involved(visit) == {ines.user.pk, ravi.user.pk}
    issue(third.actor, work)
    assert third.user.pk in involved(visit)
    pass_by(ravi.actor, work, why="Nobody was there.")
    assert involved(visit) == {ines.user.pk, ravi.user.pk, third.user.pk}


@pytest.mark.parametrize("module", [answering, asking, entering, planning])
def test_every_action_on_a_visit_says_who_took_part(module: ModuleType) -> None:
    actions = [
        one
        for name, one in vars(module).items()
        if inspect.isfunction(one) and hasattr(one, "__wrapped__")
        and one.__module__ == module.__name__
    ]  # fmt: skip
    assert len(actions) > 2
    for one in actions:
        assert "took_part(" in inspect.getsource(one), one.__name__
