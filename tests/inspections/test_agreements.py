"""Instalments of a penalty: given by a named officer, kept, late, broken.

Checked against: IRPR 200(3)(h)(iii). No permit to work for an employer in default of
a penalty or of an agreement on its payment. Amounts are those of `found`: 66,000.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.inspections import owing
from halte.capabilities.inspections.actions.agreeing import (
    Terms,
    break_agreement,
    end_agreement,
    give_agreement,
)
from halte.capabilities.inspections.actions.answering import receive_answer
from halte.capabilities.inspections.actions.deciding import (
    close,
    decide,
    pay,
    publish,
    record_default,
)
from halte.capabilities.inspections.actions.finding import compute
from halte.capabilities.inspections.actions.letters import draft, opened, review, send
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.facade import decided_bars
from halte.capabilities.inspections.home import last_day_of
from halte.capabilities.inspections.measures import money as measures
from halte.capabilities.inspections.models import (
    Agreement,
    AgreementEnd,
    Inspection,
    Instalment,
    Payment,
)
from halte.capabilities.inspections.queries.page import file_page
from halte.capabilities.inspections.spreading import spread
from halte.capabilities.inspections.states import (
    AGREEMENTS,
    Agreed,
    Due,
    Every,
    Kind,
    Outcome,
    Way,
)
from halte.core.errors import Denied, Invalid
from halte.core.measures.periods import fiscal_year_of
from tests.conftest import Person, SignIn
from tests.inspections.conftest import fresh

pytestmark = pytest.mark.django_db(transaction=True)

NOTICED, ANSWERED, SENT = date(2026, 6, 16), date(2026, 6, 20), date(2026, 7, 28)
FIRST = date(2026, 9, 7)
"""Labour Day: a Monday that is no working day of the office."""

SAID = "The harvest failed, and the accounts show it."


def letter(by: Person, other: Person, row: Inspection, kind: Kind, on: date) -> Any:
    """A letter drafted, reviewed and sent on one day."""
    made = draft(by.actor, row, kind=kind, dated=on)
    review(other.actor, made, approved=True, on=on)
    made.refresh_from_db()
    send(by.actor, made, sent_on=on, way=Way.MAIL)
    return made


@pytest.fixture
def owing_66_000(
    ines: Person, ravi: Person, diane: Person, found: Inspection
) -> Inspection:
    """A penalty of 66,000 dollars whose final notice was sent on July 28."""
    compute(ines.actor, found, determined_on=NOTICED)
    letter(ines, ravi, fresh(found), Kind.PRELIMINARY, NOTICED)
    receive_answer(ines.actor, fresh(found), on=ANSWERED, said="It was an error.")
    decide(
        diane.actor, fresh(found), outcome=Outcome.PENALTY, decided_on=SENT,
        reasons="The payroll shows it.",
    )  # fmt: skip
    letter(ines, ravi, fresh(found), Kind.FINAL, SENT)
    row = fresh(found)
    assert owing.owed_cents(row) == 6_600_000
    return row


def agreed(person: Person, row: Inspection, **changes: Any) -> Agreement:
    """Four months from September 7."""
    given: dict[str, Any] = {"first_on": FIRST, "count": 4, "every": Every.MONTH}
    on = changes.pop("on", SENT)
    terms = Terms(**(given | changes))
    return give_agreement(person.actor, row, on=on, terms=terms, said=SAID)


def paid(person: Person, row: Inspection, on: date, cents: int) -> Payment:
    return pay(person.actor, fresh(row), paid_on=on, amount_cents=cents, reference="R")


def states(row: Agreement, on: date) -> list[Due]:
    return [part.state for part in owing.parts_of(row, on)]


def test_parts_are_equal_on_working_days_and_the_rest_is_in_the_last() -> None:
    parts = spread(10_000, first_on=FIRST, count=3, every=Every.MONTH, office="ON")
    assert [cents for _, cents in parts] == [3333, 3333, 3334]
    # 7 November is a Saturday.
    assert [day for day, _ in parts] == [
        date(2026, 9, 8), date(2026, 10, 7), date(2026, 11, 9),
    ]  # fmt: skip
    ends = spread(
        900, first_on=date(2027, 1, 31), count=3, every=Every.MONTH, office="ON"
    )
    # 31 January is a Sunday, 28 February too.
    assert [day.isoformat() for day, _ in ends] == [
        "2027-02-01", "2027-03-01", "2027-03-31",
    ]  # fmt: skip
    fortnights = spread(
        900, first_on=date(2026, 8, 4), count=3, every=Every.FORTNIGHT, office="ON"
    )
    assert [day.day for day, _ in fortnights] == [4, 18, 1]


def test_an_agreement_is_kept_when_all_is_paid(
    ines: Person, ravi: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    agreement = agreed(ines, row)
    whole = agreement.amount_cents
    assert sum(i.amount_cents for i in agreement.instalments.all()) == whole
    assert last_day_of(fresh(row), paying=True) == agreement.instalments.all()[0].due_on
    for refused in (agreed, lambda p, r: record_default(
        p.actor, r, on=date(2026, 9, 1), said="Nothing came in.")):  # fmt: skip
        with pytest.raises(Denied, match="agreement_in_force"):
            refused(ines, fresh(row))
    quarter = whole // 4
    paid(ines, row, date(2026, 9, 8), quarter + 100)
    assert states(agreement, date(2026, 10, 7)) == [
        Due.PAID, Due.AWAITED, Due.AWAITED, Due.AWAITED,
    ]  # fmt: skip
    assert states(agreement, date(2026, 10, 8))[1] is Due.LATE
    paid(ines, row, date(2026, 10, 9), quarter)
    assert states(agreement, date(2026, 10, 9))[:2] == [Due.PAID, Due.PAID_LATE]
    paid(ines, row, date(2026, 10, 13), whole - 2 * quarter - 100)
    agreement.refresh_from_db()
    assert owing.standing_of(agreement) is Agreed.KEPT
    assert not owing.defaulted(fresh(row))
    publish(ines.actor, fresh(row), on=date(2026, 10, 14))
    close(ines.actor, fresh(row), on=date(2026, 10, 14))
    shown = file_page(ines.actor, pk=row.pk).agreements[0]
    assert shown.parts[0].paid_on == date(2026, 9, 8)


def test_a_broken_agreement_bars_the_employer_as_an_unpaid_penalty_does(
    ines: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    agreement = agreed(ines, row)

    def bars() -> list[bool]:
        return [b.default for b in decided_bars(ines.actor, [row.employer_id])]

    assert True not in bars()
    on_the_day = agreement.instalments.all()[0].due_on
    with pytest.raises(Invalid, match="no_instalment_late"):
        break_agreement(ines.actor, fresh(row), on=on_the_day, said=SAID)
    late_on = on_the_day + timedelta(1)
    break_agreement(ines.actor, fresh(row), on=late_on, said="Nothing was paid.")
    assert True in bars()
    agreement.refresh_from_db()
    assert owing.standing_of(agreement) is Agreed.BROKEN
    with pytest.raises(Denied, match="agreement_after_default"):
        agreed(ines, fresh(row))
    with pytest.raises(Denied, match="default_recorded"):
        record_default(ines.actor, fresh(row), on=late_on, said="Once more, please.")
    paid(ines, row, late_on, agreement.amount_cents)
    assert True not in bars()


def test_only_where_the_office_chose_so_an_agreement_ends_a_default(
    ines: Person, owing_66_000: Inspection, settings: Any
) -> None:
    row = owing_66_000
    late_on = date(2026, 9, 9)
    record_default(ines.actor, row, on=late_on, said="Nothing came in.")
    assert owing.defaulted(fresh(row))
    settings.HALTE_AGREEMENT_AFTER_DEFAULT = True
    agreement = agreed(ines, fresh(row), on=late_on, first_on=date(2026, 9, 10))
    assert not owing.defaulted(fresh(row))
    end_agreement(ines.actor, fresh(row), on=date(2026, 9, 11), said=SAID)
    assert owing.defaulted(fresh(row)), "what it ended comes back with its end"
    again = agreed(ines, fresh(row), on=date(2026, 9, 14), first_on=date(2026, 9, 14))
    assert again.pk != agreement.pk
    break_agreement(ines.actor, fresh(row), on=date(2026, 9, 16), said=SAID)
    assert owing.defaulted(fresh(row))


def test_an_agreement_that_cannot_be_is_refused(
    ines: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    for changes, code in (
        ({"on": SENT - timedelta(1)}, "payment_before_notice"),
        ({"first_on": SENT - timedelta(1)}, "instalment_before_agreement"),
        ({"count": 1}, "instalments_count"),
        ({"count": 61}, "instalments_count"),
    ):
        with pytest.raises(Invalid, match=code):
            agreed(ines, fresh(row), **changes)
    with pytest.raises(Denied, match="no_agreement"):
        break_agreement(ines.actor, fresh(row), on=FIRST, said=SAID)
    agreed(ines, row)
    end_agreement(ines.actor, fresh(row), on=date(2026, 7, 30), said=SAID)
    agreed(ines, fresh(row), on=date(2026, 7, 30))
    with pytest.raises(Invalid, match="payment_before_agreement"):
        paid(ines, row, SENT, 100)


def test_the_database_holds_the_order_by_itself(
    ines: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    agreement = agreed(ines, row)
    base: dict[str, Any] = {
        "inspection": row, "given_on": SENT, "said": agreement.said, "by_user_id": 1,
        "by_name": "x",
    }  # fmt: skip

    def refused(write: Any) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            write()

    refused(lambda: Agreement.objects.create(amount_cents=5, **base))
    refused(
        lambda: Instalment.objects.create(
            agreement=agreement, number=9, due_on=date(2030, 1, 1), amount_cents=1
        )
    )
    refused(
        lambda: Payment.objects.create(
            inspection=row, paid_on=SENT, amount_cents=5, reference="beside it"
        )
    )
    for how in (Agreed.KEPT, Agreed.BROKEN):
        refused(
            lambda how=how: AgreementEnd.objects.create(
                agreement=agreement,
                how=how,
                on=SENT,
                said=agreement.said,
                by_user_id=1,
                by_name="x",
            )
        )
    refused(lambda: agreement.instalments.update(due_on=date(2031, 1, 1)))
    paid(ines, row, SENT, 100)
    refused(lambda: Payment.objects.update(amount_cents=1))
    assert set(AGREEMENTS[Agreed.GIVEN]) == {Agreed.KEPT, Agreed.BROKEN, Agreed.ENDED}


def test_a_letter_tells_the_days_and_not_why(
    ines: Person, ravi: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    with pytest.raises(Invalid, match="letter_not_the_outcome"):
        draft(ines.actor, row, kind=Kind.AGREEMENT, dated=SENT)
    agreement = agreed(ines, row)
    made = letter(ines, ravi, fresh(row), Kind.AGREEMENT, SENT)
    words = opened(made.words).decode()
    assert all(i.due_on.isoformat() in words for i in agreement.instalments.all())
    texts = dict(EMPLOYER_FACING)["letters"](ines.actor, row.pk)
    said = [t for t in texts if "versements" in t or "instalments" in t]
    assert said
    assert not [text for text in texts if SAID in text]
    assert opened(made.pdf_fr).startswith(b"%PDF")


def test_what_is_paid_by_instalments_is_counted_and_told_apart(
    ines: Person, owing_66_000: Inspection
) -> None:
    row = owing_66_000
    year = fiscal_year_of(SENT)
    paid(ines, row, SENT, 100_000)
    assert amounts(measures.penalties_agreed(year, "")) == {"": 0}
    agreement = agreed(ines, fresh(row))
    paid(ines, row, FIRST, 50_000)
    assert amounts(measures.penalties_paid(year, "")) == {"": 1500}
    assert amounts(measures.penalties_paid(year, "way")) == {
        "at_once": 1000, "instalments": 500,
    }  # fmt: skip
    left = Decimal(agreement.amount_cents - 50_000) / 100
    assert amounts(measures.penalties_agreed(year, "")) == {"": left}


def amounts(rows: Any) -> dict[str, Decimal]:
    return {row.key: row.value for row in rows}


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "Instalments agreed"), ("fr", "Versements convenus")]
)
def test_instalments_are_agreed_on_and_shown_on_pages(
    signed_in: SignIn, ines: Person, owing_66_000: Inspection, language: str, shown: str
) -> None:
    client = signed_in(ines)
    base = f"/{language}/inspections/{owing_66_000.pk}/"
    typed = {"on": SENT, "first_on": FIRST, "every": "month", "said": SAID}
    answer = client.post(f"{base}agree/", {**typed, "count": 1})
    assert answer.status_code == 400
    answer = client.post(f"{base}agree/", {**typed, "count": 3})
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(base).content.decode()
    assert shown in page
    assert page.count("agree/") == 0, "one agreement at a time"
    late = client.post(f"{base}broken/", {"on": FIRST + timedelta(2), "said": SAID})
    assert late.status_code == 302
    assert client.get(f"{base}broken/").status_code == 403
