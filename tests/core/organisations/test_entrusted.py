"""Which roles a coordinator may give: those that the organisation is entrusted with."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import connection

from halte.core.access.roles import ROLES
from halte.core.errors import Denied
from halte.core.organisations import actions
from halte.core.organisations.models import Invitation, Membership, Organisation
from tests.conftest import Person, make_person
from tests.core.access.people import enrolled
from tests.core.organisations.test_organisations import TYPED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def corinne(other_department: Organisation) -> Person:
    """Corinne coordinates the department’s people."""
    return make_person("Corinne Coordination", "coordinator", other_department)


def entrust(adil: Person, body: Organisation, *roles: str) -> Organisation:
    """What an administrator types on the organisation’s page."""
    typed = {**TYPED, "version": body.version, "entrusted": roles}
    answer = enrolled(adil).post(f"/en/organisations/{body.slug}/edit/", typed)
    assert answer.status_code == 302
    body.refresh_from_db()
    return body


BEYOND = sorted(set(ROLES) - {"administrator", "auditor", "coordinator"})


@pytest.mark.parametrize("role", BEYOND)
def test_a_coordinator_gives_no_role_that_the_organisation_is_not_entrusted_with(
    role: str, rene: Person, corinne: Person
) -> None:
    """A role that opens every worker’s account or every shelter is not theirs."""
    row = Membership.objects.get(user=rene.user)
    with pytest.raises(Denied, match="role_not_entrusted"):
        actions.change_role(corinne.actor, row, role=role)
    with pytest.raises(Denied, match="role_not_entrusted"):
        invited(corinne, role)
    row.refresh_from_db()
    assert row.until is None and not Invitation.objects.exists()


def invited(person: Person, role: str) -> Invitation:
    return actions.invite(
        person.actor, person.organisation, email="x@justice.example", role=role,
        language="en",
    )[0]  # fmt: skip


def test_a_forged_form_of_a_coordinator_gives_no_such_role_either(
    corinne: Person, adil: Person
) -> None:
    client, address = enrolled(corinne), "/en/organisations/justice/invite/"
    page = client.get(address).content.decode()
    assert re.findall('name="role" value="([a-z_]+)"', page) == ["coordinator"]
    typed = {"email": "x@justice.example", "role": "reporter", "language": "en"}
    assert client.post(address, typed).status_code == 200
    assert not Invitation.objects.exists()
    entrust(adil, corinne.organisation, "reporter")
    assert client.post(address, typed).status_code == 302
    assert Invitation.objects.get().role == "reporter"


def test_only_an_administrator_says_what_an_organisation_is_entrusted_with(
    corinne: Person,
) -> None:
    typed = {**TYPED, "version": 1, "entrusted": ["worker_liaison_officer"]}
    answer = enrolled(corinne).post("/en/organisations/justice/edit/", typed)
    assert answer.status_code == 403
    corinne.organisation.refresh_from_db()
    assert corinne.organisation.entrusted == []


def test_no_organisation_is_entrusted_with_what_stands_above_all(
    adil: Person, other_department: Organisation
) -> None:
    for role in ("administrator", "auditor", "coordinator", "nothing"):
        typed = {**TYPED, "version": 1, "entrusted": [role]}
        page = enrolled(adil).post("/en/organisations/justice/edit/", typed)
        assert page.status_code == 200
    other_department.refresh_from_db()
    assert other_department.entrusted == []


def test_what_is_entrusted_no_longer_takes_the_invitations_that_wait(
    adil: Person, corinne: Person
) -> None:
    body = entrust(adil, corinne.organisation, "reporter", "approver")
    gone, stays = invited(corinne, "reporter"), invited(corinne, "approver")
    entrust(adil, body, "approver")
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.state, stays.state) == ("withdrawn", "sent")
    with pytest.raises(Denied, match="invitation_spent"):
        actions.send_again(corinne.actor, gone)


def test_a_coordinator_lets_anyone_go_but_takes_no_factor_of_a_role_beyond_them(
    rene: Person, corinne: Person
) -> None:
    lian = make_person("Lian Liaison", "worker_liaison_officer", corinne.organisation)
    enrolled(lian)
    row = Membership.objects.get(user=lian.user)
    with pytest.raises(Denied, match="role_not_entrusted"):
        actions.reset_second_factor(corinne.actor, row)
    assert actions.end_membership(corinne.actor, row).until is not None


def test_a_coordinator_takes_no_factor_of_whoever_works_elsewhere_too(
    adil: Person, rene: Person, corinne: Person, secretariat: Organisation
) -> None:
    """Whoever took it could become them there."""
    entrust(adil, corinne.organisation, "reporter")
    enrolled(rene)
    row = Membership.objects.get(user=rene.user)
    Membership.objects.create(user=rene.user, organisation=secretariat, role="reporter")
    with pytest.raises(Denied, match="other_organisation"):
        actions.reset_second_factor(corinne.actor, row)


@pytest.mark.postgresql
def test_two_administrators_who_let_each_other_go_at_once_leave_one(
    adil: Person, secretariat: Organisation
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    for number in range(4):
        make_person(f"Ada{number} Admin", "administrator", secretariat)
        one, other = administrators()
        both = Barrier(2)

        def press(row: Membership, by: int, both: Barrier = both) -> None:
            both.wait()
            with suppress(Denied):
                actions.end_membership(replace(adil.actor, user_id=by), row)
            connection.close()

        pairs = ((one, other.user_id), (other, one.user_id))
        hands = [Thread(target=press, args=pair) for pair in pairs]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert len(administrators()) == 1


def administrators() -> list[Membership]:
    """Those in force at this moment."""
    rows = Membership.objects.in_force().filter(role="administrator")
    return list(rows.order_by("pk"))
