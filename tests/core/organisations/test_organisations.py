"""Organisations are public; what is said about them is not lost."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from halte.core.audit.models import Entry
from halte.core.errors import Denied
from halte.core.organisations import actions
from halte.core.organisations.models import Invitation, Membership, Organisation
from tests.conftest import Person, make_organisation, make_person
from tests.core.access.people import enrolled, password

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {
    "kind": "ngo",
    "name_en": "Maison du Lac",
    "name_fr": "Maison du Lac",
    "acronym_en": "MDL",
    "acronym_fr": "MDL",
    "name_certain": "on",
    "name_note_en": "",
    "name_note_fr": "",
}


def test_the_list_is_public_and_finds_without_accents(db: None) -> None:
    make_organisation("elsewhere", "Security Office", "Bureau de la sécurité")
    page = Client().get("/fr/organisations/?q=SECURITE").content.decode()
    assert "Bureau de la sécurité" in page
    assert "Aucune organisation" not in page
    assert "Security" not in Client().get("/en/organisations/?q=zz").content.decode()


def test_an_uncertain_name_is_said_to_be_so(db: None) -> None:
    make_organisation("ircc", "A department", "Un ministère")
    Organisation.objects.update(name_certain=False, name_note_en="Seen once.")
    page = Client().get("/en/organisations/ircc/").content.decode()
    assert "No source gives the official name" in page
    assert "Seen once." in page


def test_an_administrator_creates_an_organisation(adil: Person) -> None:
    answer = enrolled(adil).post("/en/organisations/new/", TYPED)
    assert answer.url == "/en/organisations/mdl/staff/"
    body = Organisation.objects.get(slug="mdl")
    entry = Entry.objects.get(act="core.organisations.actions.create_organisation")
    assert entry.subject == f"organisations.Organisation:{body.pk}"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_missing_in_one_language_is_refused(adil: Person, name: str) -> None:
    page = enrolled(adil).post("/fr/organisations/new/", {**TYPED, "name_fr": name})
    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()
    assert not Organisation.objects.filter(slug="mdl").exists()


def test_short_names_never_collide(adil: Person) -> None:
    client = enrolled(adil)
    for _ in range(2):
        client.post("/en/organisations/new/", TYPED)
    client.post("/en/organisations/new/", {**TYPED, "acronym_en": "new"})
    slugs = set(Organisation.objects.values_list("slug", flat=True))
    assert {"mdl", "mdl-2", "new-2"} <= slugs


def test_two_people_edit_and_nothing_is_lost(adil: Person) -> None:
    client = enrolled(adil)
    client.post("/en/organisations/new/", TYPED)
    first = {**TYPED, "name_en": "Lake House", "version": "1"}
    assert client.post("/en/organisations/mdl/edit/", first).status_code == 302
    second = {**TYPED, "name_en": "House by the Lake", "version": "1"}
    page = client.post("/en/organisations/mdl/edit/", second)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Someone else changed this" in text
    assert 'value="House by the Lake"' in text
    assert "Lake House" in text
    assert 'name="version" value="2"' in text
    again = client.post("/en/organisations/mdl/edit/", {**second, "version": "2"})
    assert again.status_code == 302
    assert Organisation.objects.get(slug="mdl").name_en == "House by the Lake"


def test_others_neither_create_nor_edit(rene: Person) -> None:
    client = enrolled(rene)
    assert client.get("/en/organisations/new/").status_code == 403
    assert client.get("/en/organisations/justice/edit/").status_code == 403
    assert client.post("/en/organisations/new/", TYPED).status_code == 403
    assert client.post("/en/organisations/justice/end/").status_code == 403


def test_ending_an_organisation_ends_its_memberships(
    adil: Person, rene: Person
) -> None:
    actions.invite(
        adil.actor, rene.organisation, email="new@justice.example", role="analyst",
        language="en",
    )  # fmt: skip
    actions.end_organisation(adil.actor, rene.organisation)
    assert not Membership.objects.in_force().filter(user=rene.user).exists()
    assert Membership.objects.filter(user=rene.user).exists()
    assert Invitation.objects.get().state == "withdrawn"
    page = Client().get("/en/organisations/").content.decode()
    assert "Justice" not in page
    assert Client().get("/en/organisations/justice/").status_code == 200


def test_the_page_that_ends_an_organisation_is_for_who_may(
    rene: Person, secretariat: Organisation
) -> None:
    address = "/en/organisations/public-safety/end/"
    assert enrolled(rene).get(address).status_code == 403


def test_one_does_not_end_the_organisation_one_works_for(adil: Person) -> None:
    with pytest.raises(Denied, match="own_organisation"):
        actions.end_organisation(adil.actor, adil.organisation)


def test_staff_stays_within_the_organisation(
    rene: Person, other_department: Organisation, amina: Person
) -> None:
    coordinator = make_person("Corinne Coordination", "coordinator", other_department)
    client = enrolled(coordinator)
    own = client.get("/en/organisations/justice/staff/")
    assert rene.user.email in own.content.decode()
    other = client.get("/en/organisations/public-safety/staff/")
    assert other.status_code == 404
    assert amina.user.email not in other.content.decode()


def test_an_administrator_sees_everyone_and_it_is_audited(
    adil: Person, rene: Person
) -> None:
    page = enrolled(adil).get("/en/organisations/justice/staff/")
    assert rene.user.email in page.content.decode()
    entry = Entry.objects.filter(kind="read").latest("pk")
    membership = Membership.objects.get(user=rene.user)
    assert entry.records == f"organisations.Membership:{membership.pk}"
    assert rene.user.email not in str(entry.__dict__)


def test_the_public_and_reporters_see_no_staff(rene: Person) -> None:
    assert Client().get("/en/organisations/justice/staff/").status_code == 302
    assert enrolled(rene).get("/en/organisations/justice/staff/").status_code == 403


def test_a_role_is_changed_by_ending_and_beginning(adil: Person, rene: Person) -> None:
    row = Membership.objects.get(user=rene.user)
    client = enrolled(adil)
    address = f"/en/organisations/members/{row.pk}/role/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"role": "analyst"}).status_code == 302
    row.refresh_from_db()
    assert row.until is not None
    new = Membership.objects.in_force().get(user=rene.user)
    assert (new.role, new.granted_by_id) == ("analyst", adil.user.pk)


def test_a_coordinator_cannot_appoint_above_themselves(
    rene: Person, other_department: Organisation
) -> None:
    coordinator = make_person("Corinne Coordination", "coordinator", other_department)
    row = Membership.objects.get(user=rene.user)
    for role in ("administrator", "auditor"):
        with pytest.raises(Denied, match="role_not_yours_to_give"):
            actions.change_role(coordinator.actor, row, role=role)
        with pytest.raises(Denied, match="role_not_yours_to_give"):
            actions.invite(
                coordinator.actor, other_department, email="x@justice.example",
                role=role, language="en",
            )  # fmt: skip
    page = enrolled(coordinator).get("/en/organisations/justice/invite/")
    assert 'value="administrator"' not in page.content.decode()


def test_nobody_raises_themselves(adil: Person, other_department: Organisation) -> None:
    coordinator = make_person("Corinne Coordination", "coordinator", other_department)
    for person in (adil, coordinator):
        row = Membership.objects.get(user=person.user)
        with pytest.raises(Denied, match="own_role"):
            actions.change_role(person.actor, row, role="secretariat")


def test_the_last_administrator_stays(adil: Person, secretariat: Organisation) -> None:
    row = Membership.objects.get(user=adil.user)
    with pytest.raises(Denied, match="last_administrator"):
        actions.end_membership(adil.actor, row)
    make_person("Ada Admin", "administrator", secretariat)
    actions.end_membership(adil.actor, row)
    assert not Membership.objects.in_force().filter(user=adil.user).exists()


def test_a_coordinator_does_not_end_an_administrator(
    adil: Person, secretariat: Organisation
) -> None:
    make_person("Ada Admin", "administrator", secretariat)
    coordinator = make_person("Corinne Coordination", "coordinator", secretariat)
    row = Membership.objects.get(user=adil.user)
    with pytest.raises(Denied, match="role_not_yours_to_give"):
        actions.end_membership(coordinator.actor, row)


def test_a_coordinator_elsewhere_changes_nothing_here(
    rene: Person, secretariat: Organisation
) -> None:
    stranger = make_person("Stella Stranger", "coordinator", secretariat)
    row = Membership.objects.get(user=rene.user)
    with pytest.raises(Denied, match="other_organisation"):
        actions.end_membership(stranger.actor, row)
    client = enrolled(stranger)
    for what in ("role", "end"):
        address = f"/en/organisations/members/{row.pk}/{what}/"
        assert client.get(address).status_code == 404


def test_an_ended_membership_stays_readable(adil: Person, rene: Person) -> None:
    client = enrolled(adil)
    row = Membership.objects.get(user=rene.user)
    client.post(f"/en/organisations/members/{row.pk}/end/")
    now = client.get("/en/organisations/justice/staff/").content.decode()
    before = client.get("/en/organisations/justice/staff/?ended=1").content.decode()
    assert rene.user.email not in now
    assert rene.user.email in before
    with pytest.raises(Denied, match="membership_ended"):
        actions.end_membership(adil.actor, row)


def test_a_membership_in_the_future_does_not_count_yet(rene: Person) -> None:
    later = timezone.now() + timezone.timedelta(days=1)
    Membership.objects.update(since=later)
    assert enrolled(rene).get("/en/").wsgi_request.actor.roles == frozenset()


def test_a_lost_phone_is_mended_by_someone_with_authority(
    adil: Person, audrey: Person, secretariat: Organisation
) -> None:
    theirs = enrolled(audrey)
    row = Membership.objects.get(user=audrey.user)
    coordinator = make_person("Corinne Coordination", "coordinator", secretariat)
    # A coordinator who could reset an auditor could become one.
    with pytest.raises(Denied, match="role_not_yours_to_give"):
        actions.reset_second_factor(coordinator.actor, row)
    with pytest.raises(Denied, match="own_second_factor"):
        own = Membership.objects.get(user=adil.user)
        actions.reset_second_factor(adil.actor, own)
    client = enrolled(adil)
    address = f"/en/organisations/members/{row.pk}/second-factor/"
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert mail.outbox[-1].to == [audrey.user.email]
    assert theirs.get("/en/access/").status_code == 302
    assert client.post(address).status_code == 403
    # The password alone leads to enrolling, nowhere else.
    anew = Client()
    password(anew, audrey.user.email)
    assert anew.get("/en/access/openings/").url == "/en/access/second-factor/"
