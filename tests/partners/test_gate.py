"""An agreement is enforced: what goes, what does not, and the reason that is told."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone, translation

from halte.capabilities.partners.actions import agreements as actions
from halte.capabilities.partners.models import Contact
from halte.core.access.permissions import Permission
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.sharing.actions import send
from halte.core.sharing.datasets import DATASETS, Dataset, Field
from halte.core.sharing.gate import authorise, examine
from halte.core.sharing.models import Disclosure
from halte.core.sharing.packing import Parcel
from halte.core.sharing.states import FieldKind, Form
from tests.conftest import Person
from tests.partners.conftest import (
    FIELDS,
    drafted,
    in_force,
    make_partner,
    with_contact,
)

pytestmark = pytest.mark.django_db(transaction=True)


def days(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def sent(
    person: Person, to: Organisation, *, purpose: str = "training",
    fields: Iterable[str] = FIELDS, form: Form = Form.CSV,
) -> Parcel:  # fmt: skip
    return send(
        person.actor, to, purpose=purpose, dataset="partners-contacts", fields=fields,
        form=form, filters={},
    )  # fmt: skip


def refusal(person: Person, to: Organisation, **more: Any) -> str:
    before = Disclosure.objects.count()
    with pytest.raises(Denied) as refused:
        sent(person, to, **more)
    assert Disclosure.objects.count() == before
    assert Entry.objects.filter(
        act="core.sharing.actions.send", outcome=refused.value.code
    ).exists()
    assert str(refused.value.sentence)
    return refused.value.code


def unpacked(parcel: Parcel) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(parcel.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_an_agreement_covers_goes_with_a_cover_note_in_both_languages(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    with_contact(paola, ghana)
    files = unpacked(sent(paola, ghana))
    rows = list(
        csv.reader(io.StringIO(files["partners-contacts.csv"].decode("utf-8-sig")))
    )
    assert rows[0] == list(FIELDS)
    assert rows[1] == ["Partner ghana", "Kofi Synthetic", "kofi@ghana.example"]
    kept = Disclosure.objects.get()
    assert kept.digest == hashlib.sha256(files["partners-contacts.csv"]).hexdigest()
    assert (kept.rows, kept.return_by) == (1, days(60))
    english = files["cover-note-en.txt"].decode()
    french = files["note-accompagnement-fr.txt"].decode()
    assert "Memorandum of 2026, s. 4" in english
    assert "To train officials" in english
    assert "Protocole de 2026, art. 4" in french
    assert "Former des responsables" in french
    assert kept.digest in english
    assert kept.digest in french
    assert "Kofi" not in english + french


def test_the_register_holds_no_content(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    with_contact(paola, ghana)
    sent(paola, ghana, form=Form.JSON)
    assert "Kofi" not in json.dumps(Disclosure.objects.values()[0], default=str)
    opened = Entry.objects.filter(kind="read", permission="partners.contacts.read")
    assert opened.exists(), "reading the contacts for a sending is audited"


def test_without_any_agreement_nothing_goes(paola: Person, ghana: Organisation) -> None:
    with_contact(paola, ghana)
    assert refusal(paola, ghana) == "sharing_no_agreement"


def test_a_draft_a_later_start_and_a_suspension_let_nothing_through(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    with_contact(paola, ghana)
    row = drafted(paola, ghana, starts=days(2))
    assert refusal(paola, ghana) == "sharing_agreement_draft"
    actions.put_in_force(amina.actor, row, number=1)
    assert refusal(paola, ghana) == "sharing_agreement_not_begun"


def test_suspended_and_ended_say_so(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    with_contact(paola, ghana)
    row = in_force(paola, amina, ghana)
    sent(paola, ghana)
    actions.suspend(paola.actor, row, reason="A copy was mislaid.")
    assert refusal(paola, ghana) == "sharing_agreement_suspended"
    actions.resume(amina.actor, row)
    sent(paola, ghana)
    actions.end(amina.actor, row, reason="The partner withdrew.")
    assert refusal(paola, ghana) == "sharing_agreement_ended"


def test_another_purpose_and_another_field_are_named(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    with_contact(paola, ghana)
    in_force(paola, amina, ghana)
    assert refusal(paola, ghana, purpose="investigation") == (
        "sharing_purpose_not_covered"
    )
    with pytest.raises(Denied) as refused:
        sent(paola, ghana, fields=(*FIELDS, "phone"))
    assert refused.value.code == "sharing_fields_not_covered"
    text = refused.value.sentence.en
    assert "Telephone at work" in text
    assert "E-mail" not in text


def test_every_lack_is_told_at_once_in_both_languages(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    row = in_force(paola, amina, ghana)
    actions.suspend(paola.actor, row, reason="A copy was mislaid.")
    finding = examine(
        paola.actor, ghana, purpose="support", dataset="partners-contacts",
        fields=("name", "phone"),
    )  # fmt: skip
    codes = [lack.code for lack in finding.lacks]
    assert codes == [
        "sharing_agreement_suspended", "sharing_purpose_not_covered",
        "sharing_fields_not_covered",
    ]  # fmt: skip
    with translation.override("en"):
        french = [lack.sentence.fr for lack in finding.lacks]
    assert "Partage avec un partenaire" in french[0]
    assert "Soutenir les victimes" in french[1]
    assert "Téléphone au travail" in french[2]


def test_a_partner_who_is_no_party_and_one_who_only_gives(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    with_contact(paola, ghana)
    in_force(paola, amina, ghana)
    togo = make_partner("togo")
    assert refusal(paola, togo) == "sharing_recipient_not_party"
    mali = make_partner("mali")
    in_force(
        paola, amina, mali, parties=(("public-safety", "receives"), ("mali", "gives"))
    )
    assert refusal(paola, mali) == "sharing_direction"


def test_an_organisation_that_is_no_party_does_not_send(
    paola: Person, pablo: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    with_contact(pablo, ghana)
    assert refusal(pablo, ghana) == "sharing_sender_not_party"


def test_two_agreements_together_cover_what_neither_covers_alone(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    with_contact(paola, ghana)
    in_force(paola, amina, ghana)
    in_force(
        paola, amina, ghana, data={"partners-contacts": ("phone",)}, return_days=10
    )
    sent(paola, ghana, fields=("name", "phone"))
    kept = Disclosure.objects.get()
    assert len(kept.grounds) == 2
    assert kept.return_by == days(10), "the earlier return counts"


def test_public_fields_need_no_agreement(paola: Person, ghana: Organisation) -> None:
    permit = authorise(
        paola.actor, ghana, purpose="statistics", dataset="statistics-counts",
        fields=("measure", "unit"),
    )  # fmt: skip
    assert permit.bases == ()
    with pytest.raises(Denied, match="sharing_no_agreement"):
        authorise(
            paola.actor, ghana, purpose="statistics", dataset="statistics-counts",
            fields=("measure", "value"),
        )  # fmt: skip


@pytest.fixture
def named(db: None) -> Iterator[str]:
    """A dataset that identifies people, as a later room will register one."""
    found = Dataset(
        id="test-named",
        title=Bilingual("Named", "Nommées"),
        room="test",
        fields=(
            Field("who", Bilingual("Who", "Qui est-ce"), FieldKind.IDENTIFYING,
                  scope="identity"),
            Field("reach", Bilingual("How", "Comment"), FieldKind.IDENTIFYING,
                  scope="contact"),
        ),
        rows=lambda actor, filters: ({"who": "x", "reach": "y"},),
        permission=Permission.PARTNERS_READ,
    )  # fmt: skip
    DATASETS[found.id] = found
    yield found.id
    del DATASETS[found.id]


def test_what_identifies_needs_a_law_even_where_an_agreement_names_it(
    paola: Person, amina: Person, ghana: Organisation, named: str
) -> None:
    with pytest.raises(Invalid, match="agreement_ground_too_weak"):
        drafted(paola, ghana, data={named: ("who",)})
    in_force(paola, amina, ghana, data={named: ("who",)}, rests_on="law")
    authorise(paola.actor, ghana, purpose="training", dataset=named, fields=("who",))


def test_terms_of_long_ago_that_name_people_without_a_law_are_barred(
    paola: Person, amina: Person, ghana: Organisation, named: str
) -> None:
    plain = DATASETS[named]
    loose = Dataset(
        plain.id, plain.title, plain.room,
        tuple(Field(f.id, f.title, FieldKind.AGGREGATE) for f in plain.fields),
        plain.rows, plain.permission,
    )  # fmt: skip
    DATASETS[named] = loose
    in_force(paola, amina, ghana, data={named: ("who",)})
    DATASETS[named] = plain
    with pytest.raises(Denied, match="sharing_legal_ground_missing"):
        authorise(
            paola.actor, ghana, purpose="training", dataset=named, fields=("who",)
        )


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        # The last day is 31 March in Toronto, four hours behind UTC by then.
        (datetime(2026, 3, 31, 12, 0, tzinfo=UTC), True),
        (datetime(2026, 4, 1, 0, 30, tzinfo=UTC), True),
        (datetime(2026, 4, 1, 3, 59, tzinfo=UTC), True),
        (datetime(2026, 4, 1, 4, 0, tzinfo=UTC), False),
    ],
)
def test_an_agreement_ends_at_midnight_of_the_site_not_of_greenwich(
    moment: datetime, open_: bool, paola: Person, amina: Person, ghana: Organisation
) -> None:
    with patch.object(timezone, "now", lambda: datetime(2026, 1, 5, 15, tzinfo=UTC)):
        in_force(paola, amina, ghana, starts=date(2026, 1, 1), ends=date(2026, 3, 31))
    with patch.object(timezone, "now", lambda: moment):
        finding = examine(
            paola.actor, ghana, purpose="training", dataset="partners-contacts",
            fields=FIELDS,
        )  # fmt: skip
    assert finding.passes is open_
    if not open_:
        (lack,) = finding.lacks
        assert lack.code == "sharing_agreement_ended"
        assert "31\u00a0March 2026" in lack.sentence.en
        assert "31\u00a0mars 2026" in lack.sentence.fr


def test_sending_needs_the_second_factor_and_the_role(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    weak = Person(
        paola.user, paola.organisation, replace(paola.actor, second_factor=False)
    )
    assert refusal(weak, ghana) == "second_factor_required"
    assert refusal(amina, ghana) == "no_permission"


def test_nothing_to_send_leaves_no_trace(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    with pytest.raises(Invalid, match="sharing_nothing_to_send"):
        sent(paola, ghana)
    assert not Disclosure.objects.exists()


def test_odd_questions_are_refused(paola: Person, ghana: Organisation) -> None:
    for more, code in (
        ({"purpose": "curiosity"}, "sharing_purpose_unknown"),
        ({"fields": ()}, "sharing_no_field"),
        ({"fields": ("name", "shelter_address")}, "sharing_field_unknown"),
    ):
        with pytest.raises(Invalid, match=code):
            sent(paola, ghana, **more)  # type: ignore[arg-type]
    with pytest.raises(Denied, match="sharing_to_oneself"):
        sent(paola, paola.organisation)


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana)
    with_contact(paola, ghana)
    row = Contact.objects.get()
    row.name = "=HYPERLINK(1)"
    row.save()
    text = unpacked(sent(paola, ghana))["partners-contacts.csv"].decode()
    assert "'=HYPERLINK(1)" in text
