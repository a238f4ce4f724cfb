"""Ways that once led over the wall, and are shut."""

from __future__ import annotations

import random

import pytest
from django.utils import timezone

from halte.capabilities.permits.models import VictimReminder
from halte.capabilities.workers.models import Interview
from halte.core.access.purposes import EMERGENCY
from halte.core.consent.models import Person as Consenting
from halte.core.consent.policy import is_cared_for
from halte.core.jobs.queue import enqueue, run
from halte.core.jobs.schedule import SCHEDULE
from halte.core.measures.periods import fiscal_year_of
from halte.core.measures.registry import COUNTING, MEASURES
from halte.core.vault.facade import Particulars, Side, put_in
from tests.wall.behind import a_tip, an_interview
from tests.wall.conftest import Country
from tests.wall.protected import protect

WALLED_FAMILIES = ("workers", "permits.open", "permits.victims")

pytestmark = pytest.mark.django_db


def test_those_who_keep_consents_do_not_learn_of_an_interview_nor_in_an_emergency(
    country: Country,
) -> None:
    an_interview(random.Random(1), country.liaison[0].actor)
    person = Consenting.objects.get(reference=Interview.objects.get().person)
    assert Consenting.objects.visible_to(country.liaison[1].actor).get() == person
    support = country.outsiders["support_worker"].actor
    emergency = support.for_purpose(EMERGENCY, reason="access.Opening:1")
    assert emergency.in_emergency
    for actor in (support, emergency):
        assert not Consenting.objects.visible_to(actor).exists()
        assert is_cared_for(actor, person) == "not_found"


def test_whoever_looks_after_jobs_does_not_see_that_a_permit_came_to_its_end(
    country: Country,
) -> None:
    def reminded(seeds: tuple[int, ...]) -> tuple[int, int, int | None]:
        for seed in seeds:
            protect(seed, country.protected)
        job = enqueue(SCHEDULE, "permits.remind")
        assert run(job.pk)
        job.refresh_from_db()
        return job.done, job.total, job.percent

    silent = reminded(())
    assert silent == reminded((1, 2, 3))
    assert VictimReminder.objects.exists()


@pytest.mark.parametrize(
    "name", [m for m in MEASURES if MEASURES[m].family in WALLED_FAMILIES]
)
def test_a_few_behind_the_wall_count_like_none(country: Country, name: str) -> None:
    none = list(COUNTING[name](fiscal_year_of(timezone.localdate()), ""))
    protect(4, country.protected)
    a_tip(random.Random(1), country.liaison[0].actor)
    assert none == []
    assert list(COUNTING[name](fiscal_year_of(timezone.localdate()), "")) == []


def test_numbers_in_the_vault_do_not_count_what_is_walled(country: Country) -> None:
    officer = country.outsiders["integrity_officer"].actor
    sides = (Side.OPEN, Side.WALLED, Side.OPEN)
    numbers = [put_in(officer, [b"x"], Particulars(side=side)).pk for side in sides]
    assert {len(str(number)) for number in numbers} == {9}
    assert numbers[2] - numbers[0] not in (1, 2)
