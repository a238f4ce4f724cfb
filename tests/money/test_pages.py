"""The pages: everyone reads the money, those whose work it is state it."""

from __future__ import annotations

import csv
import io
from datetime import date
from time import time

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from halte.capabilities.money.actions.entries import say
from halte.capabilities.money.actions.transfers import Moved, propose
from halte.capabilities.money.home import home
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Award, Entry, Transfer
from halte.capabilities.money.origins import FOLLOWERS, Step, register_origin
from halte.capabilities.money.recording import Source, keep_entry
from halte.capabilities.money.states import Said
from halte.capabilities.plan.models import Plan
from halte.core.access.actor import Actor
from halte.core.audit.models import Entry as AuditEntry
from halte.core.bilingual import Bilingual
from tests.conftest import Person
from tests.money.conftest import (
    FUND,
    MONEY_PLAN,
    SHELTER,
    SHELTER_OUTSIDE,
    keep_plan,
    said,
    spent,
)
from tests.money.test_awards import NUMBER, VALUES

pytestmark = pytest.mark.django_db(transaction=True)

PLAN = "/en/money/plans/coins/"
PUBLIC = ("money/", "money/plans/coins/", "money/plans/coins/reconciliation/",
          "money/plans/coins/unit-costs/", f"money/lines/{FUND}/")  # fmt: skip


@pytest.fixture(autouse=True)
def _plan(plan: Plan) -> None:
    pass


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    session = client.session
    # The way allauth records it in the session once a code was checked.
    session["account_authentication_methods"] = [{"method": "mfa", "at": time()}]
    session["account_authentication_methods_user"] = str(person.user.pk)
    session.save()
    return client


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == status, path
    return answer.content.decode()


