"""A ban decided here bars before it is published, and for its own days.

Checked against: IRPR s. 203(2)(b) (an employer that is ineligible or in default asks
for no assessment, whether the list tells of it or not), s. 209.99(2) (a ban begins with
the determination), s. 200(3)(h)(iii) (a default lasts until the penalty is paid), and
Table 3: type C, 6 points, one year. Days are counted by hand: one year from 2026-07-28
ends on 2027-07-27.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from halte.capabilities.employers.actions.register import (
    add_application,
    record_decision,
)
from halte.capabilities.employers.models import Application, Employer
from halte.capabilities.employers.models import Decision as Answer
from halte.capabilities.employers.queries.barred import barred
from halte.capabilities.employers.states import Outcome as Answered
from halte.capabilities.inspections.actions.agreeing import Terms, give_agreement
from halte.capabilities.inspections.actions.deciding import (
    decide,
    pay,
    publish,
    record_default,
    withdraw,
)
from halte.capabilities.inspections.actions.finding import (
    compute,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.letters import draft, review, send
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.queries.bars import bars_on
from halte.capabilities.inspections.states import Every, Kind, Outcome, Way
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from tests.conftest import Person, SignIn, make_person
from tests.employers.test_register import REQUEST
from tests.inspections.conftest import SIZE, failed, fresh

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]

SENT_ON = date(2026, 6, 17)
DECIDED = date(2026, 7, 28)
LAST = date(2027, 7, 27)
TOLD = date(2026, 7, 29)


def lettered(
    ines: Person, ravi: Person, row: Inspection, kind: Kind, day: date
) -> None:
    letter = draft(ines.actor, fresh(row), kind=kind, dated=day)
    review(ravi.actor, letter, approved=True, on=day)
    send(ines.actor, letter, sent_on=day, way=Way.MAIL)


@pytest.fixture
def banned(
    ines: Person, ravi: Person, diane: Person, examining: Inspection
) -> Inspection:
    """Type C, 2 + 4 points for one worker: $20,000 and one year; not published."""
    failed(
        ines, examining, 27, workers=1, severity={"benefit": 4},
        reasons={"benefit": "A fee was kept."},
    )  # fmt: skip
    state_size(ines.actor, fresh(examining), employees=40, revenue_cad=None, **SIZE)
    leave_rest(ines.actor, fresh(examining), said="Not a part of this inspection.")
    finish_findings(ines.actor, fresh(examining), on=date(2026, 6, 15))
    compute(ines.actor, fresh(examining), determined_on=date(2026, 6, 16))
    lettered(ines, ravi, examining, Kind.PRELIMINARY, SENT_ON)
    decide(
        diane.actor, fresh(examining), outcome=Outcome.PENALTY_AND_BAN,
        decided_on=DECIDED, reasons="The payroll shows it.",
    )  # fmt: skip
    row = fresh(examining)
    assert (row.decision.amount_cad, row.decision.ban) == (20_000, "1")
    return row


@pytest.fixture
def asked(ines: Person, greens: Employer) -> Application:
    return add_application(ines.actor, greens, request=REQUEST)


def words(person: Person, asked: Application, on: date) -> list[str]:
    return [
        bar.words.en for bar in barred(person.actor, application_id=asked.pk, on=on)
    ]


def test_a_ban_that_nobody_published_is_seen_on_its_own_days_with_its_source(
    ines: Person, banned: Inspection, asked: Application
) -> None:
    said = (
        "Invented Greens Inc.: ineligible until 2027-07-27 (IRPR s. 203(2)(b)), "
        f"decided in inspection {banned.number}, not on the public list"
    )
    assert words(ines, asked, DECIDED - timedelta(1)) == []
    assert words(ines, asked, DECIDED) == words(ines, asked, LAST) == [said]
    assert words(ines, asked, LAST + timedelta(1)) == []


def test_publishing_and_withdrawing_change_the_source_and_not_the_days(
    ines: Person, ravi: Person, banned: Inspection, asked: Application
) -> None:
    lettered(ines, ravi, banned, Kind.FINAL, TOLD)
    publish(ines.actor, fresh(banned), on=TOLD)
    assert "on the public list since 2026-07-29" in words(ines, asked, LAST)[0]
    assert words(ines, asked, LAST + timedelta(1)) == []
    withdraw(ines.actor, fresh(banned), on=TOLD, said="Another employer was meant.")
    assert "not on the public list" in words(ines, asked, LAST)[0]


def test_a_positive_decision_against_it_has_reasons(
    ines: Person, banned: Inspection, asked: Application
) -> None:
    given: dict[str, Any] = {
        "outcome": Answered.POSITIVE, "positions": 1, "reasons": "because",
    }  # fmt: skip
    with pytest.raises(Invalid, match="decision_against_bar"):
        record_decision(ines.actor, asked, decided_on=DECIDED, **given)
    record_decision(
        ines.actor, asked, decided_on=DECIDED, against_bar="Separate since May.",
        **given,
    )  # fmt: skip
    assert Answer.objects.get().against_bar == "Separate since May."


def test_the_form_names_the_file_in_both_languages(
    ines: Person, banned: Inspection, asked: Application, signed_in: SignIn
) -> None:
    client = signed_in(ines)
    for language, said in (
        ("en", "not on the public list"), ("fr", "absent de la liste publique"),
    ):  # fmt: skip
        page = client.get(f"/{language}/employers/applications/{asked.pk}/decision/")
        assert banned.number in page.content.decode() and said in page.content.decode()


def test_a_default_bars_from_its_day_until_the_day_of_payment(
    ines: Person, ravi: Person, banned: Inspection, asked: Application
) -> None:
    """Sent on July 29, to be paid by September 8; the default is of the 9th."""
    lettered(ines, ravi, banned, Kind.FINAL, TOLD)
    since, paid_on = date(2026, 9, 9), date(2026, 10, 1)

    def defaults(on: date) -> int:
        return len([w for w in words(ines, asked, on) if "penalty unpaid" in w])

    record_default(ines.actor, fresh(banned), on=since, said="Nothing came in.")
    assert [defaults(since - timedelta(1)), defaults(since)] == [0, 1]
    pay(ines.actor, fresh(banned), paid_on=date(2026, 9, 20), amount_cents=100,
        reference="R-1")  # fmt: skip
    assert defaults(paid_on) == 1, "a part is not the whole"
    pay(ines.actor, fresh(banned), paid_on=paid_on, amount_cents=1_999_900,
        reference="R-2")  # fmt: skip
    assert [defaults(paid_on - timedelta(1)), defaults(paid_on)] == [1, 0]


def test_an_agreement_after_a_default_ends_it_while_it_holds(
    ines: Person, ravi: Person, banned: Inspection, settings: Any
) -> None:
    settings.HALTE_AGREEMENT_AFTER_DEFAULT = True
    lettered(ines, ravi, banned, Kind.FINAL, TOLD)
    since, agreed = date(2026, 9, 9), date(2026, 9, 20)
    record_default(ines.actor, fresh(banned), on=since, said="Nothing came in.")
    give_agreement(
        ines.actor, fresh(banned), on=agreed, said="It can pay by parts.",
        terms=Terms(date(2026, 12, 1), 2, Every.MONTH),
    )  # fmt: skip
    found = [
        [bar.default for bar in bars_on(ines.actor, pks=[banned.employer_id], on=day)]
        for day in (since, agreed - timedelta(1), agreed)
    ]
    assert found == [[False, True], [False, True], [False]]


def test_only_who_reads_inspections_sees_it_and_the_audit_names_the_file(
    ines: Person, banned: Inspection, asked: Application
) -> None:
    permit = make_person("Paul Permis", "permit_officer", ines.organisation)
    assert words(permit, asked, DECIDED) == []
    with pytest.raises(Denied):
        bars_on(permit.actor, pks=[banned.employer_id], on=DECIDED)
    words(ines, asked, DECIDED)
    told = Entry.objects.filter(act__endswith="bars_on").last()
    assert told is not None
    assert f"inspections.Inspection:{banned.pk}" in str(told.records)
