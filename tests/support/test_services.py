"""A listed service as receiver: by its identifier, with its own consent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from halte.capabilities.directory.models import Service, Signal
from halte.capabilities.directory.queries import index
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.handovers import make_link
from halte.capabilities.support.actions.referrals import Plan, draft
from halte.capabilities.support.models import Copy, File
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.queries import refer
from halte.capabilities.support.receivers import NEEDS, REASONS, name_of, named
from halte.capabilities.support.states import Decline, Route, Timeframe
from halte.capabilities.support.topics import DOMAINS
from halte.core.consent import queries as consents
from halte.core.consent.models import Disclosure
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.directory.conftest import a_service
from tests.support.conftest import agreed_to, drafted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def service(secretariat: Organisation) -> Iterator[Service]:
    """A shelter in the directory, whose provider takes no part in Halte."""
    index.forget()
    yield a_service(make_person("Della Directory", "directory_steward", secretariat))
    index.forget()


def plan(key: str, **changes: object) -> Plan:
    plain = {"domain": "shelter", "timeframe": Timeframe.ONE_DAY,
             "route": Route.LINK, "topics": ("need-shelter",)}  # fmt: skip
    return Plan(receiver=key, **plain | changes)  # type: ignore[arg-type]


def test_our_words_for_needs_and_reasons_are_words_of_the_directory() -> None:
    from halte.capabilities.directory import facade

    assert NEEDS.keys() == DOMAINS.keys()
    assert {word for words in NEEDS.values() for word in words} <= facade.NEEDS.keys()
    assert set(REASONS.values()) <= facade.REFUSALS.keys()


def test_a_service_of_the_directory_is_offered_for_its_need(
    sam: Person, file: File, service: Service
) -> None:
    found = refer.choices(sam.actor, file, None, domain="shelter")
    assert f"service-{service.reference}" in [key for key, _name in found.receivers]


def test_a_service_needs_a_consent_of_its_own_and_its_no_is_counted(
    sam: Person, file: File, service: Service
) -> None:
    key = f"service-{service.reference}"
    with pytest.raises(Invalid, match="support_route_outside"):
        draft(sam.actor, file, plan=plan(key, route=Route.INSIDE))
    row = draft(sam.actor, file, plan=plan(key))
    assert row.receiver is None
    with pytest.raises(Denied, match="consent_missing"):
        acts.send(sam.actor, row, digest=parcel_of(row).digest)
    agreed_to(sam, file, key, "needs")
    acts.send(sam.actor, row, digest=parcel_of(row).digest)
    assert Disclosure.objects.get().recipient == key
    page = consents.person(sam.actor, reference=file.person)
    assert page.lines[0].recipient_title == name_of(row)
    assert len(page.lines[0].copies) == 1
    make_link(sam.actor, row)
    acts.decline(sam.actor, row, reason=Decline.ASKS_FOR_PAPERS, words="A card")
    assert Copy.objects.get().content == ""
    signal = Signal.objects.get()
    assert signal.reason == "status"
    assert "A card" not in str(vars(signal))


def test_a_service_that_is_no_longer_listed_gets_nothing(
    sam: Person, file: File, service: Service
) -> None:
    key = f"service-{service.reference}"
    row = draft(sam.actor, file, plan=plan(key))
    agreed_to(sam, file, key, "needs")
    service.state = "closed"
    service.save(update_fields=["state"])
    index.forget()
    with pytest.raises(Denied, match="support_receiver_gone"):
        acts.send(sam.actor, row, digest=parcel_of(row).digest)
    assert str(named(key)) == "A service that is no longer listed"
    with pytest.raises(Invalid, match="support_receiver_unknown"):
        draft(sam.actor, file, plan=plan("service-nothing"))


def test_an_organisation_where_nobody_answers_is_not_reached_inside(
    sam: Person, file: File, clinic: Organisation
) -> None:
    with pytest.raises(Invalid, match="support_route_outside"):
        drafted(sam, file, clinic)
