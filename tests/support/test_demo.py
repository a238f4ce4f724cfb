"""The demonstration has enough invented people that its counts can be shown."""

from __future__ import annotations

import pytest

from halte.capabilities.support import demo_many
from halte.capabilities.support.models import File
from halte.core.measures.told import counts_of
from tests.conftest import make_organisation, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_counts_can_be_shown_and_nothing_of_them_is_real() -> None:
    house = make_organisation(demo_many.HOUSE, "The House", "La Maison")
    shelter = make_organisation(demo_many.SHELTER, "The Shelter", "Le Refuge")
    make_organisation("rcmp", "Police", "Police")
    make_organisation("north-clinic", "The Clinic", "La Clinique")
    for name, role, at in (
        ("Sam Support", "support_worker", house),
        ("Petra Support", "support_supervisor", house),
        ("Nadia Night", "support_supervisor", shelter),
    ):
        person = make_person(name, role, at)
        person.user.is_demonstration = True
        person.user.save()
    heard: list[str] = []
    demo_many.load(heard.append)
    demo_many.load(heard.append)
    assert len(heard) == 2
    assert File.objects.count() == 8 + demo_many.PEOPLE
    shown = {count.id: count for count in counts_of("support").counts}
    for id_ in ("people_supported", "needs_unmet", "needs_met", "referrals_declined",
                "outcomes_answered", "outcomes_better"):  # fmt: skip
        assert shown[f"support.{id_}"].value, id_
    months = shown["support.outcomes_answered"].splits[0].cells
    assert [cell.title.en for cell in months] == [
        "After 3 months", "After 6 months", "After 12 months",
    ]  # fmt: skip
    areas = shown["support.outcomes_better"].splits[2].cells
    assert len([cell for cell in areas if cell.value]) >= 6
    real = {count.id: count for count in counts_of("support", real=True).counts}
    assert real["support.people_supported"].value == 0
    assert not real["support.outcomes_better"].known
