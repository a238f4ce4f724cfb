"""The register: who may, what is refused, what only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    Request,
    add_application,
    add_employer,
    add_site,
    change_employer,
    record_decision,
    state_affiliation,
)
from halte.capabilities.employers.models import Decision, Employer
from halte.capabilities.employers.numbers import business_number
from halte.capabilities.employers.queries.finding import search
from halte.capabilities.employers.queries.register import employer
from halte.capabilities.employers.states import Outcome, SiteKind, Stream, Tie
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.employers.conftest import kept

db = pytest.mark.django_db(transaction=True)

REQUEST = Request(
    stream=Stream.AGRICULTURE, received_on=date(2026, 1, 5), job_title="Farm worker",
    noc="85100", positions=6, wage_cents=1760, weekly_hours=Decimal(40), months=8,
)  # fmt: skip


def test_a_business_number_is_checked_by_its_last_digit() -> None:
    """By hand: 1 2 3 4 5 6 7 8 from the right of 12345678d, doubled every second:
    7 = 14, 5 = 10, … The sum of digits of 1-4-3-8-5-(1+2)-7-(1+6) is 38: d is 2.
    """
    assert business_number("12345 6782") == "123456782"
    assert business_number("123456781") == ""
    assert business_number("000000000") == business_number("12345") == ""


@given(st.integers(min_value=1, max_value=99_999_999))
def test_exactly_one_last_digit_fits(stem: int) -> None:
    fits = [d for d in range(10) if business_number(f"{stem:08}{d}")]
    assert len(fits) == 1


@db
def test_others_neither_read_nor_write(ines: Person, ana: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    with pytest.raises(Denied, match="no_permission"):
        employer(ana.actor, employer_id=row.pk)
    with pytest.raises(Denied, match="no_permission"):
        add_employer(ana.actor, Employer(), particulars=Particulars("X"))


@db
def test_every_opening_is_in_the_audit_with_its_record(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    employer(ines.actor, employer_id=row.pk)
    search(ines.actor, words="greens")
    reads = Entry.objects.filter(kind="read").order_by("id")
    assert [e.act for e in reads] == [
        "capabilities.employers.queries.register.employer",
        "capabilities.employers.queries.finding.search",
    ]
    assert all(f"employers.Employer:{row.pk}" in str(e.records) for e in reads)
    assert "greens" not in str(list(reads.values())), "no search word is kept"


@db
def test_an_employer_is_found_whatever_the_spelling(ines: Person) -> None:
    row = kept(ines, "Les Serres Étoile ltée", operating_name="Tomates du Nord")
    for words in ("serres etoile", "LES SERRES ÉTOILE LTEE", "tomates"):
        assert [line.id for line in search(ines.actor, words=words).lines] == [row.pk]
    assert search(ines.actor, words="serres étoile inc").lines != ()
    for words in ("tomates etoile", "etoile serr", "serres du nord"):
        assert [line.id for line in search(ines.actor, words=words).lines] == [row.pk]
    for words in ("heron", "toile", "serres heron", "e"):
        assert search(ines.actor, words=words).lines == (), words


@db
def test_an_employer_is_found_by_its_number_and_by_a_numbered_name(
    ines: Person,
) -> None:
    by_number = kept(ines, "Invented Greens Inc.", business_number="123456782")
    by_name = kept(ines, "987654321 Canada Inc.")
    for words, row in (("12345 6782", by_number), ("987654321", by_name)):
        assert [line.id for line in search(ines.actor, words=words).lines] == [row.pk]
    assert search(ines.actor, words="123456783").lines == ()


@db
def test_a_new_name_is_found_and_the_old_one_no_longer(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    given = Particulars("Invented Reds Inc.")
    change_employer(ines.actor, row, particulars=given, version=1)
    assert search(ines.actor, words="greens").lines == ()
    assert [line.id for line in search(ines.actor, words="reds").lines] == [row.pk]


@db
def test_two_people_at_one_employer_lose_no_word(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    first = replace(Particulars("Invented Greens Inc."), employees=12)
    change_employer(ines.actor, row, particulars=first, version=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        change_employer(ines.actor, row, particulars=first, version=1)


@db
@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Place(SiteKind.HOUSING, "1 Road", "X", "ON"), "housing_capacity"),
        (Place(SiteKind.WORK, "1 Road", "X", "ON", capacity=4), "housing_capacity"),
        (Place(SiteKind.WORK, "1 Road", "X", "ON", "D1D 1D1"), "postal_code_shape"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    ines: Person, place: Place, code: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    with pytest.raises(Invalid, match=code):
        add_site(ines.actor, row, place=place)


@db
def test_affiliates_are_seen_from_both_sides_until_they_end(ines: Person) -> None:
    one, other = kept(ines, "One Inc."), kept(ines, "Other Inc.")
    said = {"other": other, "ground": Tie.CONTROL, "evidence": "shares",
            "said_on": date(2026, 1, 1)}  # fmt: skip
    state_affiliation(ines.actor, one, stands=True, **said)
    mine = employer(ines.actor, employer_id=one.pk).facts.group.own
    theirs = employer(ines.actor, employer_id=other.pk).facts.group.own
    assert [t.words.en for t in mine] == ["Controls the other"]
    assert [t.words.en for t in theirs] == ["Is controlled by the other"]
    state_affiliation(ines.actor, one, stands=False, **said)
    assert employer(ines.actor, employer_id=other.pk).facts.group.own == ()
    with pytest.raises(Invalid, match="affiliate_of_itself"):
        state_affiliation(ines.actor, one, stands=True, **(said | {"other": one}))


@db
def test_a_decision_follows_the_one_before(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    asked = add_application(ines.actor, row, request=REQUEST)
    said = {"decided_on": date(2026, 2, 1), "reasons": "because"}
    with pytest.raises(Invalid, match="decision_positions"):
        record_decision(
            ines.actor, asked, outcome=Outcome.POSITIVE, positions=7, **said
        )
    with pytest.raises(Invalid, match="decision_order"):
        record_decision(ines.actor, asked, outcome=Outcome.REVOKED, **said)
    record_decision(ines.actor, asked, outcome=Outcome.POSITIVE, positions=6, **said)
    with pytest.raises(Invalid, match="decision_before"):
        record_decision(
            ines.actor, asked, outcome=Outcome.SUSPENDED,
            decided_on=date(2026, 1, 31), reasons="because",
        )  # fmt: skip
    record_decision(ines.actor, asked, outcome=Outcome.REVOKED, **said)
    with pytest.raises(Denied, match="decision_order"):
        record_decision(
            ines.actor, asked, outcome=Outcome.POSITIVE, positions=1, **said
        )


@db
def test_decisions_only_grow(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    asked = add_application(ines.actor, row, request=REQUEST)
    record_decision(
        ines.actor, asked, outcome=Outcome.NEGATIVE, decided_on=date(2026, 2, 1),
        reasons="because",
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.update(reasons="otherwise")


@db
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"noc": "851"}, "noc_shape"),
        ({"rent_cents_monthly": 100}, "housing_rent"),
        ({"received_on": timezone.localdate() + timedelta(days=2)}, "day_to_come"),
    ],
)
def test_an_application_that_cannot_be_is_refused(
    ines: Person, change: dict[str, object], code: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    with pytest.raises(Invalid, match=code):
        add_application(ines.actor, row, request=replace(REQUEST, **change))
