"""A preliminary notice can be cancelled until a final one is issued.

Checked against: IRPR s. 209.995 (correct “any information in a notice of preliminary
finding … or cancel one, at any time before a notice of final determination is
issued”) and s. 209.994(2) (a cancelled notice is deemed received ten days after it is
sent; (2.1), the five days of public health, names corrected notices only).
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.inspections.actions.answering import receive_answer
from halte.capabilities.inspections.actions.deciding import decide
from halte.capabilities.inspections.actions.finding import compute
from halte.capabilities.inspections.actions.letters import draft, opened
from halte.capabilities.inspections.letters.composing import compose
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.queries.letters import kinds_now
from halte.capabilities.inspections.running import courses
from halte.capabilities.inspections.states import (
    TRANSITIONS,
    Kind,
    Outcome,
    State,
)
from halte.capabilities.inspections.timing import answer_clock_of, decided_from
from halte.core.bilingual import Language
from halte.core.errors import Denied, Invalid
from halte.core.measures.periods import fiscal_year_of
from tests.conftest import Person
from tests.inspections.conftest import fresh
from tests.inspections.test_law_of_the_file import (
    LAST_DAY,
    SENT_ON,
    lettered,
    noticed,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]

__all__ = ["noticed"]
"""Fixtures of the law of the file."""

CANCELLED_ON = SENT_ON + timedelta(5)


@pytest.fixture
def cancelled(ines: Person, ravi: Person, noticed: Inspection) -> Inspection:
    """The employer answered, and the notice was a mistake."""
    receive_answer(
        ines.actor, noticed, on=CANCELLED_ON, said="The payroll of another year."
    )
    lettered(ines, ravi, fresh(noticed), Kind.CANCELLING, CANCELLED_ON)
    return fresh(noticed)


def text_in(content: dict[str, Any], language: Language) -> str:
    """The document, with plain spaces."""
    drawn = json.dumps(compose(content, language).to_dict(), ensure_ascii=False)
    return drawn.replace("\u00a0", " ")


def test_no_clock_runs_and_nobody_decides_after_it(
    diane: Person, cancelled: Inspection
) -> None:
    assert cancelled.state == State.FOUND
    # It goes on: examined again, ended without a notice, or with another one.
    goes_on = {State.EXAMINING, State.COMPLIANT, State.JUSTIFIED, State.NOTICED}
    assert goes_on <= set(TRANSITIONS[State.FOUND])
    assert answer_clock_of(cancelled) is None and decided_from(cancelled) is None
    with pytest.raises(Denied, match="decision_before_notice"):
        decide(
            diane.actor, cancelled, outcome=Outcome.PENALTY,
            decided_on=LAST_DAY + timedelta(1), reasons="As found.",
        )  # fmt: skip
    year = fiscal_year_of(date(2026, 7, 1))
    assert [course.answer_by for course in courses(year)] == [None]
    assert Kind.CANCELLING not in kinds_now(cancelled)


def test_the_letter_says_what_is_cancelled_and_from_when(cancelled: Inspection) -> None:
    letter = cancelled.letters.get(kind=Kind.CANCELLING)
    content = json.loads(opened(letter.words))
    assert content["findings"] == [] and content["result"] is None
    english, french = text_in(content, "en"), text_in(content, "fr")
    number = f"{cancelled.number}/1"
    assert f"Notice {number}, sent on 17 June 2026, is cancelled." in english
    assert "10 days after" in english and "2 July 2026" in english
    assert "209.995" in english and "209.995" in french
    assert f"L’avis {number}, envoyé le 17 juin 2026, est annulé." in french
    assert "days to pay" not in english and "last day to answer" not in english


def test_another_notice_has_a_time_of_its_own(
    ines: Person, ravi: Person, diane: Person, cancelled: Inspection
) -> None:
    again = date(2026, 7, 6)
    compute(ines.actor, cancelled, determined_on=again)
    lettered(ines, ravi, fresh(cancelled), Kind.PRELIMINARY, again)
    # Forty days end on Saturday 15 August: Monday is the last day.
    assert decided_from(fresh(cancelled)) == date(2026, 8, 18)
    made = decide(
        diane.actor, fresh(cancelled), outcome=Outcome.PENALTY,
        decided_on=date(2026, 8, 18), reasons="As found.",
    )  # fmt: skip
    assert made.amount_cad


def test_nothing_is_cancelled_that_was_not_sent_or_that_was_decided_on(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection
) -> None:
    ready = draft(ines.actor, noticed, kind=Kind.CANCELLING, dated=SENT_ON)
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        type(ready).objects.filter(pk=ready.pk).update(kind=Kind.FINAL)
    decide(
        diane.actor, fresh(noticed), outcome=Outcome.PENALTY,
        decided_on=LAST_DAY + timedelta(1), reasons="As found.",
    )  # fmt: skip
    with pytest.raises(Invalid, match="letter_out_of_place"):
        lettered(ines, ravi, fresh(noticed), Kind.CANCELLING, LAST_DAY + timedelta(1))
