"""The rules by themselves, without a web or a database.

Checked against: IRPR 183(1)(b.1) and (b.2), 200(3)(g.1) and (h); Operational Bulletin
449 of 13 July 2012 (reach of the 2012 instruction, massage therapy excepted); IRPA
30(1.5) to (1.7).
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.permits.checks import Answer, File, Finding, look
from halte.capabilities.permits.checks.facts import (
    Bar,
    Mark,
    Offer,
    Often,
    Saying,
    Service,
    Told,
)
from halte.capabilities.permits.checks.law import provisions_on
from halte.capabilities.permits.checks.register import Entry, in_force, reaches

DAY = date(2026, 3, 2)
FILE = File(received_on=date(2026, 1, 5), as_of=DAY)
DANCE = Offer(Service.EROTIC_DANCE, Often.WEEKLY, "its website", date(2012, 1, 2))


def answer(check: str, file: File) -> Finding:
    return next(found for found in look(file) if found.check == check)


@pytest.mark.parametrize(
    ("as_of", "received", "offer", "expected"),
    [
        # Nothing before the instruction took effect.
        (date(2012, 7, 13), date(2012, 7, 1), DANCE, Answer.CLEAR),
        # From that day for what came in since; what was pending stays as before.
        (date(2012, 7, 14), date(2012, 7, 14), DANCE, Answer.REFER),
        (date(2012, 8, 1), date(2012, 7, 13), DANCE, Answer.CLEAR),
        # By category, however often, until the last day of 2013.
        (date(2013, 12, 30), date(2013, 1, 1), replace(DANCE, often=Often.LESS),
         Answer.REFER),
        # By regulation: on a regular basis, pending applications too.
        (date(2013, 12, 31), date(2012, 7, 1), DANCE, Answer.REFER),
        (date(2013, 12, 31), date(2013, 1, 1), replace(DANCE, often=Often.LESS),
         Answer.CLEAR),
        (date(2026, 1, 1), date(2025, 1, 1), replace(DANCE, often=Often.MONTHLY),
         Answer.REFER),
        (date(2026, 1, 1), date(2025, 1, 1), replace(DANCE, often=Often.UNKNOWN),
         Answer.ASK),
    ],
)  # fmt: skip
def test_the_bar_follows_the_day(
    as_of: date, received: date, offer: Offer, expected: Answer
) -> None:
    file = File(received_on=received, as_of=as_of, offers=(offer,))
    assert answer("sex_trade", file).answer is expected


def test_regulated_massage_is_excepted_and_massage_of_any_kind_is_asked_about() -> None:
    massage = Offer(Service.MASSAGE, Often.DAILY, "its sign", DAY)
    asked = answer("sex_trade", replace(FILE, offers=(massage,)))
    assert asked.answer is Answer.ASK and "licence" in asked.questions[0].en
    therapy = replace(massage, regulator="A college of therapists", licence="MT-1")
    assert answer("sex_trade", replace(FILE, offers=(therapy,))).answer is Answer.CLEAR
    one_only = replace(massage, regulator="A college of therapists")
    assert answer("sex_trade", replace(FILE, offers=(one_only,))).answer is Answer.ASK
    both = answer("sex_trade", replace(FILE, offers=(therapy, DANCE)))
    assert both.answer is Answer.REFER, "an exception covers itself alone"


SISTER = replace(DANCE, affiliate="Sister Inc.")


def test_what_an_affiliate_offers_is_asked_about_and_bars_nobody_by_itself() -> None:
    """183(1)(b.1) names the employer; 203(5) and (6) reach affiliates for bans only."""
    found = answer("sex_trade", replace(FILE, offers=(SISTER,)))
    assert found.answer is Answer.ASK and len(found.questions) == 2
    assert found.evidence[0].source == "Sister Inc.: its website"
    looked = Offer(Service.NONE, Often.UNKNOWN, "a visit", DAY)
    found = answer("sex_trade", replace(FILE, offers=(SISTER, looked)))
    assert found.answer is Answer.ASK and len(found.questions) == 1
    rarely = replace(SISTER, often=Often.LESS)
    found = answer("sex_trade", replace(FILE, offers=(rarely, looked)))
    assert found.answer is Answer.CLEAR
    assert answer("sex_trade", replace(FILE, offers=(SISTER, DANCE))).answer is (
        Answer.REFER
    )
    then = replace(looked, seen_on=date(2012, 12, 3))
    before = File(date(2013, 1, 1), date(2013, 6, 1), offers=(SISTER, then))
    assert answer("sex_trade", before).answer is Answer.CLEAR


def test_a_contest_is_said_beside_the_answer_and_an_end_ends_it() -> None:
    contested = replace(DANCE, contested=True)
    found = answer("sex_trade", replace(FILE, offers=(contested,)))
    assert found.answer is Answer.REFER and "contested" in found.reasons[-1].en
    over = replace(DANCE, until=DAY)
    assert answer("sex_trade", replace(FILE, offers=(over,))).answer is Answer.REFER
    over = replace(DANCE, until=date(2026, 3, 1))
    assert answer("sex_trade", replace(FILE, offers=(over,))).answer is Answer.ASK


def test_evidence_goes_with_the_answer_and_what_was_seen_later_does_not_count() -> None:
    later = replace(DANCE, seen_on=date(2026, 3, 3))
    found = answer("sex_trade", replace(FILE, offers=(later,)))
    assert found.answer is Answer.ASK and found.evidence == ()
    found = answer("sex_trade", replace(FILE, offers=(DANCE,)))
    assert [(e.source, e.seen_on) for e in found.evidence] == [
        ("its website", date(2012, 1, 2))
    ]
    assert found.provisions[:2] == ("IRPR 183(1)(b.1)", "IRPR 200(3)(g.1)")


BAR = Bar(default=False, decided_on=date(2025, 1, 1), until=date(2026, 3, 2),
          source="page")  # fmt: skip


@pytest.mark.parametrize(
    ("bar", "day", "own", "affiliates"),
    [
        (BAR, date(2026, 3, 2), Answer.REFER, Answer.CLEAR),
        (BAR, date(2026, 3, 3), Answer.CLEAR, Answer.CLEAR),
        (BAR, date(2024, 12, 31), Answer.CLEAR, Answer.CLEAR),
        (replace(BAR, until=None), date(2031, 1, 1), Answer.REFER, Answer.CLEAR),
        (replace(BAR, default=True, until=None), DAY, Answer.REFER, Answer.CLEAR),
        (replace(BAR, affiliate="Sister Inc."), DAY, Answer.CLEAR, Answer.REFER),
    ],
)
def test_a_ban_counts_from_its_decision_to_its_last_day(
    bar: Bar, day: date, own: Answer, affiliates: Answer
) -> None:
    file = File(received_on=date(2024, 1, 1), as_of=day, bars=(bar,))
    assert answer("employer", file).answer is own
    assert answer("affiliates", file).answer is affiliates


def test_an_employer_that_nobody_knows_is_asked_about() -> None:
    found = answer("employer", replace(FILE, employer_known=False))
    assert found.answer is Answer.ASK and found.questions


def entry(**changes: object) -> Entry:
    given = {
        "reference": "a", "version": 1, "authority": "30(1.2)",
        "published_on": date(2026, 2, 1), "effective_on": date(2026, 2, 10),
        "reaches_pending": True,
    }  # fmt: skip
    return Entry(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("received", "day", "decided", "pending", "ends", "reached"),
    [
        # received, asked on, decided on, reaches pending, ends, applies?
        (date(2026, 1, 5), date(2026, 2, 9), None, True, None, False),
        (date(2026, 1, 5), date(2026, 2, 10), None, True, None, True),
        (date(2026, 1, 5), date(2026, 2, 10), None, False, None, False),
        (date(2026, 2, 10), date(2026, 2, 10), None, False, None, True),
        (date(2026, 1, 5), date(2026, 3, 1), date(2026, 2, 9), True, None, False),
        (date(2026, 1, 5), date(2026, 3, 1), date(2026, 2, 10), True, None, True),
        (date(2026, 1, 5), date(2026, 2, 28), None, True, date(2026, 3, 1), True),
        (date(2026, 1, 5), date(2026, 3, 1), None, True, date(2026, 3, 1), False),
        (date(2026, 4, 1), date(2026, 3, 1), None, True, None, False),
    ],
)
def test_what_an_instruction_reaches_day_by_day(
    received: date, day: date, decided: date | None, pending: bool,
    ends: date | None, reached: bool,
) -> None:  # fmt: skip
    row = entry(reaches_pending=pending, ends_on=ends)
    assert reaches(row, received_on=received, day=day, decided_on=decided) is reached


def test_a_later_version_takes_the_place_of_an_earlier_one_from_its_effect() -> None:
    second = entry(version=2, effective_on=date(2026, 3, 1))
    register = (second, entry())
    assert [e.version for e in in_force(register, date(2026, 2, 28))] == [1]
    assert [e.version for e in in_force(register, date(2026, 3, 1))] == [2]
    ended = replace(second, ends_on=date(2026, 4, 1))
    assert in_force((ended, entry()), date(2026, 4, 1)) == ()


@pytest.mark.parametrize(
    ("mark", "expected"),
    [(None, Answer.ASK), (True, Answer.REFER), (False, Answer.CLEAR)],
)
def test_an_instruction_is_read_by_an_officer_not_by_the_rule(
    mark: bool | None, expected: Answer
) -> None:
    marks = {} if mark is None else {"a": Mark(mark, "file", DAY)}
    file = replace(FILE, register=(entry(),), marks=marks)
    assert answer("instructions", file).answer is expected
    by_87 = replace(FILE, register=(entry(authority="87.3"),))
    assert answer("instructions", by_87).answer is Answer.CLEAR


@pytest.mark.parametrize(
    ("told", "expected"),
    [(Told.WELL, Answer.CLEAR), (Told.UNKNOWN, Answer.ASK),
     (Told.NOT_WELL, Answer.REFER)],
)  # fmt: skip
def test_only_the_person_can_answer_some_questions(
    told: Told, expected: Answer
) -> None:
    for check in ("job_known", "fees", "documents", "agreement", "rights"):
        assert answer(check, FILE).answer is Answer.ASK
        file = replace(FILE, told={check: Saying(told, DAY)})
        assert answer(check, file).answer is expected


DATES = st.dates(date(2010, 1, 1), date(2030, 12, 31))
OFFERS = st.builds(
    Offer, st.sampled_from(Service), st.sampled_from(Often), st.just("x"), DATES,
    until=st.none() | DATES, contested=st.booleans(),
    affiliate=st.sampled_from(["", "Other Inc."]),
)  # fmt: skip
BARS = st.builds(
    Bar, st.booleans(), st.none() | DATES, st.none() | DATES, st.just("x"),
    st.sampled_from(["", "Other Inc."]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(DATES, DATES, st.lists(OFFERS, max_size=3), st.lists(BARS, max_size=3))
def test_no_check_ever_refuses_and_each_says_why_in_both_languages(
    received: date, as_of: date, offers: list[Offer], bars: list[Bar]
) -> None:
    for found in look(File(received, as_of, tuple(offers), tuple(bars))):
        assert found.answer in Answer and set(Answer) == {"clear", "ask", "refer"}
        assert found.reasons and all(text.en and text.fr for text in found.reasons)
        words = " ".join(text.en for text in found.reasons).casefold()
        assert "should be refused" not in words and "recommend" not in words
        assert (found.answer is Answer.ASK) == bool(found.questions)


def test_provisions_are_those_of_the_day() -> None:
    names = [p.name for p in provisions_on(date(2013, 12, 30))]
    assert names == []
    assert "IRPR 183(1)(b.1)" in [p.name for p in provisions_on(date(2013, 12, 31))]
    assert "IRPR 207.1" not in [p.name for p in provisions_on(date(2019, 6, 3))]


def test_the_rules_know_nothing_of_the_web() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, halte.capabilities.permits.checks;"
         "print('django' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"
