"""What the database chooses of the statements decides the same as all of them do."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from halte.capabilities.plan.ledger.standing import in_force, spending
from halte.capabilities.plan.models import (
    Commitment,
    Milestone,
    Plan,
    Statement,
    StatementTranslation,
)
from halte.core.organisations.models import Organisation
from tests.conftest import make_organisation

pytestmark = pytest.mark.django_db

DAYS = 60
FIRST = date(2020, 1, 1)


def talk(
    chance: random.Random, row: Commitment, bodies: list[Organisation], step: Milestone
) -> None:
    """Statements as departments might make them, some corrected, some half public."""
    said: list[Statement] = []
    for _ in range(chance.randint(0, 25)):
        free = [one for one in said if not hasattr(one, "taken")]
        corrects = chance.choice(free) if free and chance.random() < 0.25 else None
        if corrects is not None:
            corrects.taken = True  # type: ignore[attr-defined]
        meets = chance.random() < 0.15
        made = Statement.objects.create(
            commitment=row,
            organisation=chance.choice(bodies),
            state=chance.choice(("on_track", "at_risk", "done")),
            rule="judgement",
            text_en="Said.",
            text_fr=chance.choice(("Dit.", "")),
            spent_new_cents=chance.choice((None, 0, chance.randint(1, 900))),
            spent_existing_cents=chance.choice((None, None, chance.randint(1, 900))),
            milestone=step if meets else None,
            milestone_met_on=FIRST if meets else None,
            corrects=corrects,
            said_on=FIRST + timedelta(days=chance.randint(0, DAYS)),
        )
        if not made.text_fr and chance.random() < 0.5:
            StatementTranslation.objects.create(
                statement=made, language="fr", text="Dit."
            )
        said.append(made)


def decided(row: Commitment, rows: list[Statement]) -> tuple[object, ...]:
    """All that a line of the plan takes from its statements."""
    standing = in_force(rows)
    met = [one.milestone_met_on for one in standing if one.milestone_id]
    last = standing[-1] if standing else None
    return (
        last and (last.pk, last.state),
        spending(standing),
        max(met, default=None),
    )


@pytest.mark.parametrize("seed", range(25))
def test_those_that_tell_decide_what_all_of_them_do(plan: Plan, seed: int) -> None:
    chance = random.Random(seed)
    bodies = [make_organisation(f"b-{n}", f"B {n}", f"B {n}") for n in range(3)]
    rows = list(plan.commitments.all())
    for row in rows:
        step = Milestone.objects.create(
            commitment=row, slug=f"step-{seed}", position=9, title_en="A", title_fr="B"
        )
        talk(chance, row, bodies, step)
    for on in (None, FIRST, FIRST + timedelta(days=DAYS // 2)):
        for row in rows:
            every = row.statements.select_related("translation")
            if on is not None:
                every = every.filter(said_on__lte=on)
            chosen = Statement.objects.filter(commitment=row).telling(on)
            assert decided(row, list(chosen)) == decided(row, list(every))
            stands = Statement.objects.filter(commitment=row).standing(on)
            assert {one.pk for one in stands} == {one.pk for one in in_force(every)}


def test_of_forty_rounds_few_are_read(plan: Plan) -> None:
    body = make_organisation("b-1", "B 1", "B 1")
    row = plan.commitments.all()[0]
    Statement.objects.bulk_create(
        Statement(
            commitment=row, organisation=body, state="on_track", rule="judgement",
            text_en="Said.", text_fr="Dit.", spent_new_cents=n,
            said_on=FIRST + timedelta(days=n),
        )
        for n in range(40)
    )  # fmt: skip
    assert [one.spent_new_cents for one in Statement.objects.telling()] == [39]
