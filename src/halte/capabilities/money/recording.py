"""Keeping an entry. Plain functions: actions here and in other rooms call them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.money.checks import Statement, above, fault, sums_of
from halte.capabilities.money.lines import kept_line, key_of, new_line
from halte.capabilities.money.models import Award, Entry, Line
from halte.capabilities.money.standing import NOW, REAL, View
from halte.capabilities.money.states import Said
from halte.core.access.actor import Actor
from halte.core.bilingual import current_language
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Source:
    """The thing that an entry came with: a kind that a room registered, a number."""

    kind: str = ""
    id: int | None = None


HERE = Source()
"""An entry that was made in this room, with nothing else."""


def keep_entry(
    actor: Actor,
    line: Line,
    statement: Statement,
    *,
    organisation_id: int,
    source: Source = HERE,
    on: date | None = None,
    corrects: Entry | None = None,
    demonstration: bool = False,
) -> Entry:
    """Add an entry, or raise what speaks against it. Runs inside an action."""
    day = on or timezone.localdate()
    line = kept_line(line)
    wrong = fault(
        line, statement, day=day, corrects=corrects, demonstration=demonstration
    )
    if wrong is not None:
        raise wrong
    view = View(
        invented=(NOW if demonstration else REAL).invented,
        leaving_out=corrects.pk if corrects else None,
    )
    return Entry.objects.create(
        line=line,
        organisation_id=organisation_id,
        said=statement.said,
        cents=statement.cents,
        said_on=day,
        pays_id=statement.pays,
        award=_award(line, statement),
        into=_next_year(line, statement),
        corrects=corrects,
        above_cents=above(statement, sums_of(line, view)),
        explanation=statement.explanation.strip(),
        language=current_language(),
        origin_kind=source.kind,
        origin_id=source.id,
        demonstration=demonstration,
        by_user_id=actor.user_id,
    )


def _award(line: Line, statement: Statement) -> Award | None:
    if statement.award is None:
        return None
    found = Award.objects.filter(pk=statement.award, line=line).first()
    if found is None:
        raise Invalid("money_award_elsewhere", field="award")
    return found


def _next_year(line: Line, statement: Statement) -> Line | None:
    """The line that carried money goes to: the same one, a year later."""
    if statement.said is not Said.CARRIED:
        return None
    key = key_of(line).next_year
    return kept_line(Line.objects.filter(key=str(key)).first() or new_line(key))
