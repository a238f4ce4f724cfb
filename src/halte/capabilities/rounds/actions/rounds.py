"""The secretariat opens a round, moves its day, and closes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.plan.facade import budget_of
from halte.capabilities.rounds import policy
from halte.capabilities.rounds.asking import asked
from halte.capabilities.rounds.models import Question, Report, Round
from halte.capabilities.rounds.states import Answer, Kind
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation

LONGEST: Final = 5 * 366
"""Most days of a period: a closing round looks back over a whole plan. A report of
a longer time is a slip of the keyboard, and would offer the budget lines of every
year in it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as the secretariat writes it."""

    kind: Kind
    answer: Answer
    text: Bilingual
    required: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A round as it is to be opened. `only` narrows it to some organisations."""

    plan: str
    title: Bilingual
    starts_on: date
    ends_on: date
    due_on: date
    questions: Sequence[Wording] = ()
    only: Sequence[int] = ()
    demonstration: bool = False


@action(
    Permission.ROUND_MANAGE,
    label=Bilingual("Open a round", "Ouvrir un cycle"),
    policy=policy.may_open,
)
def open_round(actor: Actor, organisation: Organisation, *, opening: Opening) -> Round:
    """Ask each organisation that the plan names about its commitments."""
    _refuse(opening)
    requests = asked(budget_of(actor, opening.plan), opening.only)
    if not requests:
        raise Invalid("rounds_nobody_to_ask", field="plan")
    made = Round.objects.create(
        plan=opening.plan,
        title_en=opening.title.en,
        title_fr=opening.title.fr,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        due_on=opening.due_on,
        organisation=organisation,
        opened_by_id=actor.user_id,
        demonstration=opening.demonstration,
    )
    Question.objects.bulk_create(
        Question(
            round=made, position=number, kind=one.kind, answer=one.answer,
            required=one.required, text_en=one.text.en, text_fr=one.text.fr,
        )
        for number, one in enumerate(opening.questions, start=1)
    )  # fmt: skip
    Report.objects.bulk_create(
        Report(
            round=made, commitment=one.commitment, part=one.part,
            organisation_id=one.organisation_id, position=one.position,
        )
        for one in requests
    )  # fmt: skip
    return made


@action(
    Permission.ROUND_MANAGE,
    label=Bilingual("Move the due day of a round", "Reporter l’échéance d’un cycle"),
    policy=policy.may_move,
)
def move_due(actor: Actor, round_: Round, *, due_on: date) -> Round:
    """Give everyone another day."""
    if due_on < max(round_.ends_on, timezone.localdate()):
        raise Invalid("rounds_due_too_early", field="due_on")
    round_.due_on = due_on
    round_.save(update_fields=["due_on"])
    return round_


@action(
    Permission.ROUND_MANAGE,
    label=Bilingual("Close a round", "Clôturer un cycle"),
    policy=policy.may_close,
)
def close(actor: Actor, round_: Round) -> Round:
    """Take no more reports. What was not handed in counts as missing."""
    round_.closed_at = timezone.now()
    round_.closed_by_id = actor.user_id
    round_.save(update_fields=["closed_at", "closed_by_id"])
    return round_


def _refuse(opening: Opening) -> None:
    if opening.ends_on < opening.starts_on:
        raise Invalid("rounds_period_backwards", field="ends_on")
    if (opening.ends_on - opening.starts_on).days > LONGEST:
        raise Invalid("rounds_period_long", field="ends_on")
    soonest = max(opening.ends_on, timezone.localdate())
    if opening.due_on < soonest and not opening.demonstration:
        raise Invalid("rounds_due_too_early", field="due_on")
    same = Round.objects.filter(
        plan=opening.plan, starts_on=opening.starts_on, ends_on=opening.ends_on
    )
    if same.exists():
        raise Invalid("rounds_asked_already", field="starts_on")
