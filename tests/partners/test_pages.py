"""The pages: Paola’s work from end to end, and what others meet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.partners.actions.organisations import (
    describe_partner,
    remove_contact,
)
from halte.capabilities.partners.actions.projects import add_training
from halte.capabilities.partners.countries import countries, tiles
from halte.capabilities.partners.models import (
    Activity,
    Agreement,
    Contact,
    Engagement,
    Profile,
    Project,
)
from halte.capabilities.partners.queries.places import places
from halte.capabilities.partners.worldmap import world
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.sharing.models import Disclosure
from tests.conftest import Person
from tests.partners.conftest import ABOUT, FIELDS, drafted, in_force, with_contact
from tests.partners.test_work import (
    a_project,
    an_activity,
    an_engagement,
    trained,
)

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]


def paths(ghana: Organisation) -> list[str]:
    """Every page that has one of everything."""
    agreement, activity = Agreement.objects.first(), Activity.objects.first()
    meeting, project = Engagement.objects.first(), Project.objects.first()
    assert agreement and activity and meeting and project
    found = [("index",), ("map",), ("due",), ("add",), ("open",), ("agreements",),
             ("draft",), ("activities",), ("add_activity",), ("fora",),
             ("add_engagement",), ("projects",), ("add_project",),
             ("partner", ghana.slug), ("describe", ghana.slug),
             ("contacts", ghana.slug), ("agreement", agreement.pk),
             ("amend", agreement.pk), ("step", agreement.pk, "suspend"),
             ("step", agreement.pk, "review"), ("activity", activity.pk),
             ("edit_activity", activity.pk), ("measure_activity", activity.pk),
             ("engagement", meeting.pk), ("edit_engagement", meeting.pk),
             ("follow_up", meeting.pk), ("project", project.pk),
             ("edit_project", project.pk), ("train", project.pk),
             ("measure_project", project.pk), ("report_article", project.pk),
    ]  # fmt: skip
    return [reverse(f"partners:{name}", args=args) for name, *args in found]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_for_those_who_keep_partners(
    language: str, paola: Person, amina: Person, ghana: Organisation, signed_in: Sign
) -> None:
    in_force(paola, amina, ghana)
    an_activity(paola, ghana)
    an_engagement(paola, ghana)
    a_project(paola)
    client = signed_in(paola)
    for path in paths(ghana):
        answer = client.get(path.replace("/en/", f"/{language}/", 1))
        assert answer.status_code == 200, path
        page = answer.content.decode()
        assert page.count("<h1") == 1, path
        assert " style=" not in page


def test_an_agreement_is_written_decided_and_used_through_the_pages(
    paola: Person, amina: Person, ghana: Organisation, signed_in: Sign
) -> None:
    with_contact(paola, ghana)
    client, today = signed_in(paola), timezone.localdate()
    form = {
        "title_en": "Sharing", "title_fr": "Partage", "purposes": ["training"],
        "rests_on": "mou", "citation_en": "s. 4", "citation_fr": "art. 4",
        "starts": today, "ends": today + timedelta(days=90), "party_0": "public-safety",
        "part_0": "gives", "party_1": "ghana", "part_1": "receives",
        "part_2": "gives", "part_3": "gives", "data_partners-contacts": FIELDS,
    }  # fmt: skip
    twice = {**form, "party_2": "ghana"}
    answer = client.post("/en/partners/agreements/new/", twice)
    assert answer.status_code == 400
    assert "named twice" in answer.content.decode()
    answer = client.post("/en/partners/agreements/new/", form)
    row = Agreement.objects.get()
    path = f"/en/partners/agreements/{row.pk}/"
    assert answer.headers["Location"] == path
    assert "Put in force" not in client.get(path).content.decode()
    assert client.get(f"{path}approve/").status_code == 403
    client = signed_in(amina)
    assert "Put in force" in client.get(path).content.decode()
    answer = client.post(f"{path}approve/", {"number": 1})
    assert answer.headers["Location"] == path
    ask = "to=ghana&dataset=partners-contacts&purpose=training"
    fields = "".join(f"&field={field}" for field in FIELDS)
    client = signed_in(paola)
    page = client.get(f"/en/sharing/send/?{ask}{fields}").content.decode()
    assert "All of this may go" in page
    answer = client.post(f"/en/sharing/send/?{ask}{fields}", {"form": "json"})
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "partners-contacts.json" in archive.namelist()
    wrong = client.post(f"/en/sharing/send/?{ask}{fields}&field=phone", {"form": "csv"})
    assert wrong.status_code == 403
    assert "Telephone at work" in wrong.content.decode()
    page = client.get("/fr/sharing/").content.decode()
    assert "Partage" in page
    assert Disclosure.objects.count() == 1


def test_a_form_that_would_be_refused_is_not_shown(
    paola: Person, pablo: Person, rene: Person, amina: Person, ghana: Organisation,
    signed_in: Sign,
) -> None:  # fmt: skip
    in_force(paola, amina, ghana)
    an_activity(paola, ghana)
    an_engagement(paola, ghana)
    a_project(paola)
    writing = [
        p for p in paths(ghana)
        if any(w in p for w in ("edit", "amend", "suspend", "review", "outcome",
                                "training", "article", "follow-up"))
    ]  # fmt: skip
    assert len(writing) > 8
    for person in (pablo, rene):
        client = signed_in(person)
        for path in writing:
            assert client.get(path).status_code == 403, path
            assert client.post(path, {}).status_code == 403, path
    client = signed_in(rene)
    for path in ("/en/partners/new/", "/en/partners/agreements/new/",
                 "/en/sharing/send/"):  # fmt: skip
        assert client.get(path).status_code == 403


def test_contacts_are_read_by_their_keepers_and_each_reading_is_kept(
    paola: Person, pablo: Person, rene: Person, ghana: Organisation, signed_in: Sign
) -> None:
    with_contact(paola, ghana)
    path = "/en/partners/organisations/ghana/contacts/"
    page = signed_in(paola).get(path).content.decode()
    assert "Kofi Synthetic" in page
    contact = Contact.objects.get()
    assert Entry.objects.filter(records=f"partners.Contact:{contact.pk}").exists()
    assert "Kofi" not in signed_in(pablo).get(path).content.decode()
    assert signed_in(rene).get(path).status_code == 403
    client = signed_in(pablo)
    assert client.post(f"/en/partners/contacts/{contact.pk}/remove/").status_code == 404
    client = signed_in(paola)
    client.post(f"/en/partners/contacts/{contact.pk}/remove/")
    contact.refresh_from_db()
    assert (contact.name, contact.email, contact.role) == ("", "", "")
    assert contact.removed_at is not None
    with pytest.raises(Denied, match="contact_removed"):
        remove_contact(paola.actor, contact)


def test_a_contact_lies_encrypted(paola: Person, ghana: Organisation) -> None:
    with_contact(paola, ghana)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, role, phone FROM partners_contact")
        raw = "".join(cursor.fetchone())
    assert "Kofi" not in raw
    assert "ghana.example" not in raw


def test_no_column_of_a_partner_holds_a_place() -> None:
    names = {field.name for field in Profile._meta.get_fields()}
    names |= {field.name for field in Contact._meta.get_fields()}
    assert not {n for n in names if "address" in n or "street" in n or "postal" in n}


def test_the_public_sees_the_facts_that_are_marked_and_no_others(
    paola: Person, amina: Person, ghana: Organisation, client: Client
) -> None:
    in_force(paola, amina, ghana, title_en="Shown", facts=("parties", "dates"))
    in_force(paola, amina, ghana, title_en="Hidden")
    drafted(paola, ghana, title_en="Unsigned", facts=("parties", "data"))
    page = client.get("/en/partners/open/").content.decode()
    assert "Shown" in page
    assert "Partner ghana" in page
    for secret in ("Hidden", "Unsigned", "Memorandum", "E-mail at work", "To train"):
        assert secret not in page, secret
    (found,) = client.get("/api/v1/partners/agreements").json()
    assert found["parties"][1]["slug"] == "ghana"
    assert (found["ground"], found["data"], found["purposes"]) == (None, [], [])
    assert client.get("/api/v1/partners/organisations").json() == []
    about = replace(ABOUT, public=True)
    describe_partner(paola.actor, ghana, about=about, version=0)
    (body,) = client.get("/api/v1/partners/organisations").json()
    assert body["country"] == "GH"


def test_a_profile_is_not_overwritten_by_someone_slower(
    paola: Person, ghana: Organisation
) -> None:
    describe_partner(paola.actor, ghana, about=ABOUT, version=0)
    describe_partner(paola.actor, ghana, about=ABOUT, version=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        describe_partner(paola.actor, ghana, about=ABOUT, version=1)


def test_a_partner_is_added_once(paola: Person, signed_in: Sign) -> None:
    client = signed_in(paola)
    form = {"kind": "ngo", "name_en": "Harbour House", "name_fr": "Maison du havre"}
    client.post("/en/partners/new/", form)
    answer = client.post("/en/partners/new/", {**form, "name_en": "HARBOUR  house"})
    assert answer.status_code == 400
    assert Organisation.objects.filter(kind="ngo").count() == 1


def test_files_hold_one_row_each(
    paola: Person, amina: Person, ghana: Organisation, signed_in: Sign
) -> None:
    in_force(paola, amina, ghana)
    row = a_project(paola)
    add_training(paola.actor, row, trained=trained(1, 2, 0, 0))
    client = signed_in(paola)
    for path in ("agreements/file/", "projects/file/"):
        answer = client.get(f"/en/partners/{path}")
        lines = answer.getvalue().decode("utf-8-sig").splitlines()
        assert len(lines) == 2, path
        assert answer["Cache-Control"] == "no-store"


def test_every_country_has_one_square_of_its_own() -> None:
    squares = [(tile.column, tile.row) for tile in tiles()]
    assert len(set(squares)) == len(squares) == len(countries()) == 197
    assert {tile.code for tile in tiles()} == set(countries())


def test_the_map_says_in_words_what_it_says_in_colour(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    describe_partner(paola.actor, ghana, about=ABOUT, version=0)
    in_force(paola, amina, ghana)
    a_project(paola)
    drawn = str(world(places(paola.actor)))
    tree = ElementTree.fromstring(drawn)
    assert tree.get("role") == "img"
    titles = [node.text for node in tree.iter("title")]
    assert "Ghana: 1 partner, 1 agreement in force, 1 project" in titles
    assert "style=" not in drawn


def test_an_activity_is_written_and_changed_through_its_form(
    paola: Person, ghana: Organisation, signed_in: Sign
) -> None:
    client, today = signed_in(paola), timezone.localdate()
    form = {
        "kind": "training", "title_en": "Workshop", "title_fr": "Atelier", "on": today,
        "expected_en": "They know the signs", "expected_fr": "Les signes sont connus",
        "measure_by": today,
    }  # fmt: skip
    alone = client.post("/en/partners/activities/new/", form)
    assert alone.status_code == 400
    assert "at least one partner" in alone.content.decode()
    both = {**form, "with_0": "ghana", "with_2": "public-safety"}
    client.post("/en/partners/activities/new/", both)
    row = Activity.objects.get()
    assert {body.slug for body in row.partners.all()} == {"ghana", "public-safety"}
    path = f"/en/partners/activities/{row.pk}/edit/"
    assert client.get(path).content.decode().count('name="with_') == 4
    client.post(path, {**form, "with_1": "ghana", "version": 1})
    assert [body.slug for body in row.partners.all()] == ["ghana"]
    late = client.post(path, {**form, "with_1": "ghana", "version": 1})
    assert late.status_code == 400
    page = late.content.decode()
    assert "Someone else changed this" in page
    assert 'name="version" value="2"' in page, "so that it can be sent again"


def test_a_project_keeps_its_cost_to_the_cent(paola: Person, signed_in: Sign) -> None:
    client, today = signed_in(paola), timezone.localdate()
    form = {
        "country": "GH", "title_en": "Courts", "title_fr": "Tribunaux",
        "need_en": "Skills", "need_fr": "Compétences", "legislation": "none",
        "starts": today, "ends": today, "cost": "482500.07", "currency": "USD",
        "indicator_en": "Cases", "indicator_fr": "Causes",
    }  # fmt: skip
    assert client.post("/en/partners/projects/new/", form).status_code == 302
    row = Project.objects.get()
    assert (row.cost_cents, row.currency) == (48_250_007, "USD")
    page = client.get(f"/fr/partners/projects/{row.pk}/").content.decode()
    assert "482\u00a0500,07 USD" in page
    for day in ("0001-01-01", "9999-12-31"):
        wrong = client.post("/en/partners/projects/new/", {**form, "ends": day})
        assert wrong.status_code == 400, day
        assert "between the years 1867 and 2199" in wrong.content.decode()
    for cost in ("-1", "1.005", "NaN", "1e999"):
        wrong = client.post("/en/partners/projects/new/", {**form, "cost": cost})
        assert wrong.status_code == 400, cost
