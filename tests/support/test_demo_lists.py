"""The demonstration leaves no page empty, and counts and tells nowhere."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage

from halte.capabilities.support import demo
from halte.capabilities.support.models import File, SealedDraft
from halte.capabilities.support.queries.arrivals import came_with
from halte.capabilities.support.queries.copies import copies
from halte.capabilities.support.queries.duties import retention
from halte.core.access.purposes import SUPPORT
from halte.core.consent.queries import person
from halte.core.organisations import demo as people
from halte.core.organisations.acting import invented

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_list_of_the_room_has_something_to_show_once(
    mailoutbox: list[EmailMessage],
) -> None:
    people.load(lambda text: None)
    for _again in range(2):
        demo.load(lambda text: None)
    sam = invented("support_worker", SUPPORT, at=demo.HOUSE)
    petra = invented("support_supervisor", SUPPORT, at=demo.HOUSE)
    nadia = invented("support_supervisor", SUPPORT, at=demo.SHELTER)
    assert sam and petra and nadia
    assert not File.objects.filter(demonstration=False).exists()
    assert SealedDraft.objects.visible_to(petra).count() == 1
    assert {bool(line.notes) for line in copies(sam)} == {True, False}
    page = retention(petra)
    assert (len(page.over), len(page.proposed), len(page.holds)) == (2, 1, 1)
    began = File.objects.exclude(referral=None).get()
    came = came_with(nadia, reference=began.reference)
    assert came is not None and came.sheet is not None
    told = [person(sam, reference=f.person) for f in File.objects.visible_to(sam)]
    assert sum(len(page.by_law) for page in told) == 1
    basis = [e.authority for page in told for line in page.lines for e in line.events]
    assert any(basis) and mailoutbox == []
