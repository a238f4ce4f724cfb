"""Applications, the register of instructions, and what is refused at the door."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from halte.capabilities.employers.actions.judging import judge
from halte.capabilities.employers.actions.offering import (
    Seen,
    see_service,
    withdraw_service,
)
from halte.capabilities.employers.actions.register import state_affiliation
from halte.capabilities.employers.intake import FOUND
from halte.capabilities.employers.models import ListedName
from halte.capabilities.employers.states import Tie, Verdict
from halte.capabilities.permits.actions.applications import (
    add_application,
    keep_checks,
    mark_instruction,
    note_offer,
    note_saying,
)
from halte.capabilities.permits.actions.instructions import end_instruction
from halte.capabilities.permits.actions.noting import Offered
from halte.capabilities.permits.checks.facts import Often, Service, Told
from halte.capabilities.permits.models import Instruction, Look
from halte.capabilities.permits.queries.applications import application, by_number
from halte.capabilities.permits.queries.instructions import law_on
from halte.core.errors import Denied, Invalid, Missing
from halte.core.intake import taking_in
from tests.conftest import Person
from tests.employers.conftest import page_of_findings
from tests.permits.conftest import applied, asked, employer, published

pytestmark = pytest.mark.django_db(transaction=True)


def answers(person: Person, pk: int) -> dict[str, str]:
    page = application(person.actor, application_id=pk)
    return {found.check: found.answer.en for found in page.findings}


def test_who_the_person_is_stands_encrypted_and_is_found_by_number(
    pia: Person,
) -> None:
    row = applied(pia)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM permits_permitapplication")
        kept = str(cursor.fetchall())
    assert "Maria" not in kept and "W123456789" not in kept and "1995" not in kept
    assert [line.id for line in by_number(pia.actor, number="w123 456789")] == [row.pk]
    assert by_number(pia.actor, number="W1") == ()
    page = application(pia.actor, application_id=row.pk)
    assert page.person_name == "Maria Invented"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "w-1"}, "permit_number_shape"),
        ({"number": "W" * 21}, "permit_number_shape"),
        ({"number": "<script>"}, "permit_number_shape"),
        ({"noc": "1234"}, "permit_noc_shape"),
        ({"noc": "١٢٣٤٥"}, "permit_noc_shape"),
        ({"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 1)},
         "permit_ends_before"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_field(
    pia: Person, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid, match=code) as refused:
        applied(pia, **changes)
    assert refused.value.field
    assert refused.value.sentence.en and refused.value.sentence.fr


def test_nothing_is_received_or_published_on_a_day_to_come(
    pia: Person, colin: Person
) -> None:
    for given in (
        lambda day: applied(pia, received_on=day),
        lambda day: published(colin, published_on=day, effective_on=day),
    ):
        with pytest.raises(Invalid, match="permit_day_to_come"):
            given(localdate() + timedelta(days=1))


def test_a_number_is_here_once_however_it_is_typed(pia: Person) -> None:
    applied(pia)
    with pytest.raises(Invalid, match="permit_number_taken"):
        applied(pia, number=" w1234 56789")


def test_others_see_nothing(pia: Person, ana: Person, prune: Person) -> None:
    row = applied(pia)
    for person in (ana, prune):
        with pytest.raises(Denied, match="no_permission"):
            application(person.actor, application_id=row.pk)
    elsewhere = Person(
        pia.user, ana.organisation,
        replace(pia.actor, organisation_id=ana.organisation.pk),
    )  # fmt: skip
    with pytest.raises(Missing):
        application(elsewhere.actor, application_id=row.pk)
    with pytest.raises(Denied, match="permit_elsewhere"):
        add_application(elsewhere.actor, pia.organisation, asked=asked())


def test_kept_answers_stay_with_their_reasons_and_the_version_of_the_rules(
    pia: Person,
) -> None:
    row = applied(pia)
    keep_checks(pia.actor, row)
    offered = Offered(
        Service.ESCORT, Often.WEEKLY, source="its site", seen_on=localdate()
    )
    note_offer(pia.actor, row, offered=offered)
    keep_checks(pia.actor, row)
    kept = Look.objects.filter(check_slug="sex_trade").order_by("turn")
    assert [look.answer for look in kept] == ["ask", "refer"]
    finding = json.loads(kept[1].finding)
    assert finding["evidence"][0]["source"] == "its site"
    assert kept[1].rules == "2026-11-30"
    with pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.update(answer="clear")


def test_the_newest_answer_of_the_person_counts(pia: Person) -> None:
    row = applied(pia)
    for told in (Told.WELL, Told.NOT_WELL):
        note_saying(pia.actor, row, question="fees", told=told, asked_on=localdate())
    assert answers(pia, row.pk)["fees"] == "Refer"


def test_a_regulator_without_a_licence_is_refused(pia: Person) -> None:
    offered = Offered(
        Service.MASSAGE,
        Often.DAILY,
        source="x",
        seen_on=localdate(),
        regulator="A college",
    )
    with pytest.raises(Invalid, match="permit_regulator_both"):
        note_offer(pia.actor, applied(pia), offered=offered)


def test_what_the_register_holds_of_a_business_reaches_the_check_and_a_withdrawal_too(
    pia: Person, ines: Person
) -> None:
    bar, sister = employer(ines, "Invented Bar Inc."), employer(ines, "Sister Inc.")
    row = applied(pia, employer_pk=bar.pk)
    other = applied(pia, employer_pk=sister.pk, number="W123456780")
    assert answers(pia, row.pk)["sex_trade"] == "Ask"
    seen = Seen(Service.ESCORT, Often.DAILY, "its own website", localdate())
    fact = see_service(ines.actor, bar, seen=seen)
    page = application(pia.actor, application_id=row.pk)
    found = next(f for f in page.findings if f.check == "sex_trade")
    assert found.answer.en == "Refer" and found.evidence[0].seen_on == localdate()
    assert found.evidence[0].source.endswith(": its own website")
    looked = replace(seen, service=Service.NONE, often=Often.UNKNOWN)
    see_service(ines.actor, sister, seen=looked)
    assert answers(pia, other.pk)["sex_trade"] == "Clear"
    state_affiliation(
        ines.actor, bar, other=sister, ground=Tie.PREMISES, stands=True,
        evidence="one door", said_on=localdate(),
    )  # fmt: skip
    assert answers(pia, other.pk)["sex_trade"] == "Ask"
    withdraw_service(ines.actor, fact, said="It was next door.")
    assert answers(pia, other.pk)["sex_trade"] == "Clear"
    assert answers(pia, row.pk)["sex_trade"] == "Ask"


def test_an_affiliate_that_was_published_as_ineligible_is_seen(
    pia: Person, ines: Person, settings: Any, tmp_path: Any
) -> None:
    settings.HALTE_STATE = tmp_path
    here, sister = employer(ines, "Clean Farms Inc."), employer(ines, "Banned Inc.")
    content = page_of_findings(
        'Banned,Banned Inc.,"Windsor, ON N8H 3W1",6,2026-01-05,'
        '"$5,000 and a two-year ban",Ineligible until 01/05/2028'
    ).encode()
    batch = taking_in.send(ines.actor, FOUND, "esdc", [content], "found.csv").batch
    taking_in.map_and_check(ines.actor, batch, batch.reading, batch.mapped)
    batch.refresh_from_db()
    taking_in.accept(ines.actor, batch)
    judge(ines.actor, sister, name=ListedName.objects.get(), verdict=Verdict.SAME)
    row = applied(pia, employer_pk=here.pk)
    assert answers(pia, row.pk)["affiliates"] == "Clear"
    state_affiliation(
        ines.actor, here, other=sister, ground=Tie.PREMISES, stands=True,
        evidence="one lease", said_on=date(2026, 1, 2),
    )  # fmt: skip
    assert answers(pia, row.pk) | {"employer": "Clear", "affiliates": "Refer"} == (
        answers(pia, row.pk)
    )
    other = applied(pia, employer_pk=sister.pk, number="W777")
    assert answers(pia, other.pk)["employer"] == "Refer"


def test_an_instruction_reaches_a_pending_application_from_its_effect_to_its_end(
    pia: Person, colin: Person
) -> None:
    row = applied(pia)
    assert answers(pia, row.pk)["instructions"] == "Clear"
    chosen = published(colin)
    assert answers(pia, row.pk)["instructions"] == "Ask"
    mark_instruction(
        pia.actor,
        row,
        instruction=chosen,
        touches=True,
        source="x",
        seen_on=localdate(),
    )
    assert answers(pia, row.pk)["instructions"] == "Refer"
    end_instruction(
        colin.actor, chosen, gazette="x", published_on=localdate(), ends_on=localdate()
    )
    assert answers(pia, row.pk)["instructions"] == "Clear"
    with pytest.raises(Denied, match="instruction_ended"):
        end_instruction(
            colin.actor,
            chosen,
            gazette="x",
            published_on=localdate(),
            ends_on=localdate(),
        )


def test_an_instruction_has_no_effect_before_it_is_published(colin: Person) -> None:
    with pytest.raises(Invalid, match="instruction_effect_before"):
        published(colin, effective_on=localdate() - timedelta(days=6))


def test_a_later_version_stands_beside_the_one_before(
    colin: Person, pia: Person
) -> None:
    first = published(colin)
    second = published(colin, effective_on=localdate(), title_en="Changed")
    assert (first.version, second.version) == (1, 2)
    with pytest.raises(Invalid, match="instruction_order"):
        published(colin, effective_on=localdate() - timedelta(days=1))

    def there(day: date) -> list[str]:
        views = law_on(day).instructions
        return [v.title.en for v in views if v.reference == first.reference]

    assert there(localdate() - timedelta(days=1)) == [first.title_en]
    assert there(localdate()) == ["Changed"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Instruction.objects.update(title_en="x")
    with pytest.raises(Denied, match="no_permission"):
        published(pia)
