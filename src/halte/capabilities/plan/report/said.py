"""What departments said by a day: the standing statement, and money spent.

Statements never change; one that corrects another replaces it from its own day.
"""

from __future__ import annotations

from collections.abc import Iterable

from halte.capabilities.plan.models import Milestone, Statement
from halte.capabilities.plan.report.content import SpendShown, StatementShown
from halte.core.bilingual import Bilingual


def latest_statement(said: Iterable[Statement]) -> StatementShown | None:
    """The last statement that stands and exists in both languages."""
    published = [(row, text) for row in _standing(said) if (text := words_of(row))]
    if not published:
        return None
    row, text = published[-1]
    return StatementShown(
        said_on=row.said_on,
        organisation=row.organisation.slug,
        state=row.state,
        text=text,
        demonstration=row.demonstration,
    )


def spending(said: Iterable[Statement]) -> SpendShown | None:
    """Spending to date: the last word of each organisation, added up."""
    rows = [row for row in _standing(said) if words_of(row)]
    new = {
        r.organisation_id: r.spent_new_cents
        for r in rows
        if r.spent_new_cents is not None
    }
    existing = {
        r.organisation_id: r.spent_existing_cents
        for r in rows
        if r.spent_existing_cents is not None
    }
    told = [
        r
        for r in rows
        if r.spent_new_cents is not None or r.spent_existing_cents is not None
    ]
    if not told:
        return None
    return SpendShown(
        said_on=max(r.said_on for r in told),
        new_cents=sum(new.values()) if new else None,
        existing_cents=sum(existing.values()) if existing else None,
        demonstration=any(r.demonstration for r in told),
    )


def milestone_met(milestone: Milestone, said: Iterable[Statement]) -> str:
    """The day that a standing statement gives for the step, '' where none does."""
    days = [
        row.milestone_met_on
        for row in _standing(said)
        if row.milestone_id == milestone.pk and words_of(row)
    ]
    return days[-1].isoformat() if days and days[-1] else ""


def words_of(row: Statement) -> Bilingual | None:
    """The statement in both languages; None while its translation is awaited."""
    translation = getattr(row, "translation", None)
    other = "" if translation is None else translation.text
    en, fr = row.text_en or other, row.text_fr or other
    return Bilingual(en, fr) if en and fr else None


def _standing(said: Iterable[Statement]) -> list[Statement]:
    rows = sorted(said, key=lambda row: (row.said_on, row.pk))
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.pk not in corrected]
