"""A small plan whose money is easily counted, and who speaks of it."""

from __future__ import annotations

import pytest

from halte.capabilities.money.checks import Statement
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Line
from halte.capabilities.money.states import Said
from halte.capabilities.plan.actions import import_plan
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.reading import read
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

MONEY_PLAN = """\
halte_plan: 1
id: coins
title: {en: "A plan of coins", fr: "Un plan de pièces"}
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
budget:
  totals:
    - id: four-years
      title: {en: "Four years", fr: "Quatre ans"}
      amount: 25 000 000
      money: new
      first_year: 2012-13
      last_year: 2015-16
      not_allocated: 24 700 000
      commitment: whole-sum
      source: {en: "Line 10", fr: "Ligne 10"}
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
            part_of: four-years
            source: {en: "Line 42", fr: "Ligne 42"}
          - fiscal_year: 2014-15
            amount: 200000
            money: new
            organisation: justice
            part_of: four-years
            source: {en: "Line 42", fr: "Ligne 42"}
          - fiscal_year: 2013-14
            amount: 40000
            money: existing
            organisation: justice
            part_of: outside
            source: {en: "Line 43", fr: "Ligne 43"}
      - id: shelter
        title: {en: "Support shelters", fr: "Soutenir les maisons"}
        quote: {en: "Support to shelters.", fr: "Soutien aux maisons."}
        lead: justice
        supporting: [public-safety]
        no_measure: {en: "None yet.", fr: "Aucune."}
        budget:
          - fiscal_year: 2013-14
            amount: 50000
            money: not_stated
            organisation: justice
            part_of: not_stated
            source: {en: "Line 44", fr: "Ligne 44"}
          - fiscal_year: 2013-14
            amount: 60000
            money: not_stated
            organisation: public-safety
            part_of: not_stated
            source: {en: "Line 44", fr: "Ligne 44"}
          - fiscal_year: 2013-14
            amount: 70000
            money: not_stated
            organisation: justice
            part_of: outside
            source: {en: "Line 45", fr: "Ligne 45"}
      - id: whole-sum
        title: {en: "Four years of money", fr: "Quatre ans de fonds"}
        quote: {en: "Twenty-five million.", fr: "Vingt-cinq millions."}
        lead: public-safety
        no_measure: {en: "None yet.", fr: "Aucune."}
"""

FUND = "coins.fund.justice.2013-14.new.four-years"
FUND_NEXT = "coins.fund.justice.2014-15.new.four-years"
FUND_EXISTING = "coins.fund.justice.2013-14.existing.outside"
SHELTER = "coins.shelter.justice.2013-14.not_stated.not_stated"
SHELTER_OUTSIDE = "coins.shelter.justice.2013-14.not_stated.outside"
SHELTER_PS = "coins.shelter.public-safety.2013-14.not_stated.not_stated"


def keep_plan(person: Person, text: str = MONEY_PLAN) -> Plan:
    document = read(text.encode()).document
    assert document is not None, read(text.encode()).problems
    row = Plan.objects.filter(slug=document.id).first() or Plan(slug=document.id)
    return import_plan(person.actor, row, document=document).plan


@pytest.fixture
def plan(amina: Person, rene: Person) -> Plan:
    return keep_plan(amina)


@pytest.fixture
def aline(other_department: Organisation) -> Person:
    """Aline approves for the department that René reports for."""
    return make_person("Aline Approver", "approver", other_department)


@pytest.fixture
def fund(plan: Plan) -> Line:
    return line_of(FUND)


def spent(dollars: int, explanation: str = "", pays: int | None = None) -> Statement:
    return Statement(Said.SPENT, dollars * 100, explanation, pays)


def said(kind: Said, dollars: int) -> Statement:
    """What is carried forward names whose authority lets it go on."""
    why = "Treasury Board, 12 June 2014." if kind is Said.CARRIED else ""
    return Statement(kind, dollars * 100, why)
