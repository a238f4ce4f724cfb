"""Texts of a report: two at once, the same again, and those of the last round."""

from __future__ import annotations

from datetime import date

import pytest

from halte.capabilities.rounds.actions import reports
from halte.capabilities.rounds.content import changed, read_back
from halte.capabilities.rounds.models import Round, Version
from halte.capabilities.rounds.queries.reports import report_page
from halte.capabilities.rounds.versions import content_of, ends
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.rounds.conftest import a_round, accept, hand_in, report_on, spent, words

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_people_who_save_at_once_lose_no_word(
    round_: Round, rene: Person, renata: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.write(rene.actor, report, content=words(done="René’s words"), seen=1)
    reports.write(renata.actor, report, content=words(done="Renata’s words"), seen=1)
    assert [read_back(v.content).done for v in ends(report)] == [
        "René’s words",
        "Renata’s words",
    ]
    with pytest.raises(Denied, match="rounds_two_texts"):
        reports.submit(rene.actor, report)
    both = words(done="René’s words and Renata’s")
    with pytest.raises(Invalid, match="rounds_nothing_to_merge"):
        reports.merge(rene.actor, report, content=both, one=1, other=2)
    reports.merge(rene.actor, report, content=both, one=2, other=3)
    assert [v.number for v in ends(report)] == [4]
    assert Version.objects.filter(report=report).count() == 4
    reports.submit(rene.actor, report)


def test_saying_the_same_again_keeps_no_second_text(
    round_: Round, rene: Person, renata: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    assert reports.write(rene.actor, report, content=words(), seen=1) is None
    assert reports.write(renata.actor, report, content=words(), seen=0) is None
    assert len(ends(report)) == 1


def test_a_report_is_brought_forward_without_its_money_and_marked(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    answered = words(spend=spent(10), answers={"1": "Nothing else."})
    accept(hand_in(report_on(round_, "fund"), rene, aline, answered), amina)
    later = a_round(amina, starts=date(2013, 10, 1), ends=date(2013, 12, 31))
    report = report_on(later, "fund")
    reports.copy_forward(rene.actor, report)
    copied = content_of(report)
    assert changed(answered, copied) == {"spend"}
    with pytest.raises(Invalid, match="rounds_nothing_to_copy"):
        reports.copy_forward(rene.actor, report)
    reports.write(rene.actor, report, content=words(outcome="Ninety."), seen=1)
    marks = {
        p.heading.en: p.change for p in report_page(amina.actor, report.pk).passages
    }
    assert marks == {
        "What was done": "same",
        "What came of it": "changed",
        "What comes next": "same",
    }
