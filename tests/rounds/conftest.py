"""A small plan that a round asks about, and the people who report, approve, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.plan.actions import import_plan
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.rounds.actions import reports as acts
from halte.capabilities.rounds.actions.rounds import Opening, Wording, open_round
from halte.capabilities.rounds.content import Content, Spend
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.states import Answer, Kind
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.bilingual import Bilingual
from halte.core.measures.keeping import keep
from halte.core.measures.models import Figure, Series
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

PLAN = """\
halte_plan: 1
id: lanterns
title: {en: "A plan of lanterns", fr: "Un plan de lanternes"}
starts: 2012-06-06
ends: 2016-03-31
shown_first: yes
source:
  title: {en: "A text of ours", fr: "Un texte à nous"}
organisations:
  - id: public-safety
    kind: federal
    name: {en: "Public Safety", fr: "Sécurité publique"}
  - id: justice
    kind: federal
    name: {en: "Justice", fr: "Justice"}
pillars:
  - id: protection
    title: {en: "Protection", fr: "Protection"}
    commitments:
      - id: fund
        title: {en: "Pay for services", fr: "Financer les services"}
        quote: {en: "Support to victims.", fr: "Soutien aux victimes."}
        lead: justice
        no_measure: {en: "None yet.", fr: "Aucune."}
        budget:
          - fiscal_year: 2013-14
            amount: 100000
            money: new
            organisation: justice
            part_of: outside
            source: {en: "Line 42", fr: "Ligne 42"}
      - id: training
        title: {en: "Train officers", fr: "Former les agents"}
        quote: {en: "Training.", fr: "Formation."}
        lead: justice
        supporting: [public-safety]
        milestones:
          - id: course
            title: {en: "A course", fr: "Un cours"}
            due: 2013-01-31
        indicators:
          - id: trained
            measure: officers_trained
            direction: up
      - id: nobody
        title: {en: "Nobody’s", fr: "De personne"}
        quote: {en: "Someone should.", fr: "Quelqu’un devrait."}
        lead: not_stated
        no_measure: {en: "None yet.", fr: "Aucune."}
"""

FUND = "lanterns.fund.justice.2013-14.new.outside"
BEGINS, ENDS = date(2013, 7, 1), date(2013, 9, 30)

QUESTIONS = (
    Wording(Kind.EVERY, Answer.TEXT, Bilingual("Anything else?", "Autre chose ?")),
    Wording(Kind.EVERY, Answer.NUMBER, Bilingual("How many?", "Combien ?")),
    Wording(Kind.FUNDED, Answer.TEXT, Bilingual("Why less?", "Pourquoi moins ?")),
)


def a_round(
    person: Person, *, starts: date = BEGINS, ends: date = ENDS, days: int = 30
) -> Round:
    due = timezone.localdate() + timedelta(days=days)
    return open_round(
        person.actor,
        person.organisation,
        opening=Opening(
            plan="lanterns",
            title=Bilingual(f"Quarter to {ends}", f"Trimestre au {ends}"),
            starts_on=starts,
            ends_on=ends,
            due_on=due,
            questions=QUESTIONS,
        ),
    )


@pytest.fixture
def plan(amina: Person, rene: Person) -> Plan:
    Series.objects.create(
        id="officers_trained", title_en="Officers trained", title_fr="Agents formés",
        definition_en="Trained.", definition_fr="Formés.", unit="officer",
        counting_rule_en="Once.", counting_rule_fr="Une fois.", source_en="Us",
        source_fr="Nous", coverage_en="All", coverage_fr="Tous",
    )  # fmt: skip
    keep([
        Figure(
            measure="officers_trained", period_label="2012-13", calendar="fiscal",
            period_start=date(2012, 4, 1), period_end=date(2013, 3, 31),
            value=Decimal(1200), unit="officer", source="A table", vintage="First",
            as_of=date(2013, 6, 1), origin="published",
        )
    ])  # fmt: skip
    document = read(PLAN.encode()).document
    assert document is not None, read(PLAN.encode()).problems
    return import_plan(amina.actor, Plan(slug=document.id), document=document).plan


@pytest.fixture
def round_(plan: Plan, amina: Person) -> Round:
    return a_round(amina)


@pytest.fixture
def aline(other_department: Organisation) -> Person:
    """Aline approves for the department that René reports for."""
    return make_person("Aline Approver", "approver", other_department)


@pytest.fixture
def renata(other_department: Organisation) -> Person:
    """Renata reports beside René."""
    return make_person("Renata Reporter", "reporter", other_department)


@pytest.fixture
def pia(secretariat: Organisation) -> Person:
    """Pia reports for the supporting department."""
    return make_person("Pia Reporter", "reporter", secretariat)


@pytest.fixture
def paul(secretariat: Organisation) -> Person:
    """Paul approves for the supporting department."""
    return make_person("Paul Approver", "approver", secretariat)


def report_on(round_: Round, commitment: str, body: str = "justice") -> Report:
    return Report.objects.get(
        round=round_, commitment=commitment, organisation__slug=body
    )


def words(**changes: object) -> Content:
    made: dict[str, object] = {
        "state": "on_track", "rule": "judgement", "done": "The fund paid two projects.",
        "outcome": "Forty people had a lawyer.", "next_step": "A third project.",
    }  # fmt: skip
    return Content(**{**made, **changes})  # type: ignore[arg-type]


def spent(dollars: int, explanation: str = "") -> tuple[Spend, ...]:
    return (Spend(FUND, dollars * 100, explanation),)


def hand_in(
    report: Report, writer: Person, approver: Person, content: Content
) -> Report:
    acts.write(writer.actor, report, content=content, seen=0)
    acts.submit(writer.actor, report)
    number = report.versions.last().number  # type: ignore[union-attr]
    acts.approve(approver.actor, report, seen=number)
    report.refresh_from_db()
    return report


def accept(report: Report, keeper: Person) -> Report:
    number = report.versions.last().number  # type: ignore[union-attr]
    acts.accept(keeper.actor, report, seen=number)
    report.refresh_from_db()
    return report


Sign = Callable[[Person], Client]


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> Sign:
    """Browsers in which several people are signed in, second factor and all."""
    actors: dict[int, Actor] = {}
    monkeypatch.setattr(
        "halte.core.access.middleware.actor_of",
        lambda request: actors.get(request.user.pk, ANONYMOUS),
    )

    def sign_in(person: Person) -> Client:
        actors[person.user.pk] = person.actor
        client = Client()
        client.force_login(person.user)
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page in French leaves its language behind; the next test begins anew."""
    with override("en"):
        yield
