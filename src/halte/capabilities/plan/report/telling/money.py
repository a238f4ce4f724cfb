"""Money: sums declared, lines by fiscal year, and what was reported as spent."""

from __future__ import annotations

from typing import Final

from halte.capabilities.plan.report.content import (
    BudgetTotalShown,
    CommitmentShown,
    ReportContent,
)
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.words import (
    MONEY,
    NOT_STATED,
    TO_END,
    YEARLY,
    dollars,
    fiscal_year,
    say,
)
from halte.capabilities.plan.states import NOT_STATED as SILENT
from halte.capabilities.plan.states import OUTSIDE
from halte.core.bilingual import Bilingual as B
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Heading,
    Notice,
    Paragraph,
    Table,
)

TITLE: Final = B("Money", "Argent")
APART: Final = B(
    "New money and existing money are never added together. Fiscal years run from 1 "
    "April to 31 March.",
    "Les fonds nouveaux et les fonds existants ne sont jamais additionnés. L’exercice "
    "va du 1er avril au 31 mars.",
)
DECLARED: Final = B("Sums that the plan declares", "Sommes annoncées par le plan")
SUM: Final = B("Sum", "Somme")
AMOUNT: Final = B("Amount", "Montant")
KIND: Final = B("Kind", "Nature")
YEARS: Final = B("Fiscal years", "Exercices")
REST: Final = B("Not divided", "Non réparti")
SOURCE: Final = B("Source", "Source")
LINES: Final = B("Money by fiscal year", "Sommes par exercice")
YEAR: Final = B("Fiscal year", "Exercice")
WHERE: Final = B("For", "Pour")
PART: Final = B("Part of", "Fait partie de")
WHOLE_PLAN: Final = B("the whole plan", "l’ensemble du plan")
OUTSIDE_ALL: Final = B("outside every declared sum", "hors des sommes annoncées")
NO_SUMS: Final = B(
    "The plan declares no sum of money.", "Le plan n’annonce aucune somme."
)
SPENT: Final = B(
    "Spending to date, as reported", "Dépenses à ce jour, selon les déclarations"
)
PROMISE: Final = B("Promise", "Promesse")
NEW: Final = B("New money", "Fonds nouveaux")
EXISTING: Final = B("Existing money", "Fonds existants")
REPORTED: Final = B("Reported on", "Déclaré le")
NOTHING_SPENT: Final = B("Spending is not known", "Les dépenses ne sont pas connues")
NOTHING_SPENT_TEXT: Final = B(
    "No department has reported what it spent.",
    "Aucun ministère n’a déclaré ses dépenses.",
)
MADE_UP: Final = B("{day} (demonstration)", "{day} (démonstration)")


def money(content: ReportContent, names: Names) -> tuple[Block, ...]:
    """The section."""
    told: list[Block] = [Heading(1, say(TITLE), "money"), Paragraph(say(APART))]
    if content.budget_totals:
        told.append(_declared(content.budget_totals))
    elif not content.budget_lines:
        told.append(Paragraph(say(NO_SUMS)))
    if content.budget_lines:
        told.append(_lines(content, names))
    spent = [p for p in content.commitments if p.spend is not None]
    told.append(
        _spent(spent) if spent else Notice(say(NOTHING_SPENT), say(NOTHING_SPENT_TEXT))
    )
    return tuple(told)


def _years(total: BudgetTotalShown) -> str:
    first, last = fiscal_year(total.first_year), fiscal_year(total.last_year)
    if first and last:
        return say(TO_END, first=first, last=last)
    return first or last or say(NOT_STATED)


def _declared(totals: tuple[BudgetTotalShown, ...]) -> Table:
    def sum_of(cents: int, total: BudgetTotalShown) -> str:
        text = dollars(cents)
        return say(YEARLY, sum=text) if total.yearly else text

    return Table(
        say(DECLARED),
        (say(SUM), say(AMOUNT), say(KIND), say(YEARS), say(REST), say(SOURCE)),
        tuple(
            (
                str(total.title),
                sum_of(total.cents, total),
                say(MONEY[total.money]),
                _years(total),
                sum_of(total.not_allocated_cents, total),
                str(total.source),
            )
            for total in totals
        ),
        widths=(4, 3, 3, 3, 3, 7),
        numeric=(1, 4),
    )


def _lines(content: ReportContent, names: Names) -> Table:
    def part(slug: str) -> str:
        if slug == OUTSIDE:
            return say(OUTSIDE_ALL)
        return say(NOT_STATED) if slug == SILENT else names.total(slug)

    return Table(
        say(LINES),
        (say(YEAR), say(WHERE), say(AMOUNT), say(KIND), say(PART), say(SOURCE)),
        tuple(
            (
                fiscal_year(line.fiscal_year),
                names.promise(line.commitment) if line.commitment else say(WHOLE_PLAN),
                dollars(line.cents),
                say(MONEY[line.money]),
                part(line.part_of),
                str(line.source),
            )
            for line in content.budget_lines
        ),
        widths=(3, 5, 3, 3, 3, 7),
        numeric=(2,),
    )


def _spent(promises: list[CommitmentShown]) -> Table:
    rows = []
    for promise in promises:
        spend = promise.spend
        if spend is None:
            continue
        day = writing.day(spend.said_on)
        rows.append(
            (
                str(promise.title),
                dollars(spend.new_cents),
                dollars(spend.existing_cents),
                say(MADE_UP, day=day) if spend.demonstration else day,
            )
        )
    head = (say(PROMISE), say(NEW), say(EXISTING), say(REPORTED))
    return Table(say(SPENT), head, tuple(rows), widths=(8, 4, 4, 6), numeric=(1, 2))
