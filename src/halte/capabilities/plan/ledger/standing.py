"""Which statement stands for a promise, and what was spent on it to date.

Only what exists in both languages is public, so only that stands: a correction
that waits for its translation does not yet replace what it corrects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from halte.capabilities.plan.ledger.views import Body, Said, Sums
from halte.capabilities.plan.models import Statement
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


def words_of(row: Statement) -> Bilingual | None:
    """The statement in both languages; None while one is awaited."""
    translation = getattr(row, "translation", None)
    other = "" if translation is None else translation.text
    en, fr = row.text_en or other, row.text_fr or other
    return Bilingual(en, fr) if en and fr else None


def in_force(rows: Iterable[Statement]) -> tuple[Statement, ...]:
    """Published statements that no published one corrects, oldest first."""
    published = [row for row in rows if words_of(row)]
    corrected = {row.corrects_id for row in published}
    standing = (row for row in published if row.pk not in corrected)
    return tuple(sorted(standing, key=lambda row: (row.said_on, row.pk)))


def said(row: Statement) -> Said:
    """A published statement as it is shown."""
    words = words_of(row)
    if words is None:
        raise ValueError("a statement in one language is not published")
    return Said(
        id=row.pk,
        state=row.state,
        rule=row.rule,
        text=words,
        said_on=row.said_on,
        by=body(row.organisation),
        demonstration=row.demonstration,
    )


def spending(standing: Sequence[Statement]) -> tuple[Sums, bool]:
    """Spending to date: the last word of each organisation, added up.

    And whether a demonstration statement is among them.
    """
    new = _last(standing, "spent_new_cents")
    existing = _last(standing, "spent_existing_cents")
    used = {*new.values(), *existing.values()}
    return (
        Sums(
            new=sum(row.spent_new_cents or 0 for row in new.values()) if new else None,
            existing=sum(row.spent_existing_cents or 0 for row in existing.values())
            if existing
            else None,
        ),
        any(row.demonstration for row in used),
    )


def _last(standing: Sequence[Statement], column: str) -> dict[int, Statement]:
    return {
        row.organisation_id: row for row in standing if getattr(row, column) is not None
    }


def body(row: Organisation) -> Body:
    """An organisation as it is shown; without a short name, its name."""
    name = Bilingual(row.name_en, row.name_fr)
    short = Bilingual(row.acronym_en or row.name_en, row.acronym_fr or row.name_fr)
    note = (
        Bilingual(row.name_note_en, row.name_note_fr)
        if row.name_note_en and row.name_note_fr
        else None
    )
    return Body(row.pk, row.slug, name, short, row.name_certain, note)
