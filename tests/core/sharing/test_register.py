"""The gate with grounds of a test, and the register of what went out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent import actions as consent
from halte.core.consent.models import Disclosure as ConsentCopy
from halte.core.consent.models import Person as Cared
from halte.core.consent.states import Method
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from halte.core.sharing import datasets, grounds, queries
from halte.core.sharing.actions import note_copy
from halte.core.sharing.datasets import Dataset, Field, register
from halte.core.sharing.gate import Permit, authorise, examine
from halte.core.sharing.grounds import Asked, Basis, Lack
from halte.core.sharing.home import home
from halte.core.sharing.models import Disclosure
from halte.core.sharing.recording import disclosed
from halte.core.sharing.states import CopyState, FieldKind, Form
from tests.conftest import Person, make_organisation, make_person

pytestmark = pytest.mark.django_db(transaction=True)

IDENTIFYING = FieldKind.IDENTIFYING


def a_dataset() -> Dataset:
    return Dataset(
        id="test-needs",
        title=Bilingual("Needs", "Besoins"),
        room="test",
        fields=(
            Field("needs", Bilingual("Needs", "Besoins"), IDENTIFYING, scope="needs"),
            Field("reach", Bilingual("Safe number", "Numéro sûr"), IDENTIFYING,
                  scope="contact"),
            Field("count", Bilingual("Count", "Compte"), FieldKind.AGGREGATE),
            Field("topic", Bilingual("Topic", "Sujet"), FieldKind.PUBLIC),
        ),
        rows=lambda actor, filters: (),
        permission=Permission.PARTNERS_READ,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def needs() -> Iterator[Dataset]:
    with (
        patch.dict(datasets.DATASETS, clear=True),
        patch.dict(grounds.GROUNDS, {"consent": grounds.GROUNDS["consent"]},
                   clear=True),
    ):  # fmt: skip
        yield register(a_dataset())


@pytest.fixture
def paola(secretariat: Organisation) -> Person:
    return make_person("Paola Partners", "partner_manager", secretariat)


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation("house", "House", "Maison")


def covering(*fields: str, return_by: date | None = None) -> None:
    """A ground of the test that covers these fields."""

    def answer(asked: Asked) -> Iterator[Basis]:
        yield Basis(
            "agreement", "test:1", title=Bilingual("Test", "Essai"),
            covers=asked.fields & frozenset(fields), return_by=return_by,
        )  # fmt: skip

    grounds.ground("agreement")(answer)


def permit(who: Person, to: Organisation, *fields: str, **more: object) -> Permit:
    return authorise(
        who.actor, to, purpose="referral", dataset="test-needs", fields=fields,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def a_copy(person: Person, to: Organisation, **more: date | None) -> Disclosure:
    grounds.GROUNDS.pop("agreement", None)
    covering("count", **more)
    return disclosed(
        person.actor, permit(person, to, "count", "topic"), rows=3, digest="a" * 64,
        form=Form.CSV,
    )  # fmt: skip


def test_a_dataset_and_a_ground_are_registered_once(needs: Dataset) -> None:
    with pytest.raises(ValueError, match="twice"):
        register(needs)
    covering("count")
    with pytest.raises(ValueError, match="twice"):
        covering("count")


def test_a_field_that_identifies_says_which_word_of_consent_it_needs() -> None:
    with pytest.raises(ValueError, match="consent word"):
        Field("who", Bilingual("Who", "Qui"), IDENTIFYING)
    with pytest.raises(ValueError, match="consent word"):
        Field("count", Bilingual("Count", "Compte"), FieldKind.AGGREGATE, scope="needs")


def test_public_fields_pass_and_others_do_not_without_a_ground(
    paola: Person, house: Organisation
) -> None:
    assert permit(paola, house, "topic").bases == ()
    with pytest.raises(Denied, match="sharing_no_ground"):
        permit(paola, house, "topic", "count")


def test_a_ground_that_lacks_something_carries_nothing(
    paola: Person, house: Organisation
) -> None:
    def answer(asked: Asked) -> Iterator[Basis]:
        yield Basis("agreement", "test:1", covers=asked.fields,
                    lacks=(Lack("consent_missing"),))  # fmt: skip

    grounds.ground("agreement")(answer)
    with pytest.raises(Denied, match="consent_missing"):
        permit(paola, house, "count")


def consenting(sam: Person, *scope: str) -> Cared:
    person = consent.add_person(sam.actor, Cared(), label="a heron")
    consent.give(
        sam.actor, person, purpose="referral", recipient="house",
        scope=frozenset(scope),
        how=consent.Circumstances(timezone.now() - timedelta(hours=1), "en",
                                  Method.SPOKEN),
    )  # fmt: skip
    return person


def test_a_persons_consent_carries_what_they_agreed_to_and_no_more(
    paola: Person, sam: Person, house: Organisation
) -> None:
    person = consenting(sam, "needs")
    found = permit(paola, house, "needs", person=person.reference)
    kept = disclosed(paola.actor, found, rows=1, digest="b" * 64, form=Form.JSON)
    copy = ConsentCopy.objects.get()
    assert copy.thing == f"sharing.Disclosure:{kept.pk}"
    assert (copy.scope, copy.recipient) == (["needs"], "house")
    assert str(person.reference) not in str(kept.grounds)
    finding = examine(
        paola.actor, house, purpose="referral", dataset="test-needs",
        fields=("needs", "reach", "topic"), person=person.reference,
    )  # fmt: skip
    assert finding.may_go == {"needs", "topic"}
    assert [lack.code for lack in finding.lacks] == ["sharing_fields_not_covered"]


def test_a_withdrawn_or_absent_consent_carries_nothing(
    paola: Person, sam: Person, house: Organisation
) -> None:
    person = consenting(sam, "needs")
    with pytest.raises(Denied, match="sharing_no_ground"):
        permit(paola, house, "needs")
    consent.withdraw(
        sam.actor, person, purpose="referral", recipient="house",
        how=consent.Circumstances(timezone.now(), "en", Method.SPOKEN),
    )  # fmt: skip
    with pytest.raises(Denied, match="consent_missing"):
        permit(paola, house, "needs", person=person.reference)


def test_a_permit_serves_on_its_day_and_its_organisation_only(
    paola: Person, house: Organisation, other_department: Organisation
) -> None:
    covering("count")
    found = permit(paola, house, "count")
    elsewhere = make_person("Pablo Elsewhere", "partner_manager", other_department)
    with pytest.raises(Denied, match="no_permission"):
        disclosed(elsewhere.actor, found, rows=1, digest="", form=Form.CSV)
    tomorrow = timezone.now() + timedelta(days=1)
    with (
        patch.object(timezone, "now", lambda: tomorrow),
        pytest.raises(Denied, match="sharing_permit_stale"),
    ):
        disclosed(paola.actor, found, rows=1, digest="", form=Form.CSV)


def test_the_register_is_read_by_senders_secretariat_and_auditors(
    paola: Person, amina: Person, audrey: Person, rene: Person, sam: Person,
    house: Organisation,
) -> None:  # fmt: skip
    kept = a_copy(paola, house)
    for reader in (paola, amina, audrey):
        assert [h.slug for h in queries.holders(reader.actor)] == ["house"]
    assert queries.holders(rene.actor) == ()
    with pytest.raises(Missing):
        queries.copy(rene.actor, copy_id=kept.pk)
    with pytest.raises(Denied):
        queries.holders(sam.actor)


def test_copies_past_their_day_are_late_until_their_holder_confirms(
    paola: Person, house: Organisation
) -> None:
    today = timezone.localdate()
    late = a_copy(paola, house, return_by=today - timedelta(days=1))
    a_copy(paola, house, return_by=today)
    a_copy(paola, house)
    assert [item.count for item in home(paola.actor)] == [1, 1]
    (holder,) = queries.holders(paola.actor, only="overdue")
    assert [copy.id for copy in holder.copies] == [late.pk]
    note_copy(paola.actor, late, state=CopyState.DESTROYED, on=today, digest="")
    assert queries.holders(paola.actor, only="overdue") == ()
    with pytest.raises(Denied, match="sharing_copy_closed"):
        note_copy(paola.actor, late, state=CopyState.RETURNED, on=today, digest="")


def test_a_confirmation_that_makes_no_sense(
    paola: Person, house: Organisation, other_department: Organisation
) -> None:
    kept, today = a_copy(paola, house), timezone.localdate()
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(Invalid, match="sharing_copy_day"):
            note_copy(paola.actor, kept, state=CopyState.RETURNED, on=day, digest="")
    with pytest.raises(Invalid, match="sharing_digest_wrong"):
        note_copy(paola.actor, kept, state=CopyState.RETURNED, on=today, digest="x")
    with pytest.raises(Invalid, match="sharing_copy_closed"):
        note_copy(paola.actor, kept, state=CopyState.HELD, on=today, digest="")
    elsewhere = make_person("Pablo Elsewhere", "partner_manager", other_department)
    with pytest.raises(Denied, match="sharing_not_yours"):
        note_copy(elsewhere.actor, kept, state=CopyState.RETURNED, on=today, digest="")
    note_copy(paola.actor, kept, state=CopyState.KEPT_BY_LAW, on=today, digest="")
    note_copy(paola.actor, kept, state=CopyState.RETURNED, on=today, digest="")


def test_the_register_is_not_rewritten(paola: Person, house: Organisation) -> None:
    a_copy(paola, house)
    with pytest.raises(IntegrityError):
        Disclosure.objects.update(rows=0)
    with pytest.raises(IntegrityError):
        Disclosure.objects.all().delete()
