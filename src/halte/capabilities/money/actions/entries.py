"""Saying what became of a line’s money, and saying it rightly."""

from __future__ import annotations

from halte.capabilities.money import policy
from halte.capabilities.money.checks import Statement
from halte.capabilities.money.models import Entry, Line
from halte.capabilities.money.recording import Source, keep_entry
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied


@action(
    Permission.MONEY_STATE,
    label=Bilingual("State what became of money", "Déclarer l’emploi de fonds"),
    policy=policy.may_say,
)
def say(actor: Actor, line: Line, *, statement: Statement) -> Entry:
    """Add an entry on a line. Never changed later; a correction is new."""
    return keep_entry(actor, line, statement, organisation_id=_speaker(actor))


@action(
    Permission.MONEY_STATE,
    label=Bilingual("Correct an entry", "Corriger une inscription"),
    policy=policy.may_correct,
)
def correct(actor: Actor, entry: Entry, *, statement: Statement) -> Entry:
    """Say it again, rightly. The earlier entry stays readable."""
    return keep_entry(
        actor,
        entry.line,
        statement,
        organisation_id=entry.organisation_id,
        source=Source(entry.origin_kind, entry.origin_id),
        corrects=entry,
        demonstration=entry.demonstration,
    )


def _speaker(actor: Actor) -> int:
    if actor.organisation_id is None:
        raise Denied("money_not_your_line")
    return actor.organisation_id
