"""Forms that never came back: their keys end, and what they sealed with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from halte.capabilities.support.actions import offline
from halte.capabilities.support.jobs import forget_forms
from halte.capabilities.support.models import Blank, SealedDraft
from halte.capabilities.support.queries.offline import offline as offline_page
from halte.capabilities.support.states import GRACE_DAYS
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.support.test_referrals import Quiet
from tests.support.test_sealed_drafts import a_draft, refused

pytestmark = pytest.mark.django_db(transaction=True)

JOB = Actor(via="job")


@pytest.fixture
def blank(sam: Person) -> Blank:
    return offline.take_blank(sam.actor, sam.organisation)


def test_a_form_that_never_came_back_loses_its_key_after_thirty_days_of_grace(
    sam: Person, petra: Person, blank: Blank
) -> None:
    """A device that was lost can then be opened by nobody, not by us either."""
    content = a_draft(blank)
    for days, left in ((GRACE_DAYS - 1, True), (GRACE_DAYS + 1, False)):
        blank.ends_at = timezone.now() - timedelta(days=days)
        blank.save(update_fields=["ends_at"])
        forget_forms(JOB, Quiet())
        assert bool(Blank.objects.get().key) is left
    assert refused(sam, content) == "draft_key_gone"
    line = offline_page(petra.actor).drafts[0]
    assert line.may_end and not line.may_let_in
    with pytest.raises(Invalid, match="draft_key_gone"):
        offline.let_in(petra.actor, SealedDraft.objects.get())


def test_a_form_keeps_its_key_while_a_draft_of_it_waits_for_a_supervisor(
    sam: Person, petra: Person, blank: Blank
) -> None:
    blank.ends_at = timezone.now() - timedelta(days=GRACE_DAYS + 1)
    blank.save(update_fields=["ends_at"])
    assert refused(sam, a_draft(blank)) == "draft_late"
    forget_forms(JOB, Quiet())
    assert offline.let_in(petra.actor, SealedDraft.objects.get()).file is not None
    forget_forms(JOB, Quiet())
    assert Blank.objects.get().key == ""
