"""Who was there, and what a legal basis rests on: kept, shown, and forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from halte.core.consent import actions, queries
from halte.core.consent.actions import Circumstances
from halte.core.consent.forms import ConsentForm
from halte.core.consent.keeping import forget_words
from halte.core.consent.models import Event
from halte.core.consent.models import Person as Cared
from halte.core.consent.states import Basis, Method, Speaker
from halte.core.errors import Invalid
from halte.core.key_rotation import columns
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

SCOPE = frozenset({"contact"})
ORDER = "Superior Court, order 500-22, 3 May"


@pytest.fixture
def heron(sam: Person) -> Cared:
    return actions.add_person(sam.actor, Cared(), label="heron")


def how(sam: Person, **changes: object) -> Circumstances:
    plain = Circumstances(timezone.now(), "es", Method.SPOKEN, sam.user.pk)
    return replace(plain, **changes)  # type: ignore[arg-type]


def given(sam: Person, heron: Cared, **changes: object) -> Event:
    return actions.give(
        sam.actor, heron, purpose="referral", recipient="clinic", scope=SCOPE,
        how=how(sam, **changes),
    )  # fmt: skip


def test_the_history_says_who_was_there_and_by_right_of_what(
    sam: Person, heron: Cared
) -> None:
    given(
        sam, heron, speaker=Speaker.GUARDIAN, basis=Basis.COURT_ORDER,
        witness="Ms. Roy, interpreter", authority=ORDER,
    )  # fmt: skip
    (event,) = queries.person(sam.actor, reference=heron.reference).lines[0].events
    assert event.witnesses == (sam.user.name, "Ms. Roy, interpreter")
    assert (str(event.basis), event.authority) == ("An order of a court", ORDER)
    assert (str(event.language), str(event.method)) == ("Spanish", "Spoken")


def test_where_the_person_spoke_the_basis_is_their_own_consent(
    sam: Person, heron: Cared
) -> None:
    given(sam, heron)
    (event,) = queries.person(sam.actor, reference=heron.reference).lines[0].events
    assert str(event.basis) == "The person’s own consent"


@pytest.mark.parametrize("basis", [b for b in Basis if b.is_named])
def test_who_speaks_by_a_paper_names_it(
    basis: Basis, sam: Person, heron: Cared
) -> None:
    with pytest.raises(Invalid, match="consent_authority_missing"):
        given(sam, heron, speaker=Speaker.GUARDIAN, basis=basis, authority=" ")
    assert given(sam, heron, speaker=Speaker.GUARDIAN, basis=basis, authority=ORDER)


def test_a_parent_names_no_paper(sam: Person, heron: Cared) -> None:
    assert given(sam, heron, speaker=Speaker.CAREGIVER, basis=Basis.PARENT)


@pytest.mark.parametrize(
    ("method", "heard", "sound"),
    [("spoken", {}, False), ("interpreted", {}, False), ("signed", {}, False),
     ("written", {}, True), ("spoken", {"witnessed": "on"}, True),
     ("spoken", {"witness": "Ms. Roy"}, True), ("spoken", {"witness": "  "}, False)],
)  # fmt: skip
def test_what_is_only_spoken_was_heard_by_someone(
    method: str, heard: dict[str, str], sound: bool, sam: Person
) -> None:
    """Primero’s rule, as our reference reads it: written, or spoken with a witness."""
    form = ConsentForm(queries.recipients(), {
        "purpose": "referral", "recipient": sam.organisation.slug,
        "scope": ["contact"], "at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "language": "es", "method": method, **heard,
    })  # fmt: skip
    assert form.is_valid() is sound
    assert ("witnessed" in form.errors) is not sound


def test_the_words_are_encrypted_turn_with_the_ring_and_can_be_forgotten(
    sam: Person, heron: Cared
) -> None:
    given(sam, heron, witness="Ms. Roy", authority=ORDER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT witness, authority FROM consent_event")
        stored = cursor.fetchone()
    assert "Roy" not in str(stored) and "500-22" not in str(stored)
    places = {column.place for column in columns()}
    assert {"consent.Event.witness", "consent.Event.authority"} <= places
    forget_words(heron.reference)
    row = Event.objects.get()
    assert (row.witness, row.authority, row.scope) == ("", "", ["contact"])
    with pytest.raises(Error), transaction.atomic():
        Event.objects.update(scope=["health"])


def test_a_withdrawal_needs_no_witness(
    sam: Person, heron: Cared, signed_in: object
) -> None:
    given(sam, heron)
    client: Client = signed_in(sam)  # type: ignore[operator]
    path = f"/en/consent/{heron.reference}/withdraw/referral/"
    answer = client.post(f"{path}{sam.organisation.slug}/", {})
    assert answer.status_code in (200, 404)
    actions.withdraw(
        sam.actor, heron, purpose="referral", recipient="clinic",
        how=Circumstances(timezone.now(), "es", Method.SPOKEN),
    )  # fmt: skip
