"""Grants and contributions as the Government of Canada publishes them.

The columns, choices and obligations are held against the Treasury Board’s template
(`open-data/ckanext-canada`, `tables/grants.yaml`, version 3), where a copy is at hand.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from halte.capabilities.money.actions.awards import (
    amend_award,
    keep_award,
    report_nothing,
)
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Award, NothingToReport
from halte.capabilities.money.publication import files
from halte.capabilities.money.publication.rules import NOT_PUBLISHED, faults
from halte.capabilities.money.publication.template import EDITION, grants, nothing
from halte.capabilities.money.queries import awards as queries
from halte.capabilities.plan.models import Plan
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.money.conftest import FUND

SCHEMA = next(
    (
        path
        for folder in Path(__file__).resolve().parents
        if (path := folder / "shared/data/gc/grants_contributions_schema.json").exists()
    ),
    None,
)
needs_schema = pytest.mark.skipif(
    SCHEMA is None, reason="the published template is not at hand"
)

VALUES = {
    "agreement_type": "C",
    "recipient_type": "N",
    "recipient_business_number": "123456789",
    "recipient_legal_name": "A society|Une société",
    "recipient_country": "CA",
    "recipient_province": "MB",
    "recipient_city": "Winnipeg|Winnipeg",
    "recipient_postal_code": "R3C 4T3",
    "federal_riding_number": "46014",
    "prog_name_en": "Victims Fund",
    "prog_name_fr": "Fonds d’aide aux victimes",
    "prog_purpose_en": "Better services.",
    "prog_purpose_fr": "De meilleurs services.",
    "agreement_title_en": "A night line",
    "agreement_title_fr": "Une ligne de nuit",
    "agreement_number": "A-1",
    "agreement_value": "180000.50",
    "agreement_start_date": "2013-06-14",
    "agreement_end_date": "2015-03-31",
    "description_en": "Listening at night.",
    "description_fr": "Écoute de nuit.",
    "expected_results_en": "Calls are answered.",
    "expected_results_fr": "On répond aux appels.",
}
NUMBER = "001-2013-2014-Q1-00001"


def kept(person: Person, number: str = NUMBER, **values: str) -> Award:
    return keep_award(
        person.actor, line_of(FUND), ref_number=number, values=VALUES | values,
        place_protected=False,
    )  # fmt: skip


def codes(**values: str) -> set[tuple[str, str]]:
    return {(one.code, one.field) for one in faults(VALUES | values, amendment=0)}


def published_schema() -> dict[str, Any]:
    assert SCHEMA is not None
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


@needs_schema
def test_our_columns_are_those_of_the_published_template() -> None:
    schema = published_schema()
    assert (schema["template_version"], schema["template_updated"]) == EDITION
    for ours, theirs in zip((grants(), nothing()), schema["resources"], strict=True):
        assert list(ours.ids) == [field["id"] for field in theirs["fields"]]
        for column, field in zip(ours.columns, theirs["fields"], strict=True):
            assert column.label.to_dict() == field["label"]
            assert set(column.choices) == set(field.get("choices", {}))


@needs_schema
@pytest.mark.django_db(transaction=True)
def test_the_file_is_valid_by_the_published_template(plan: Plan, rene: Person) -> None:
    award = kept(rene)
    changed = VALUES | {"amendment_date": "2014-01-15", "agreement_value": "200000.00"}
    amend_award(rene.actor, award, seen=0, values=changed, place_protected=False)
    fields = published_schema()["resources"][0]["fields"]
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(files.headings())
    writer.writerows(files.rows(queries.to_publish(rene.actor)))
    rows = list(csv.DictReader(io.StringIO(sheet.getvalue())))
    assert [row["amendment_number"] for row in rows] == ["0", "1"]
    assert list(rows[0]) == [field["id"] for field in fields]
    for row in rows:
        for field in fields:
            assert_valid(field, row[field["id"]])


def assert_valid(field: dict[str, Any], value: str) -> None:
    """A value against the template’s own words for its column."""
    obligation = field.get("obligation", "")
    english = obligation["en"] if isinstance(obligation, dict) else obligation
    if english == "Mandatory" and field["id"] != "user_modified":
        assert value, field["id"]
    if value and field.get("choices"):
        assert value in field["choices"], field["id"]
    if value and field["type"] == "date":
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", value), field["id"]
    if value and field["type"] == "money":
        assert re.fullmatch(r"\d+(\.\d{1,2})?", value), field["id"]


def test_what_is_in_order_has_no_fault() -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("recipient_type", "P", "money_award_person"),
        ("recipient_type", "ZZ", "money_award_choice"),
        ("recipient_country", "XX", "money_award_choice"),
        ("recipient_province", "", "money_award_province"),
        ("recipient_business_number", "12345678", "money_award_nine_digits"),
        ("federal_riding_number", "4601", "money_award_five_digits"),
        ("recipient_postal_code", "r3c4t3", "money_award_postal_code"),
        ("agreement_value", "1,000", "money_award_amount"),
        ("agreement_value", "-5", "money_award_amount"),
        ("agreement_value", "5.001", "money_award_amount"),
        ("agreement_start_date", "2013-02-30", "money_award_day"),
        ("agreement_start_date", "0001-01-01", "money_award_day"),
        ("agreement_end_date", "9999-12-31", "money_award_day"),
        ("agreement_end_date", "2013-06-13", "money_award_ends_first"),
        ("description_en", "", "money_award_missing"),
        ("description_en", "At 12 Main Street, at night.", "money_award_address"),
        ("description_fr", "Au 250, rue Principale.", "money_award_address"),
        ("expected_results_en", "Near R3C 4T3.", "money_award_address"),
        ("recipient_legal_name", "Shelter, 5 Elm Ave.", "money_award_address"),
    ],
)
def test_each_rule_is_told_at_its_field(field: str, value: str, code: str) -> None:
    assert (code, field) in codes(**{field: value})


def test_a_foreign_currency_needs_its_amount_and_the_other_way_round() -> None:
    assert ("money_award_currency", "foreign_currency_value") in codes(
        foreign_currency_type="USD"
    )
    assert ("money_award_currency", "foreign_currency_type") in codes(
        foreign_currency_value="5"
    )
    assert ("money_award_choice", "foreign_currency_type") in codes(
        foreign_currency_type="CAD", foreign_currency_value="5"
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("plan")
class TestKeeping:
    def test_a_number_is_well_formed_and_used_once(self, rene: Person) -> None:
        for wrong in ("001-2013-2015-Q1-00001", "1-2013-2014-Q1-1", ""):
            with pytest.raises(Invalid, match="money_award_reference"):
                kept(rene, wrong)
        kept(rene)
        with pytest.raises(Invalid, match="money_award_taken"):
            kept(rene)

    def test_where_people_shelter_only_the_province_is_kept(self, rene: Person) -> None:
        award = keep_award(
            rene.actor, line_of(FUND), ref_number=NUMBER, values=VALUES,
            place_protected=True,
        )  # fmt: skip
        kept_text = json.dumps(award.versions.get().values)
        for place in ("Winnipeg", "R3C 4T3", "46014"):
            assert place not in kept_text
        (row,) = files.rows(queries.to_publish(rene.actor))
        cells = dict(zip(files.headings(), row, strict=True))
        assert cells["recipient_city"] == NOT_PUBLISHED
        assert cells["recipient_province"] == "MB"

    def test_an_amendment_stands_beside_what_was_before(self, rene: Person) -> None:
        award = kept(rene)
        changed = VALUES | {"agreement_value": "1.00", "amendment_date": "2014-01-15"}
        with pytest.raises(Invalid, match="money_award_amendment_date"):
            amend_award(rene.actor, award, seen=0, values=VALUES, place_protected=False)
        amend_award(rene.actor, award, seen=0, values=changed, place_protected=False)
        with pytest.raises(Invalid, match="changed_meanwhile"):
            amend_award(
                rene.actor, award, seen=0, values=changed, place_protected=False
            )
        page = queries.award_page(rene.actor, award_id=award.pk)
        assert [version.amendment for version in page.versions] == [1, 0]
        assert page.versions[0].changed == {"agreement_value", "amendment_date"}
        assert page.line.cents == 100

    def test_another_department_neither_sees_nor_amends_it(
        self, rene: Person, otto: Person, amina: Person
    ) -> None:
        award = kept(rene)
        assert queries.awards_page(otto.actor).awards == ()
        assert len(queries.awards_page(amina.actor).awards) == 1
        with pytest.raises(Denied, match="money_not_your_award"):
            amend_award(
                amina.actor, award, seen=0, values=VALUES, place_protected=False
            )

    def test_a_quarter_is_published_whole_or_said_to_be_empty(
        self, rene: Person, otto: Person
    ) -> None:
        kept(rene)
        first, second = (
            queries.to_publish(rene.actor, fiscal_year="2013-14", quarter=quarter)
            for quarter in ("Q1", "Q2")
        )
        assert (len(first), len(second)) == (1, 0)
        report = {"fiscal_year": "2013-14", "quarter": "Q1"}
        with pytest.raises(Invalid, match="money_something_to_report"):
            report_nothing(rene.actor, rene.organisation, **report)
        with pytest.raises(Denied, match="money_not_your_organisation"):
            report_nothing(otto.actor, rene.organisation, **report)
        with pytest.raises(Invalid, match="money_quarter_unknown"):
            report_nothing(
                rene.actor, rene.organisation, fiscal_year="2013-15", quarter="Q2"
            )
        report_nothing(
            rene.actor, rene.organisation, fiscal_year="2013-14", quarter="Q2"
        )
        with pytest.raises(Invalid, match="money_nothing_already"):
            report_nothing(
                rene.actor, rene.organisation, fiscal_year="2013-14", quarter="Q2"
            )
        (row,) = files.nothing_rows(queries.nothing_to_publish(rene.actor))
        assert row[:2] == ["2013-2014", "Q2"]
        assert NothingToReport.objects.count() == 1

    def test_what_was_invented_is_published_only_when_it_is_asked_for(
        self, rene: Person
    ) -> None:
        keep_award(
            rene.actor, line_of(FUND), ref_number=NUMBER, values=VALUES,
            place_protected=False, demonstration=True,
        )  # fmt: skip
        assert queries.to_publish(rene.actor) == ()
        assert len(queries.to_publish(rene.actor, invented=True)) == 1

    def test_words_for_people_are_in_their_language(self, rene: Person) -> None:
        kept(rene)
        (row,) = files.rows(queries.to_publish(rene.actor), "fr")
        cells = dict(zip(files.headings("fr"), row, strict=True))
        province = grants().column("recipient_province")
        assert cells[province.label.fr] == province.choices["MB"].fr == "Manitoba"


def test_a_name_in_two_languages_is_read_in_ones_own() -> None:
    assert queries.in_both("A society|Une société").fr == "Une société"
    assert queries.in_both("One name").to_dict() == {"en": "One name", "fr": "One name"}
    assert queries.in_both("Only English|").fr == "Only English"
