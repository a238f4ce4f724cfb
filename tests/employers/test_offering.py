"""What a business was seen to offer: dated, from a source, contestable.

Checked against: IRPR 183(1)(b.1) and 203(2)(a) (“on a regular basis”, the employer
itself), read as daily, weekly or monthly; regulated massage excepted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from halte.capabilities.employers.actions.offering import (
    Seen,
    answer_contest,
    contest,
    end_service,
    see_service,
    withdraw_service,
)
from halte.capabilities.employers.actions.register import (
    record_decision,
    state_affiliation,
)
from halte.capabilities.employers.facade import services_seen
from halte.capabilities.employers.models import Application, ServiceSeen
from halte.capabilities.employers.queries.barred import standing_bars
from halte.capabilities.employers.states import Outcome, Stream, Tie
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.methods.sex_trade_bar import Often, Service
from tests.conftest import Person, SignIn, make_person
from tests.employers.conftest import kept

pytestmark = pytest.mark.django_db(transaction=True)

DANCE = Seen(Service.EROTIC_DANCE, Often.WEEKLY, "its own website", date(2026, 3, 2))


@pytest.fixture
def ivo(secretariat: Organisation) -> Person:
    """Ivo is another integrity officer."""
    return make_person("Ivo Intégrité", "integrity_officer", secretariat)


def test_who_entered_a_fact_does_not_answer_what_is_said_against_it(
    ines: Person, ivo: Person
) -> None:
    row = see_service(ines.actor, kept(ines, "Invented Bar Inc."), seen=DANCE)
    with pytest.raises(Denied, match="service_not_contested"):
        answer_contest(ivo.actor, row, stands=True, said="x")
    contest(ines.actor, row, said="The employer: never there.", on=localdate())
    assert services_seen(ines.actor, [row.employer_id])[0].contested
    with pytest.raises(Denied, match="service_contested"):
        contest(ines.actor, row, said="Again.", on=localdate())
    with pytest.raises(Denied, match="service_own"):
        answer_contest(ines.actor, row, stands=True, said="I saw it.")
    answer_contest(ivo.actor, row, stands=True, said="I looked, too.")
    assert not services_seen(ines.actor, [row.employer_id])[0].contested
    contest(ines.actor, row, said="Once more.", on=localdate())
    answer_contest(ivo.actor, row, stands=False, said="It was next door.")
    assert services_seen(ines.actor, [row.employer_id]) == ()
    with pytest.raises(Denied, match="service_withdrawn"):
        withdraw_service(ines.actor, row, said="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        ServiceSeen.objects.update(often=Often.LESS)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.notes.all().delete()


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (replace(DANCE, begins_on=date(2026, 3, 3)), "service_begins_after"),
        (replace(DANCE, begins_on=date(2026, 3, 1), ends_on=date(2026, 2, 28)),
         "ended_before"),
        (replace(DANCE, regulator="A college", licence="1"), "service_not_massage"),
        (replace(DANCE, service=Service.MASSAGE, regulator="A college"),
         "service_regulator_both"),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_refused(ines: Person, seen: Seen, code: str) -> None:
    row = kept(ines, "Invented Bar Inc.")
    with pytest.raises(Invalid, match=code):
        see_service(ines.actor, row, seen=seen)


def test_nothing_was_seen_on_a_day_to_come(ines: Person) -> None:
    row = kept(ines, "Invented Bar Inc.")
    tomorrow = localdate() + timedelta(1)
    with pytest.raises(Invalid, match="day_to_come"):
        see_service(ines.actor, row, seen=replace(DANCE, seen_on=tomorrow))


def test_it_counts_from_the_day_it_was_seen_to_its_last_day(ines: Person) -> None:
    row = see_service(ines.actor, kept(ines, "Invented Bar Inc."), seen=DANCE)
    with pytest.raises(Invalid, match="ended_before"):
        end_service(ines.actor, row, said="x", on=date(2026, 3, 1))
    end_service(ines.actor, row, said="closed", on=date(2026, 5, 4))
    with pytest.raises(Denied, match="service_ended"):
        end_service(ines.actor, row, said="x", on=date(2026, 5, 5))
    known = services_seen(ines.actor, [row.employer_id])[0]
    days = (date(2026, 3, 1), date(2026, 3, 2), date(2026, 5, 4), date(2026, 5, 5))
    assert [known.bars(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("service", "often", "bars"),
    [
        (Service.ESCORT, Often.DAILY, True),
        (Service.STRIPTEASE, Often.MONTHLY, True),
        (Service.EROTIC_MASSAGE, Often.LESS, False),
        (Service.EROTIC_DANCE, Often.UNKNOWN, False),
        (Service.MASSAGE, Often.DAILY, False),
        (Service.NONE, Often.DAILY, False),
    ],
)
def test_only_what_the_provision_names_and_only_regularly(
    ines: Person, service: Service, often: Often, bars: bool
) -> None:
    row = kept(ines, "Invented Bar Inc.")
    see_service(ines.actor, row, seen=replace(DANCE, service=service, often=often))
    assert services_seen(ines.actor, [row.pk])[0].bars(localdate()) is bars


def asked(ines: Person, employer: object) -> Application:
    """A request for an assessment."""
    return Application.objects.create(
        employer=employer, stream=Stream.LOW_WAGE, received_on=date(2026, 4, 1),
        job_title="Server", noc="65200", positions=1, wage_cents=2000,
        weekly_hours=40, months=12,
    )  # fmt: skip


def test_a_positive_decision_against_it_asks_for_reasons_an_affiliate_does_not(
    ines: Person,
) -> None:
    """203(2)(a) names the employer; affiliates are named for bans only."""
    bar, sister = kept(ines, "Invented Bar Inc."), kept(ines, "Invented Sister Inc.")
    see_service(ines.actor, bar, seen=DANCE)
    state_affiliation(
        ines.actor, bar, other=sister, ground=Tie.PREMISES, stands=True,
        evidence="one door", said_on=localdate(),
    )  # fmt: skip
    assert standing_bars(ines.actor, asked(ines, sister), localdate()) == ()
    row = asked(ines, bar)
    words = standing_bars(ines.actor, row, localdate())[0].words
    assert "203(2)(a)" in words.en and "its own website" in words.fr
    positive = {"outcome": Outcome.POSITIVE, "decided_on": localdate(), "reasons": "x",
                "positions": 1}  # fmt: skip
    with pytest.raises(Invalid, match="decision_against_bar"):
        record_decision(ines.actor, row, **positive)  # type: ignore[arg-type]
    made = record_decision(ines.actor, row, against_bar="Sold.", **positive)  # type: ignore[arg-type]
    assert made.against_bar == "Sold."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_walk_through_the_pages(
    signed_in: SignIn, ines: Person, ivo: Person, secretariat: Organisation,
    language: str,
) -> None:  # fmt: skip
    row = kept(ines, "Invented Bar Inc.")
    one, client = f"/{language}/employers/{row.pk}/", signed_in(ines)
    typed = {"service": "escort", "often": "daily", "source": "its own website",
             "seen_on": "2026-03-02"}  # fmt: skip
    assert client.post(f"{one}services/", {}).status_code == 400
    assert client.post(f"{one}services/", typed).status_code == 302
    fact = f"/{language}/employers/services/{ServiceSeen.objects.get().pk}/"
    assert client.get(f"{fact}answer/").status_code == 403
    against = {"said": "Not here, it says.", "on": localdate().isoformat()}
    assert client.post(f"{fact}contest/", against).status_code == 302
    other = signed_in(ivo)
    page = other.get(one).content.decode()
    assert "Not here, it says." in page and f"{fact}answer/" in page
    assert f"{fact}answer/" not in client.get(one).content.decode()
    stands = {"answer": "stands", "said": "Looked again."}
    assert other.post(f"{fact}answer/", stands).status_code == 302
    assert client.post(f"{fact}end/", against).status_code == 302
    assert client.post(f"{fact}withdraw/", {"said": "wrong door"}).status_code == 302
    outsider = signed_in(make_person("Odile Outside", "support_worker", secretariat))
    for path in (f"{one}services/", f"{fact}contest/"):
        assert outsider.get(path).status_code in (403, 404)