def rows_of(client: Client, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everyone_reads_the_money(client: Client, language: str, rene: Person) -> None:
    say(rene.actor, line_of(FUND), statement=spent(60_000))
    for path in PUBLIC:
        page = text_of(client, f"/{language}/{path}")
        assert f'lang="{language}-CA"' in page or f'lang="{language}"' in page
    # 25,220,000 set aside in all, 60,000 spent.
    amount = {"en": "$25,160,000", "fr": "25\u202f160\u202f000"}[language]
    page = text_of(client, f"/{language}/money/plans/coins/")
    assert amount in page.replace("\u00a0", "\u202f") or amount in page
    assert 'id="money-unreported"' in page


def test_what_was_said_singly_is_not_for_everyone(client: Client, rene: Person) -> None:
    entry = say(rene.actor, line_of(FUND), statement=spent(90_001, "A late bill."))
    assert "A late bill." not in text_of(client, f"/en/money/lines/{FUND}/")
    for path in (f"entries/{entry.pk}/", "mine/", "transfers/", "agreements/",
                 "entries/file/", f"lines/{FUND}/state/"):  # fmt: skip
        answer = client.get(f"/en/money/{path}")
        assert answer.status_code == 302, path
        assert "login" in answer["Location"]


def test_lines_are_chosen_and_paged(client: Client, amina: Person) -> None:
    page = text_of(client, f"{PLAN}?organisation=public-safety")
    assert "Public Safety, 2013-14" in page
    assert "Justice, 2013-14" not in page
    assert "No line fits" in text_of(
        client, f"{PLAN}?money=existing&commitment=shelter"
    )
    start = MONEY_PLAN.index("      - id: shelter")
    block = MONEY_PLAN[start : MONEY_PLAN.index("      - id: whole-sum")]
    more = "".join(block.replace("id: shelter", f"id: shelter-{n}") for n in range(60))
    keep_plan(amina, MONEY_PLAN[:start] + more + MONEY_PLAN[start:])
    first, second = (text_of(client, f"{PLAN}?page={number}") for number in (1, 2))
    assert "commitments/shelter-0/" in first
    assert "commitments/shelter-59/" in second
    assert "commitments/shelter-59/" not in first


def test_queries_do_not_grow_with_the_plan(
    client: Client,
    amina: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    text_of(client, PLAN)
    with django_assert_max_num_queries(24):
        client.get(PLAN)
    start = MONEY_PLAN.index("      - id: shelter")
    block = MONEY_PLAN[start : MONEY_PLAN.index("      - id: whole-sum")]
    more = "".join(block.replace("id: shelter", f"id: shelter-{n}") for n in range(40))
    keep_plan(amina, MONEY_PLAN[:start] + more + MONEY_PLAN[start:])
    with django_assert_max_num_queries(24):
        client.get(PLAN)


def test_the_list_of_transfers_does_not_ask_for_each_of_them(
    rene: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    moved = Moved(SHELTER_OUTSIDE, 100, date(2013, 6, 1), "Fewer.")
    for _ in range(12):
        propose(rene.actor, line_of(SHELTER), moved=moved)
    client = signed_in(rene)
    text_of(client, "/en/money/transfers/")
    with django_assert_max_num_queries(20):
        client.get("/en/money/transfers/")


def test_the_file_of_lines_adds_up_to_what_the_page_says(
    client: Client, rene: Person
) -> None:
    say(rene.actor, line_of(FUND), statement=spent(60_000))
    rows = rows_of(client, f"{PLAN}file/")
    fund = next(row for row in rows if row["line"] == FUND)
    assert (fund["budget"], fund["spent"], fund["not_reported"]) == (
        "100000.00", "60000.00", "40000.00",
    )  # fmt: skip
    silent = next(row for row in rows if row["line"] == SHELTER)
    assert silent["spent"] == ""


def test_programs_get_the_same_amounts(client: Client, rene: Person) -> None:
    entry = say(rene.actor, line_of(FUND), statement=spent(60_000))
    found = client.get("/api/v1/money/plans/coins").json()
    assert (found["not_reported"], found["reconciles"]) == ("25160000.00", False)
    (total,) = found["sums"]
    assert (total["in_no_line"], total["unexplained"]) == ("24700000.00", "0.00")
    line = next(one for one in found["lines"] if one["line"] == FUND)
    assert (line["spent"], line["lapsed"]) == ("60000.00", None)
    assert client.get("/api/v1/money/entries").status_code in (401, 403)
    mine = signed_in(rene).get("/api/v1/money/entries").json()
    assert [one["entry"] for one in mine] == [entry.pk]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("-5", "cannot be below zero"), ("1.2.3", "amount in dollars"),
        ("", "required"), ("100000000000000", "larger than any budget"),
        ("100000.01", "$0.01 above what the line holds"),
    ],
)  # fmt: skip
def test_a_wrong_amount_is_told_and_what_was_typed_is_kept(
    rene: Person, amount: str, told: str
) -> None:
    answer = signed_in(rene).post(
        f"/en/money/lines/{FUND}/state/", {"said": "spent", "amount": amount}
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert f'value="{amount}"' in page or not amount
    assert not Entry.objects.exists()


def test_an_entry_is_stated_explained_corrected_and_followed(
    rene: Person, audrey: Person
) -> None:
    client = signed_in(rene)
    state = f"/en/money/lines/{FUND}/state/"
    sent = {"said": "spent", "amount": "100 000,01", "explanation": "A late bill."}
    assert client.post(state, sent)["Location"].endswith(f"/{FUND}/")
    entry = Entry.objects.get()
    assert (entry.cents, entry.above_cents) == (10_000_001, 1)
    assert "A late bill." in text_of(client, f"/en/money/lines/{FUND}/")
    correct = f"/en/money/entries/{entry.pk}/correct/"
    assert 'value="100000.01"' in text_of(client, correct)
    client.post(correct, {"said": "spent", "amount": "60,000"})
    page = text_of(client, f"/en/money/entries/{entry.pk}/")
    assert "was corrected and no longer counts" in page
    assert "Show the person" not in page
    who = f"/en/money/entries/{entry.pk}/who/"
    assert client.get(who).status_code == 403
    auditor = signed_in(audrey)
    assert "Rene Reporter" in text_of(auditor, who)
    opened = AuditEntry.objects.filter(act__endswith="who_entered", outcome="done")
    assert opened.get().records == f"money.Entry:{entry.pk}"


def test_a_transfer_is_proposed_decided_by_another_and_told(
    rene: Person, aline: Person
) -> None:
    proposer, approver = signed_in(rene), signed_in(aline)
    sent = {
        "taker": SHELTER_OUTSIDE, "amount": "20000", "effective_on": "2013-06-01",
        "reason": "Fewer projects.",
    }  # fmt: skip
    address = f"/en/money/lines/{SHELTER}/transfer/"
    far = proposer.post(address, sent | {"amount": "999999"})
    assert far.status_code == 400
    assert "at most $50000.00 can leave it" in far.content.decode()
    proposer.post(address, sent)
    transfer = Transfer.objects.get()
    one = f"/en/money/transfers/{transfer.pk}/"
    assert 'name="approve"' not in text_of(proposer, one)
    assert [item.count for item in home(aline.actor)] == [1]
    refused = approver.post(one, {"refuse": "yes", "note": ""})
    assert refused.status_code == 400
    assert "Say why" in refused.content.decode()
    approver.post(one, {"approve": "yes", "note": ""})
    assert transfer.decision.outcome == "approved"
    assert "Approved" in text_of(proposer, one)
    assert "$30,000" in text_of(Client(), f"/en/money/lines/{SHELTER}/")


def test_a_proposal_is_taken_back_by_its_own_department(
    rene: Person, otto: Person
) -> None:
    moved = Moved(SHELTER_OUTSIDE, 100, date(2013, 6, 1), "Fewer.")
    transfer = propose(rene.actor, line_of(SHELTER), moved=moved)
    address = f"/en/money/transfers/{transfer.pk}/withdraw/"
    assert signed_in(otto).post(address).status_code == 404
    signed_in(rene).post(address)
    assert transfer.decision.outcome == "withdrawn"


def test_an_agreement_is_kept_amended_and_published(rene: Person) -> None:
    client = signed_in(rene)
    address = f"/en/money/lines/{FUND}/agreement/"
    wrong = client.post(address, VALUES | {"ref_number": "1", "recipient_type": "P"})
    page = wrong.content.decode()
    assert wrong.status_code == 400
    assert "001-2018-2019-Q1-00001" in page
    assert not Award.objects.exists()
    client.post(address, VALUES | {"ref_number": NUMBER})
    award = Award.objects.get()
    amend = f"/en/money/agreements/{award.pk}/amend/"
    changed = VALUES | {"amendment_date": "2014-01-15", "agreement_value": "1.00"}
    client.post(amend, changed | {"seen": "0"})
    again = client.post(amend, changed | {"seen": "0"})
    assert again.status_code == 400
    files = "/en/money/agreements/file/"
    assert [row["amendment_number"] for row in rows_of(client, files)] == ["0", "1"]
    assert len(rows_of(client, f"{files}?year=2013-14&quarter=Q1")) == 1
    assert rows_of(client, f"{files}?words=fr")[0] != rows_of(client, files)[0]
    assert "A society" in text_of(client, "/en/money/agreements/")


def test_a_quarter_without_agreements_is_stated(rene: Person) -> None:
    client = signed_in(rene)
    sent = {"fiscal_year": "2013-14", "quarter": "Q3"}
    client.post("/en/money/agreements/nothing/", sent)
    assert "2013-2014" in text_of(client, "/en/money/agreements/")
    assert client.post("/en/money/agreements/nothing/", sent).status_code == 400
    (row,) = rows_of(client, "/en/money/agreements/nothing/file/")
    assert (row["fiscal_year"], row["quarter"]) == ("2013-2014", "Q3")


def test_silent_lines_of_past_years_wait_at_home(rene: Person) -> None:
    # Five lines of Justice; none of their years is still running.
    (item,) = home(rene.actor)
    assert (item.count, item.urgent) == (5, True)
    say(rene.actor, line_of(FUND), statement=said(Said.LAPSED, 100_000))
    assert home(rene.actor)[0].count == 4
    page = text_of(signed_in(rene), "/en/money/mine/?fiscal_year=2013-14")
    assert "year over, money unaccounted for" in page


def test_a_dollar_is_followed_to_the_report_that_it_came_with(
    rene: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halte.capabilities.money.origins.FOLLOWERS", {})

    def follow(actor: Actor, number: int) -> tuple[Step, ...]:
        return (Step(Bilingual(f"Report {number}", f"Rapport {number}")),)

    register_origin("a-report", follow)
    with pytest.raises(ValueError, match="registered twice"):
        register_origin("a-report", lambda actor, number: ())
    assert "a-report" not in FOLLOWERS
    with transaction.atomic():
        entry = keep_entry(
            rene.actor, line_of(FUND), spent(5), source=Source("a-report", 7),
            organisation_id=rene.organisation.pk,
        )  # fmt: skip
    page = text_of(signed_in(rene), f"/en/money/entries/{entry.pk}/")
    assert "Report 7" in page


def test_demonstration_amounts_are_marked_and_can_be_left_out(
    client: Client, rene: Person
) -> None:
    with transaction.atomic():
        keep_entry(
            rene.actor, line_of(FUND), spent(61_003), demonstration=True,
            organisation_id=rene.organisation.pk,
        )  # fmt: skip
    page = text_of(client, PLAN)
    assert "Some of these amounts are invented" in page
    assert "$61,003" in page
    without = text_of(client, f"{PLAN}?invented=no")
    assert "$61,003" not in without
