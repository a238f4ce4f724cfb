"""Who stands apart: other work of theirs, and other organisations."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.workers.actions import hearing, interviewing, sealing
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.queries import inside
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Membership
from tests.conftest import Person, make_organisation, make_person
from tests.workers.conftest import told
from tests.workers.test_hearing import interviewed

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_interview_is_for_the_organisation_that_the_worker_agreed_to_talk_to(
    lian: Person, luc: Person, heron: Employer
) -> None:
    """Consent names a recipient; a liaison officer elsewhere is none."""
    norms = make_organisation("norms", "Norms", "Normes")
    nils = make_person("Nils Norms", "worker_liaison_officer", norms)
    row, (tip, _code) = interviewed(lian), told()
    hearing.link(lian.actor, row, employer_id=heron.pk, inspection_id=None)
    token = sealing.seal(lian.actor, row)
    assert inside.account(luc.actor, account_id=row.pk)
    assert [line.id for line in inside.accounts(nils.actor)] == [tip.pk]
    assert inside.named(nils.actor, name="Rosario Ejemplo") == ()
    assert inside.about(nils.actor, employer_id=heron.pk) == ()
    with pytest.raises(Missing, match="not_found"):
        inside.account(nils.actor, account_id=row.pk)
    with pytest.raises(Missing, match="workers_token_unknown"):
        inside.unseal(nils.actor, token=token)
    with pytest.raises(Denied, match="not_found"):
        hearing.note(nils.actor, row, words="A note")
    with pytest.raises(Denied, match="not_found"):
        sealing.seal(nils.actor, row)


@pytest.mark.parametrize("act", ["state", "seal"])
def test_what_an_interview_gives_is_wholly_before_a_withdrawal_or_is_not_kept(
    act: str, lian: Person, heron: Employer
) -> None:
    """A withdrawal locks the consents first; so does whatever rests on them."""
    row = interviewed(lian)
    hearing.link(lian.actor, row, employer_id=heron.pk, inspection_id=None)
    with CaptureQueriesContext(connection) as seen:
        if act == "seal":
            sealing.seal(lian.actor, row)
        else:
            interviewing.state(
                lian.actor, row, words="More", language="es", recorded=False
            )
    asked = [query["sql"] for query in seen.captured_queries]
    person = next(i for i, sql in enumerate(asked) if 'FROM "consent_person"' in sql)
    account = next(i for i, sql in enumerate(asked) if 'FROM "workers_account"' in sql)
    looked = next(i for i, sql in enumerate(asked) if 'FROM "consent_event"' in sql)
    assert person < account < looked


@pytest.mark.parametrize("ended", [False, True])
def test_facing_employers_for_another_organisation_is_facing_them(
    lian: Person, ended: bool
) -> None:
    """Choosing another organisation is no way round the wall."""
    row, _code = told()
    other = make_organisation("norms", "Norms", "Normes")
    until = timezone.now() if ended else None
    Membership.objects.create(
        user=lian.user, organisation=other, role="integrity_officer", until=until
    )
    assert Account.objects.visible_to(lian.actor).exists() is ended
    if not ended:
        with pytest.raises(Denied, match="workers_two_hats"):
            hearing.note(lian.actor, row, words="A note")
