"""People who may work without an application: what applies, and what they are told.

Checked against the text of IRPR 183(1)(b.1) and (b.2) and 196.1 (SOR/2013-245,
SOR/2015-144): on all temporary residents who may work, about the employer itself, and
not about affiliates.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.employers.actions.offering import Seen, see_service
from halte.capabilities.permits.actions.authorizations import (
    MayWork,
    add_authorization,
    keep_authorized,
    note_business,
    tell,
)
from halte.capabilities.permits.actions.noting import Offered
from halte.capabilities.permits.checks import Answer, Finding
from halte.capabilities.permits.checks.authorized import (
    TITLES,
    Authorized,
    Heard,
    look_authorized,
)
from halte.capabilities.permits.checks.facts import Bar, Offer, Often, Service
from halte.capabilities.permits.models import Authorization, AuthorizationLook, Told
from halte.capabilities.permits.queries.authorizations import authorization
from halte.capabilities.permits.states import Basis, Telling
from halte.core.errors import Denied, Invalid, Missing
from tests.conftest import Person, SignIn, make_organisation, make_person
from tests.permits.conftest import employer
from tests.permits.test_checks import BARS, DATES, OFFERS

db = pytest.mark.django_db(transaction=True)

DAY = date(2026, 3, 2)
HOLDER = Authorized(as_of=DAY)
NAMED = Authorized(as_of=DAY, employer_known=True)
DANCE = Offer(Service.EROTIC_DANCE, Often.WEEKLY, "its website", date(2012, 1, 2))
BAN = Bar(default=False, decided_on=date(2025, 1, 1), until=date(2027, 1, 1),
          source="page")  # fmt: skip


def found(check: str, given: Authorized) -> Finding:
    return next(each for each in look_authorized(given) if each.check == check)


def test_the_condition_is_about_the_employer_and_cites_what_binds_all() -> None:
    offered = found("sex_trade", replace(NAMED, offers=(DANCE,)))
    assert offered.answer is Answer.REFER
    assert offered.provisions == ("IRPR 183(1)(b.1)", "IRPR 196.1(a)")
    assert "not about the person" in offered.reasons[-1].en
    banned = found("employer", replace(NAMED, bars=(BAN,)))
    assert banned.answer is Answer.REFER
    assert banned.provisions == ("IRPR 183(1)(b.2)", "IRPR 196.1(b)")
    # 200(3) and 203 are about permits and assessments: none is asked for here.
    cited = {p for each in look_authorized(NAMED) for p in each.provisions}
    assert not [p for p in cited if "200(" in p or "203(" in p or "87.3" in p]


@pytest.mark.parametrize(
    ("day", "sex_trade", "banned", "condition"),
    [
        # The instruction of 2012 was about applications; this is none.
        (date(2013, 12, 30), Answer.CLEAR, Answer.REFER, Answer.CLEAR),
        (date(2013, 12, 31), Answer.REFER, Answer.REFER, Answer.ASK),
        # Before December 2015 the present form of the rule is not known here.
        (date(2015, 11, 30), Answer.REFER, Answer.REFER, Answer.ASK),
        (date(2015, 12, 1), Answer.REFER, Answer.CLEAR, Answer.ASK),
    ],
)
def test_each_follows_its_own_day(
    day: date, sex_trade: Answer, banned: Answer, condition: Answer
) -> None:
    on = replace(NAMED, as_of=day, offers=(DANCE,))
    assert found("sex_trade", on).answer is sex_trade
    assert found("employer", on).answer is banned
    assert found("condition_told", on).answer is condition


def test_an_affiliate_leads_to_a_question_and_bars_nobody() -> None:
    sister = replace(DANCE, affiliate="Sister Inc.")
    assert found("sex_trade", replace(NAMED, offers=(sister,))).answer is Answer.ASK
    barred = replace(NAMED, bars=(replace(BAN, affiliate="Sister Inc."),))
    asked = found("affiliates", barred)
    assert asked.answer is Answer.ASK and asked.questions
    assert found("employer", barred).answer is Answer.CLEAR
    assert found("affiliates", NAMED).answer is Answer.CLEAR


def test_where_no_employer_is_named_nothing_is_looked_up_and_the_person_is_told() -> (
    None
):
    answers = {each.check: each.answer for each in look_authorized(HOLDER)}
    assert answers == {
        "sex_trade": Answer.CLEAR, "employer": Answer.CLEAR,
        "condition_told": Answer.ASK, "support_told": Answer.ASK,
    }  # fmt: skip
    assert "1-833-900-1010" in found("support_told", HOLDER).questions[0].fr
    heard = {check: Heard("Ukrainian", DAY) for check in Telling}
    told = replace(HOLDER, told=heard)
    assert {each.answer for each in look_authorized(told)} == {Answer.CLEAR}
    assert found("condition_told", told).evidence[0].source == "Ukrainian"


@settings(max_examples=60, deadline=None)
@given(DATES, st.booleans(), st.lists(OFFERS, max_size=3), st.lists(BARS, max_size=3))
def test_no_check_is_a_finding_about_the_person(
    day: date, named: bool, offers: list[Offer], bars: list[Bar]
) -> None:
    given = Authorized(day, named, tuple(offers), tuple(bars))
    for each in look_authorized(given):
        assert each.check in TITLES and each.answer in set(Answer)
        assert each.reasons and all(text.en and text.fr for text in each.reasons)
        words = " ".join(text.en for text in each.reasons).casefold()
        for word in ("refus", "recommend", "violat", "breach", "remov", "victim"):
            assert word not in words
        assert (each.answer is Answer.ASK) == bool(each.questions)


def test_the_rules_know_nothing_of_the_web_nor_of_the_person() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys;"
         "import halte.capabilities.permits.checks.authorized;"
         "print('django' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"
    assert not {"name", "basis", "speaks"} & {*Authorized.__dataclass_fields__}


def may_work() -> MayWork:
    """Someone who was met today."""
    return MayWork("Oksana Invented", "Ukrainian", Basis.OPEN_PERMIT, None, localdate())


@db
def test_what_the_register_holds_reaches_someone_who_may_work(
    pia: Person, ines: Person
) -> None:
    bar = employer(ines, "Invented Bar Inc.")
    seen = Seen(Service.ESCORT, Often.DAILY, "its own website", localdate())
    see_service(ines.actor, bar, seen=seen)
    student = replace(may_work(), basis=Basis.STUDENT, employer_pk=bar.pk)
    row = add_authorization(pia.actor, pia.organisation, given=student)
    page = authorization(pia.actor, authorization_id=row.pk)
    answers = {each.check: each.answer.en for each in page.findings}
    assert answers["sex_trade"] == "Refer" and answers["support_told"] == "Ask"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM permits_authorization")
        assert "Oksana" not in str(cursor.fetchall())
    keep_authorized(pia.actor, row)
    tell(
        pia.actor, row, what=Telling.SUPPORT, language="Ukrainian", told_on=localdate()
    )
    keep_authorized(pia.actor, row)
    page = authorization(pia.actor, authorization_id=row.pk)
    assert [look.turn for look in page.looks] == [2, 1]
    for model in (Told, AuthorizationLook):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


@db
def test_what_cannot_be_is_refused_and_others_do_not_see_it(
    pia: Person, colin: Person, prune: Person, ines: Person
) -> None:
    row = add_authorization(pia.actor, pia.organisation, given=may_work())
    offered = Offered(Service.NONE, Often.UNKNOWN, source="x", seen_on=localdate())
    with pytest.raises(Invalid, match="authorized_nobody"):
        note_business(pia.actor, row, offered=offered)
    later = localdate() + timedelta(days=1)
    with pytest.raises(Invalid, match="permit_day_to_come"):
        tell(pia.actor, row, what=Telling.SUPPORT, language="x", told_on=later)
    with pytest.raises(Denied, match="no_permission"):
        keep_authorized(colin.actor, row)
    for person in (prune, ines):
        with pytest.raises(Denied, match="no_permission"):
            authorization(person.actor, authorization_id=row.pk)
        assert not Authorization.objects.visible_to(person.actor).exists()
    body = make_organisation("away", "A", "B")
    away = make_person("Away Officer", "permit_officer", body)
    with pytest.raises(Missing):
        authorization(away.actor, authorization_id=row.pk)


@db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_walk_through_the_pages(
    signed_in: SignIn, pia: Person, ines: Person, language: str
) -> None:
    bar = employer(ines, "Invented Bar Inc.")
    client, base = signed_in(pia), f"/{language}/permits/authorized/"
    typed = {"person_name": "Oksana Invented", "speaks": "Ukrainian",
             "basis": "student", "met_on": localdate().isoformat()}  # fmt: skip
    for number in ("999999", "9" * 26):
        unknown = client.post(f"{base}new/", typed | {"employer": number})
        assert unknown.status_code == 400
    made = client.post(f"{base}new/", typed | {"employer": str(bar.pk)})
    assert made.status_code == 302
    one = str(made.headers["Location"])
    assert client.get(f"{one}told/nationality/").status_code == 404
    said = {"language": "Ukrainian", "told_on": localdate().isoformat()}
    assert client.post(f"{one}told/condition_told/", said).status_code == 302
    noted = {"service": "none", "often": "unknown", "source": "a visit",
             "seen_on": localdate().isoformat()}  # fmt: skip
    assert client.post(f"{one}business/", noted).status_code == 302
    assert client.post(f"{one}checks/").status_code == 302
    for path in (base, one, f"{base}new/", f"{one}told/support_told/"):
        page = client.get(path)
        assert "1-833-900-1010" in page.content.decode(), path
        assert page.headers["Cache-Control"] == "no-store"
    assert "Oksana" not in client.get(base).content.decode(), "no name in a list"
