"""Statements that come through another room, such as a round of reports.

Whoever calls has asked who may speak for the organisation; what is said must
fit the commitment all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from halte.capabilities.plan.actions import (
    ProofGiven,
    Said,
    add_statement,
    refuse_nonsense,
)
from halte.capabilities.plan.filing.loading import words
from halte.capabilities.plan.ledger.labels import RULES, STATES
from halte.capabilities.plan.milestones import fitting
from halte.capabilities.plan.models import Commitment, Statement
from halte.capabilities.plan.states import CommitmentState, EvidenceKind
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Invalid, Missing

STATE_WORDS: Final[dict[str, Bilingual]] = {
    state: label
    for state, label in STATES.items()
    if state != CommitmentState.NOT_REPORTED
}
"""How a commitment can stand, in the order in which it is asked."""

RULE_WORDS: Final[dict[str, Bilingual]] = dict(RULES)
"""What a statement can rest on."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a department said of a commitment on a day, in one language.

    Money is in cents, None where nobody said. `figures` are numbers of kept
    figures that the statement rests on.
    """

    state: str
    rule: str
    text: str
    language: Language
    said_on: date
    milestone: str = ""
    milestone_met_on: date | None = None
    spent_new: int | None = None
    spent_existing: int | None = None
    figures: tuple[int, ...] = ()
    demonstration: bool = False

    @property
    def said(self) -> Said:
        """The same as the plan’s own door takes it."""
        return Said(
            state=self.state,
            rule=self.rule,
            text_en=self.text if self.language == "en" else "",
            text_fr=self.text if self.language == "fr" else "",
            spent_new_cents=self.spent_new,
            spent_existing_cents=self.spent_existing,
            milestone=self.milestone,
            milestone_met_on=self.milestone_met_on,
            proofs=tuple(
                ProofGiven(EvidenceKind.FIGURE, figure_id=figure)
                for figure in self.figures
            ),
        )


@dataclass(frozen=True, slots=True)
class StepAhead:
    """A milestone that nobody has reached yet."""

    slug: str
    title: Bilingual
    due: date | None


def check_spoken(commitment_id: int, spoken: Spoken) -> Invalid | None:
    """The fault that `speak` would raise; None where it can be said."""
    try:
        refuse_nonsense(_open(commitment_id), spoken.said, spoken.said_on)
    except Invalid as fault:
        return fault
    return None


def speak(
    actor: Actor, commitment_id: int, *, organisation_id: int, spoken: Spoken
) -> int:
    """Keep a statement; its number. Runs inside the other room’s action."""
    made = add_statement(
        actor,
        _open(commitment_id),
        spoken.said,
        speaker=organisation_id,
        demonstration=spoken.demonstration,
        said_on=spoken.said_on,
    )
    return made.pk


def rules_that_hold(commitment_id: int, day: date, milestone: str) -> frozenset[str]:
    """The rules that the milestones bear out on a day; '' for no new milestone."""
    return frozenset(fitting(_row(commitment_id), day, milestone))


def steps_ahead(commitment_id: int) -> tuple[StepAhead, ...]:
    """The milestones of a commitment that were not reached."""
    row = _row(commitment_id)
    said = Statement.objects.published().filter(commitment=row)
    met = set(said.values_list("milestone_id", flat=True))
    rows = row.milestones.filter(retired_on=None, met_on=None).exclude(pk__in=met)
    return tuple(StepAhead(s.slug, words(s, "title"), s.due_on) for s in rows)


def promise_url(plan: str, commitment: str, statement_id: int | None = None) -> str:
    """The page of a promise, at one of its statements."""
    page = reverse("plan:commitment", args=[plan, commitment])
    return f"{page}#said-{statement_id}" if statement_id else page


def statement_is_public(statement_id: int) -> bool:
    """True once a statement exists in both languages."""
    return Statement.objects.published().filter(pk=statement_id).exists()


def _row(commitment_id: int) -> Commitment:
    found = Commitment.objects.filter(pk=commitment_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def _open(commitment_id: int) -> Commitment:
    found = _row(commitment_id)
    if found.retired_on:
        raise Invalid("commitment_retired")
    return found
