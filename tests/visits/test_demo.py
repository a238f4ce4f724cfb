"""The demonstration begins at any hour: `halte up` is started at night, too."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from halte.capabilities.employers.actions.register import Place, add_site
from halte.capabilities.employers.models import Employer, Site
from halte.capabilities.employers.states import SiteKind
from halte.capabilities.inspections.facade import inspections_for
from halte.capabilities.visits import demo
from tests.conftest import Person
from tests.visits.conftest import Open

pytestmark = pytest.mark.django_db(transaction=True)

TORONTO = ZoneInfo("America/Toronto")
NIGHT = (time(0), time(0, 30), time(3, 30), time(22, 45), time(23, 59, 59))


@pytest.mark.parametrize("hour", NIGHT, ids=str)
@pytest.mark.parametrize("province", ["NL", "ON", "BC"])
def test_officers_are_at_work_on_the_day_of_the_place(
    hour: time, province: str, ines: Person, ravi: Person, greens: Employer,
    open_file: Open, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """At 23:59 in Toronto it is tomorrow in St. John’s; at 0:30 yesterday in B.C."""
    file = open_file()
    Site.objects.filter(employer=greens).delete()
    place = Place(SiteKind.WORK, "4 Invented Road", "Invented Town", province)
    add_site(ines.actor, greens, place=place)
    tomorrow = timezone.localdate() + timedelta(days=1)
    now = datetime.combine(tomorrow, hour, TORONTO)
    monkeypatch.setattr(timezone, "now", lambda: now)
    (brief,) = inspections_for(ines.actor, [file.pk]).values()
    visit = demo._today(demo.Cast(ines.actor, ravi.user.pk, None), brief)
    (stop,) = visit.stops.all()
    assert stop.begun_at is not None
    assert stop.answers.exists()
