"""Officers write what the clock on the wall says. The offsets are those of the tz
database: St. John’s is an hour and a half before Toronto, Vancouver three behind.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from halte.capabilities.employers.actions.register import Place, add_site
from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.visits.actions.entering import begin_stop
from halte.capabilities.visits.actions.planning import Place as StopPlace
from halte.capabilities.visits.actions.planning import add_stop
from halte.capabilities.visits.local_time import zone_there
from halte.capabilities.visits.models import Stop, Visit
from halte.capabilities.visits.states import StopKind
from tests.conftest import Person, SignIn
from tests.visits.conftest import fresh
from tests.visits.test_entering import refused

pytestmark = pytest.mark.django_db

NEWFOUNDLAND = ZoneInfo("America/St_Johns")


@pytest.fixture
def far(ines: Person, visit: Visit, greens: Employer) -> Stop:
    """A work site in Newfoundland, on a visit of the day that it is there."""
    place = Place(SiteKind.WORK, "4 Invented Road", "St. John’s", "NL")
    added = add_site(ines.actor, greens, place=place)
    Visit.objects.filter(pk=visit.pk).update(on=timezone.localdate(None, NEWFOUNDLAND))
    there = StopPlace(added.pk, StopKind.WORK, registered_dwelling=False)
    return add_stop(ines.actor, fresh(visit), place=there)


def test_the_time_on_the_wall_is_no_time_to_come(
    signed_in: SignIn, ines: Person, far: Stop
) -> None:
    client, wall = signed_in(ines), timezone.localtime(None, NEWFOUNDLAND)
    typed = wall.replace(second=0, microsecond=0)
    address = f"/en/visits/stops/{far.pk}/begin/"
    answer = client.post(address, {"at": f"{typed:%Y-%m-%dT%H:%M}"})
    assert answer.status_code == 302
    assert fresh(far).begun_at == typed
    page = client.get(f"/en/visits/{far.visit_id}/").content.decode()
    assert f"{typed:%H:%M}" in page
    assert "on the clock there (NL)" in page


def yesterday(stop: Stop) -> date:
    """The visit is moved there, so that each of its hours is past."""
    on = timezone.localdate(None, NEWFOUNDLAND) - timedelta(days=1)
    Visit.objects.filter(pk=stop.visit_id).update(on=on)
    return on


def test_the_day_of_a_visit_is_the_day_there(ines: Person, far: Stop) -> None:
    """At 23:45 in St. John’s it is 22:15 in Toronto; at 0:15 it is the day before."""
    on = yesterday(far)
    late = datetime(on.year, on.month, on.day, 0, 15, tzinfo=NEWFOUNDLAND)
    assert timezone.localtime(late).date() == on - timedelta(days=1)
    begin_stop(ines.actor, fresh(far), at=late)
    assert fresh(far).begun_at == late


def test_the_evening_before_is_another_day(ines: Person, far: Stop) -> None:
    on = yesterday(far)
    before = datetime(on.year, on.month, on.day, 0, 15, tzinfo=NEWFOUNDLAND)
    before -= timedelta(minutes=30)
    assert refused(begin_stop, ines.actor, fresh(far), at=before) == "visit_other_day"


def test_a_visit_without_a_stop_keeps_the_clock_of_this_halte(visit: Visit) -> None:
    assert zone_there(visit_id=visit.pk) is None
    assert zone_there(stop_id=0) is None


@pytest.mark.parametrize("name", ["visit_id", "stop_id", "answer_id"])
def test_a_number_that_no_visit_can_hold_has_no_zone(name: str) -> None:
    """As typed into the address bar; wider than either database keeps numbers."""
    assert zone_there(**{name: 10**26}) is None
