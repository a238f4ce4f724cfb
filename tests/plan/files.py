"""A small plan file for the tests, and ways to spoil it."""

from __future__ import annotations

PLAN = """\
halte_plan: 1
id: small-plan
title: {en: "A small plan", fr: "Un petit plan"}
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
    name_certain: no
    name_note: {en: "Short name only.", fr: "Nom court seulement."}
budget:
  totals:
    - id: four-years
      title: {en: "Four years", fr: "Quatre ans"}
      amount: 25 000 000
      money: new
      first_year: 2012-13
      last_year: 2015-16
      not_allocated: 24 500 000
      source: {en: "Line 10", fr: "Ligne 10"}
pillars:
  - id: protection
    title: {en: "Protection", fr: "Protection"}
    commitments:
      - id: victims-fund
        title: {en: "Pay for services", fr: "Financer les services"}
        quote: {en: "Support to victims.", fr: "Soutien aux victimes."}
        source_line: 42
        lead: justice
        supporting: [public-safety]
        indicators:
          - id: convicted
            measure: accused-convicted
            direction: up
            baseline: {value: 42, at: 2012-06-06}
            target: {value: 60, at: 2014-03-31}
        milestones:
          - id: first-projects
            title: {en: "First projects", fr: "Premiers projets"}
            due: 2014
        budget:
          - fiscal_year: 2013-14
            amount: 500000
            money: new
            organisation: justice
            part_of: four-years
            source: {en: "Line 42", fr: "Ligne 42"}
        evidence:
          - kind: link
            title: {en: "The page", fr: "La page"}
            url: "https://www.example.org/fund"
  - id: partnership
    title: {en: "Partnership", fr: "Partenariat"}
    commitments:
      - id: taskforce
        title: {en: "Make a taskforce", fr: "Créer un groupe de travail"}
        quote: {en: "Creation of a Taskforce.", fr: "Création d’un groupe."}
        lead: not_stated
        depends_on: [victims-fund]
        no_measure: {en: "The room is not built yet.", fr: "La salle n’existe pas."}
"""


def spoilt(old: str, new: str) -> str:
    """The plan with one thing changed, which must be there."""
    assert old in PLAN, old
    return PLAN.replace(old, new, 1)


def line_of(text: str, words: str) -> int:
    """The number of the line that holds these words first."""
    return text[: text.index(words)].count("\n") + 1
