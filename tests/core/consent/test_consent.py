"""Consent as it is recorded, checked at the doors, and taken back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.append_only import unguarded
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.consent import actions, queries
from halte.core.consent.actions import Circumstances
from halte.core.consent.jobs import note_expired
from halte.core.consent.models import Disclosure, Event, RecallNote
from halte.core.consent.models import Person as Cared
from halte.core.consent.rules import disclosed, in_force, require
from halte.core.consent.states import Kind, Method, Recall
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.core.access.people import enrolled

pytestmark = pytest.mark.django_db(transaction=True)

SCOPE = frozenset({"contact", "needs"})


def spoken(hours_ago: float = 0) -> Circumstances:
    at = timezone.now() - timedelta(hours=hours_ago)
    return Circumstances(at=at, language="tl", method=Method.INTERPRETED)


@pytest.fixture
def heron(sam: Person) -> Cared:
    """Someone Sam supports."""
    return actions.add_person(sam.actor, Cared(), label="Heron")


def give(sam: Person, heron: Cared, **changes: object) -> Event:
    inputs = {
        "purpose": "referral", "recipient": "public-safety", "scope": SCOPE,
        "how": spoken(2), **changes,
    }  # fmt: skip
    return actions.give(sam.actor, heron, **inputs)  # type: ignore[arg-type]


@action(
    Permission.CONSENT_RECORD,
    label=Bilingual("Refer", "Orienter"),
    consent=require(
        purpose="referral",
        person=lambda cared, inputs: cared.reference,
        recipient=lambda cared, inputs: inputs["recipient"],
        scope=lambda cared, inputs: inputs["scope"],
    ),
)
def refer(
    actor: object, cared: Cared, *, recipient: str, scope: frozenset[str]
) -> Disclosure:
    return disclosed(
        actor, cared, person=cared.reference, purpose="referral",  # type: ignore[arg-type]
        recipient=recipient, scope=scope,
    )  # fmt: skip


def test_without_consent_nothing_goes_out(sam: Person, heron: Cared) -> None:
    with pytest.raises(Denied, match="consent_missing"):
        refer(sam.actor, heron, recipient="public-safety", scope=SCOPE)
    assert not Disclosure.objects.exists()


def test_a_consent_opens_what_it_covers_and_no_more(sam: Person, heron: Cared) -> None:
    give(sam, heron)
    refer(sam.actor, heron, recipient="public-safety", scope=frozenset({"contact"}))
    for recipient, scope in (("elsewhere", SCOPE), ("public-safety", {"health"})):
        with pytest.raises(Denied, match="consent_missing"):
            refer(sam.actor, heron, recipient=recipient, scope=frozenset(scope))


def test_a_withdrawal_lists_the_copies_so_that_each_is_reached(
    sam: Person, heron: Cared
) -> None:
    give(sam, heron)
    first = refer(sam.actor, heron, recipient="public-safety", scope=SCOPE)
    second = refer(sam.actor, heron, recipient="public-safety", scope=SCOPE)
    with pytest.raises(Denied, match="consent_still_in_force"):
        actions.recall(sam.actor, first, state=Recall.ASKED)
    _event, copies = actions.withdraw(
        sam.actor, heron, purpose="referral", recipient="public-safety", how=spoken()
    )
    assert copies == (first, second)
    with pytest.raises(Denied, match="consent_missing"):
        refer(sam.actor, heron, recipient="public-safety", scope=SCOPE)
    actions.recall(sam.actor, first, state=Recall.ASKED)
    actions.recall(sam.actor, first, state=Recall.DESTROYED)
    with pytest.raises(Invalid, match="recall_closed"):
        actions.recall(sam.actor, first, state=Recall.ASKED)
    line = queries.person(sam.actor, reference=heron.reference).lines[0]
    assert [copy.recall and copy.recall.en for copy in line.copies] == [
        "Copy destroyed",
        None,
    ]
    assert RecallNote.objects.count() == 2


def test_giving_again_is_a_change(sam: Person, heron: Cared) -> None:
    give(sam, heron)
    changed = give(sam, heron, scope=frozenset({"needs"}), how=spoken(1))
    assert changed.kind == Kind.CHANGED
    standing = in_force(heron.reference, purpose="referral", recipient="public-safety")
    assert standing is not None
    assert standing.scope == {"needs"}


def test_nothing_can_be_withdrawn_that_was_not_given(sam: Person, heron: Cared) -> None:
    with pytest.raises(Invalid, match="consent_not_given"):
        actions.withdraw(
            sam.actor, heron, purpose="referral", recipient="x", how=spoken()
        )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"scope": frozenset()}, "consent_scope_empty"),
        ({"how": spoken(-1)}, "consent_in_future"),
        ({"until": timezone.now() - timedelta(days=3)}, "consent_ends_before"),
    ],
)
def test_what_cannot_be_is_refused(
    sam: Person, heron: Cared, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        give(sam, heron, **changes)
    assert not Event.objects.exists()


def test_what_was_said_cannot_be_rewritten(sam: Person, heron: Cared) -> None:
    event = give(sam, heron)
    assert (
        unguarded(
            connection, ["consent_event", "consent_disclosure", "consent_recallnote"]
        )
        == []
    )
    with pytest.raises(IntegrityError, match="append_only"), transaction.atomic():
        Event.objects.update(scope=["health"])
    with pytest.raises(IntegrityError, match="append_only"), transaction.atomic():
        event.delete()


def test_another_organisation_sees_nobody(
    sam: Person, heron: Cared, secretariat: Organisation
) -> None:
    stranger = make_person("Sofia Stranger", "support_worker", secretariat)
    assert queries.people(stranger.actor) == ()
    with pytest.raises(Missing):
        queries.person(stranger.actor, reference=heron.reference)
    with pytest.raises(Denied, match="not_found"):
        give(stranger, heron)


def test_reading_is_audited_by_reference_only(sam: Person, heron: Cared) -> None:
    give(sam, heron)
    queries.person(sam.actor, reference=heron.reference)
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert entry.records == f"consent.Person:{heron.reference}"
    for row in Entry.objects.all():
        assert "Heron" not in str(row.__dict__)


def test_the_words_for_a_person_are_encrypted_and_not_used_twice(
    sam: Person, heron: Cared
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT label FROM consent_person")
        assert "Heron" not in cursor.fetchone()[0]
    with pytest.raises(Invalid, match="person_known"):
        actions.add_person(sam.actor, Cared(), label="  héron ")


def test_a_consent_expires_by_itself_and_its_history_says_so(
    sam: Person, heron: Cared
) -> None:
    end = timezone.now() - timedelta(minutes=30)
    give(sam, heron, until=end)

    class Progress:
        checkpoint: dict[str, object] = {}  # noqa: RUF012

        def at(self, *_: object, **__: object) -> None:
            """Nothing to keep."""

    for _ in range(2):
        note_expired(sam.actor, Progress())
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["given", "expired"]
    assert Event.objects.last().at == end  # type: ignore[union-attr]


def test_a_disclosure_without_its_rule_is_still_refused(
    sam: Person, heron: Cared
) -> None:
    with pytest.raises(Denied, match="consent_missing"):
        disclosed(
            sam.actor, heron, person=uuid4(), purpose="referral",
            recipient="public-safety", scope=SCOPE,
        )  # fmt: skip


def test_the_pages_record_and_withdraw(sam: Person, secretariat: Organisation) -> None:
    client = enrolled(sam)
    client.post("/fr/consent/", {"label": "Sterne"})
    cared = Cared.objects.get()
    address = f"/fr/consent/{cared.reference}/"
    typed = {
        "purpose": "referral", "recipient": "public-safety", "scope": ["contact"],
        "at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "language": "tl",
        "method": "interpreted", "last_day": "", "witness": "Interprète",
    }  # fmt: skip
    assert client.post(f"{address}give/", {**typed, "scope": []}).status_code == 200
    assert client.post(f"{address}give/", typed).url == address
    page = client.get(address).content.decode()
    assert "En vigueur" in page
    withdrawn = client.post(f"{address}withdraw/referral/public-safety/", typed)
    assert withdrawn.url == address
    assert "Plus en vigueur" in client.get(address).content.decode()
    assert client.get(f"{address}withdraw/nonsense/public-safety/").status_code == 404


def test_labels_are_not_in_titles_or_addresses(sam: Person, heron: Cared) -> None:
    page = enrolled(sam).get(f"/en/consent/{heron.reference}/").content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Heron" not in title
