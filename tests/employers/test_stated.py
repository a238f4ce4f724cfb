"""What employers stated: every group of the form, and what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from halte.capabilities.employers import models
from halte.capabilities.employers.actions.applying import (
    Job,
    Seeking,
    Staff,
    add_advert,
    state_offer,
    state_recruitment,
    state_workplace,
)
from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    add_application,
    add_site,
    change_employer,
    record_decision,
)
from halte.capabilities.employers.actions.stated import (
    Acting,
    Terms,
    add_contact,
    add_third_party,
    attest,
    end_contact,
    state_housing,
)
from halte.capabilities.employers.actions.stated import (
    Person as Someone,
)
from halte.capabilities.employers.numbers import postal_code
from halte.capabilities.employers.queries.applications import application
from halte.capabilities.employers.queries.register import employer
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Outcome,
    Programme,
    SiteKind,
    Transport,
)
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.employers.conftest import kept
from tests.employers.test_register import REQUEST

db = pytest.mark.django_db(transaction=True)

DAY = date(2026, 2, 1)
ROBIN = Someone(
    ContactRole.PRIMARY, "Robin Invented", DAY, "Owner", "519-555-0100", language="en"
)
AGENT = Acting("Invented Agency", recruits=True, abroad=True, country="MX", paid=True)
TERMS = Terms(
    DAY, HousingKind.BUNKHOUSE, 8, 12_000, True, date(2026, 1, 10), "Health unit",
    "In order", Decimal("1.5"), Transport.EMPLOYER,
)  # fmt: skip
JOB = Job("Pick and pack", DAY, "None", "One season", Decimal(44), 2_640,
          "Insurance", "4%", "Rent", "Bonus", "By the crate")  # fmt: skip
STAFF = Staff(DAY, residents=15, foreign=5, foreign_low_wage=4, dispute=False)

FORM: dict[str, dict[type[Any], tuple[str, ...]]] = {
    "employer": {
        models.Employer: (
            "legal_name", "operating_name", "business_number", "account", "structure",
            "business_type", "began_on", "franchise", "employees", "revenue_cents",
        ),
        models.Site: ("address", "city", "province", "postal_code"),
    },
    "contacts": {
        models.Contact: ("role", "name", "telephone", "email"),
        models.ThirdParty: (
            "name", "recruits", "abroad", "paid", "licence", "fees_cents",
            "fees_paid_by",
        ),
    },
    "work location": {
        models.Workplace: ("residents", "foreign", "foreign_low_wage", "dispute"),
        models.Application: ("site", "layoffs", "union"),
    },
    "job": {
        models.Application: ("job_title", "noc", "positions", "months", "languages"),
        models.Offer: ("duties", "begins_on", "education", "experience"),
    },
    "pay": {
        models.Application: ("wage_cents", "prevailing_wage_cents", "weekly_hours"),
        models.Offer: (
            "overtime_cents", "benefits", "vacation", "deductions", "variable_pay",
            "piece_rate",
        ),
    },
    "housing": {
        models.Application: ("housing", "rent_cents_monthly"),
        models.Housing: (
            "rent_cents_monthly", "deducted", "kind", "capacity", "report_on",
            "kilometres", "transport",
        ),
    },
    "recruitment": {
        models.Advert: ("where", "first_day", "last_day"),
        models.Recruitment: ("applicants", "not_hired", "transition_plan"),
    },
    "stream": {models.Application: ("stream",)},
    "attestations": {
        models.Application: ("attested",),
        models.Attestation: ("conditions", "programme", "made_on"),
    },
    "decision": {
        models.Decision: (
            "outcome", "reasons", "positions", "valid_until", "by_user_id",
            "decided_on",
        ),
    },
}  # fmt: skip
"""Groups and fields of the forms EMP5626, EMP5627, EMP5519 and EMP5389 (public
copies) and of IRPR s. 203, and where each is kept.
"""


@pytest.mark.parametrize("group", FORM)
def test_every_field_of_the_form_has_its_place(group: str) -> None:
    for model, names in FORM[group].items():
        have = {field.name for field in model._meta.get_fields()}
        have |= {f.attname for f in model._meta.concrete_fields}
        assert set(names) <= have, model


@db
def test_what_names_a_person_is_encrypted(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    add_contact(ines.actor, row, person=ROBIN)
    add_third_party(ines.actor, row, acting=AGENT)
    asked = add_application(ines.actor, row, request=REQUEST)
    seeking = Seeking(3, 1, not_hired="Robin lives too far away")
    state_recruitment(ines.actor, asked, seeking=seeking)
    with connection.cursor() as cursor:
        for column, table in (
            ("name, telephone", "contact"), ("name, email", "thirdparty"),
            ("not_hired, ''", "recruitment"),
        ):  # fmt: skip
            cursor.execute(f"SELECT {column} FROM employers_{table}")
            stored = str(cursor.fetchall())
            assert "Robin" not in stored and "Agency" not in stored
            assert "555" not in stored
    page = employer(ines.actor, employer_id=row.pk)
    assert [c.name for c in page.contacts] == ["Robin Invented"]
    assert [t.name for t in page.third_parties] == ["Invented Agency"]


@db
def test_there_is_one_primary_contact_at_a_time(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    first = add_contact(ines.actor, row, person=ROBIN)
    with pytest.raises(Invalid, match="contact_primary"):
        add_contact(ines.actor, row, person=replace(ROBIN, name="Another"))
    end_contact(ines.actor, first, ended_on=date(2026, 3, 1))
    add_contact(ines.actor, row, person=replace(ROBIN, name="Another"))
    with pytest.raises(Denied, match="contact_ended"):
        end_contact(ines.actor, first, ended_on=date(2026, 3, 1))
    names = [c.name for c in employer(ines.actor, employer_id=row.pk).contacts]
    assert names == ["Another", "Robin Invented"], "those that ended stand last"


@db
@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"telephone": "", "email": ""}, "contact_without_way", "telephone"),
        ({"telephone": "12"}, "telephone_shape", "telephone"),
        ({"since": timezone.localdate() + timedelta(2)}, "day_to_come", "since"),
    ],
)
def test_a_contact_that_cannot_be_is_refused(
    ines: Person, change: dict[str, Any], code: str, field: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    with pytest.raises(Invalid, match=code) as refused:
        add_contact(ines.actor, row, person=replace(ROBIN, **change))
    assert refused.value.field == field


@db
def test_a_paid_representative_without_a_licence_is_pointed_out(ines: Person) -> None:
    """IRPA s. 91: only a lawyer, a notary or a licensed consultant is paid for it."""
    row = kept(ines, "Invented Greens Inc.")
    for acting in (
        AGENT,
        replace(AGENT, recruits=False),
        replace(AGENT, recruits=False, paid=False),
        replace(AGENT, recruits=False, licence="R123456"),
        replace(AGENT, fees_cents=90_000, fees_paid_by="worker"),
    ):
        add_third_party(ines.actor, row, acting=acting)
    shown = employer(ines.actor, employer_id=row.pk).third_parties
    assert [t.unlicensed for t in shown] == [False, True, False, False, False]
    assert [t.worker_pays for t in shown] == [False, False, False, False, True]
    assert shown[-1].fees == Decimal(900)


@db
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"fees_cents": 100, "fees_paid_by": "nobody"}, "fees_by_nobody"),
        ({"fees_cents": 100, "paid": False}, "fees_unpaid"),
        ({"telephone": "+52 (55)"}, "telephone_shape"),
    ],
)
def test_a_third_party_that_cannot_be_is_refused(
    ines: Person, change: dict[str, Any], code: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    with pytest.raises(Invalid, match=code):
        add_third_party(ines.actor, row, acting=replace(AGENT, **change))


@db
def test_housing_is_shown_as_it_was_stated_last(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    rear = Place(SiteKind.HOUSING, "1 Rd", "X", "ON", "N8H 3W1", capacity=4)
    site = add_site(ines.actor, row, place=rear)
    state_housing(ines.actor, site, terms=TERMS)
    state_housing(ines.actor, site, terms=replace(TERMS, capacity=6, report_by=""))
    (shown,) = employer(ines.actor, employer_id=row.pk).facts.sites
    assert shown.capacity == 6 and shown.housing is not None
    assert (shown.housing.report_by, shown.housing.rent) == ("", Decimal(120))
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Housing.objects.update(capacity=1)


@db
@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"capacity": 0}, "housing_zero", "capacity"),
        ({"rent_cents_monthly": None}, "rent_missing", "rent"),
        ({"report_on": None}, "report_without_day", "report_on"),
        ({"report_on": timezone.localdate() + timedelta(9)}, "day_to_come",
         "report_on"),
    ],
)  # fmt: skip
def test_housing_that_cannot_be_is_refused(
    ines: Person, change: dict[str, Any], code: str, field: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    rear = Place(SiteKind.HOUSING, "1 Rd", "X", "ON", capacity=4)
    site = add_site(ines.actor, row, place=rear)
    with pytest.raises(Invalid, match=code) as refused:
        state_housing(ines.actor, site, terms=replace(TERMS, **change))
    assert refused.value.field == field


@db
def test_only_housing_is_stated_as_housing(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    site = add_site(ines.actor, row, place=Place(SiteKind.WORK, "1 Rd", "X", "ON"))
    with pytest.raises(Invalid, match="not_housing"):
        state_housing(ines.actor, site, terms=TERMS)
    nobody = Place(SiteKind.HOUSING, "1 Rd", "X", "ON", capacity=0)
    with pytest.raises(Invalid, match="housing_zero"):
        add_site(ines.actor, row, place=nobody)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H2Z 1G", "postal_code_cut"), ("h2z1g", "postal_code_cut"),
        ("H2Z", "postal_code_shape"), ("D1D 1D1", "postal_code_shape"),
        ("12345", "postal_code_shape"), ("N8H 3WI1", "postal_code_shape"),
    ],
)  # fmt: skip
def test_a_postal_code_that_was_cut_says_so(text: str, code: str) -> None:
    """5,463 rows of the published lists have lost their last character."""
    with pytest.raises(Invalid, match=code) as refused:
        postal_code(text)
    assert refused.value.field == "postal_code"
    assert postal_code("n8h-3w1") == "N8H3W1" and postal_code(" ") == ""


@db
@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"account": "RP0001"}, "account_without_number", "business_number"),
        ({"business_number": "123456782", "account": "RT0001"}, "account_shape",
         "account"),
        ({"business_number": "123456782", "account": "RP1"}, "account_shape",
         "account"),
        ({"business_number": "123456789"}, "business_number_shape",
         "business_number"),
        ({"business_number": "12345678O"}, "business_number_shape",
         "business_number"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused_at_its_field(
    ines: Person, change: dict[str, str], code: str, field: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    given = replace(Particulars("Invented Greens Inc."), **change)
    with pytest.raises(Invalid, match=code) as refused:
        change_employer(ines.actor, row, particulars=given, version=1)
    assert refused.value.field == field


@db
def test_an_application_shows_each_group_as_stated_last(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    asked = add_application(ines.actor, row, request=REQUEST)
    state_offer(ines.actor, asked, job=JOB)
    state_workplace(ines.actor, asked, staff=replace(STAFF, foreign_low_wage=1))
    state_workplace(ines.actor, asked, staff=STAFF)
    add_advert(ines.actor, asked, where="A paper", first_day=DAY)
    page = application(ines.actor, application_id=asked.pk)
    assert page.offer and page.offer.piece_rate == "By the crate"
    assert page.overtime == Decimal("26.4")
    assert page.workplace and page.workplace.low_wage_share == Decimal(20)
    assert [a.where for a in page.adverts] == ["A paper"] and page.recruitment is None


@db
@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (lambda a, r: state_offer(a, r, job=replace(JOB, overtime_cents=None)),
         "overtime_whole"),
        (lambda a, r: state_offer(a, r, job=replace(JOB, begins_on=date(2025, 1, 1))),
         "begins_before"),
        (lambda a, r: state_workplace(a, r, staff=replace(STAFF, foreign_low_wage=6)),
         "low_wage_above_all"),
        (lambda a, r: state_recruitment(a, r, seeking=Seeking(1, 2)),
         "hired_above_applicants"),
        (lambda a, r: add_advert(a, r, where="A", first_day=DAY,
                                 last_day=date(2026, 1, 1)), "ended_before"),
    ],
)  # fmt: skip
def test_a_group_that_cannot_be_is_refused(
    ines: Person, stated: Any, code: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    asked = add_application(ines.actor, row, request=REQUEST)
    with pytest.raises(Invalid, match=code):
        stated(ines.actor, asked)


@db
def test_an_application_knows_its_newest_decision(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    asked = add_application(ines.actor, row, request=REQUEST)
    for outcome, positions in ((Outcome.POSITIVE, 2), (Outcome.SUSPENDED, None)):
        record_decision(
            ines.actor, asked, outcome=outcome, decided_on=DAY, reasons="because",
            positions=positions,
        )  # fmt: skip
    asked.refresh_from_db()
    newest = asked.decisions.last()
    assert newest and asked.outcome == newest.outcome == Outcome.SUSPENDED


@db
def test_attested_conditions_are_those_of_the_schedule(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    said = {"programme": Programme.IMP, "made_on": DAY, "evidence": "page 4"}
    for wrong in ([], [31], [1, 0]):
        with pytest.raises(Invalid, match="conditions_unknown"):
            attest(ines.actor, row, conditions=wrong, **said)
    attest(ines.actor, row, conditions=[17, 9, 9], **said)
    (shown,) = employer(ines.actor, employer_id=row.pk).attestations
    assert [item for item, _ in shown.conditions] == [9, 17]
    assert "209.2" in shown.programme.en
