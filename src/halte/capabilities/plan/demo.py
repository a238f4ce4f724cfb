"""The demonstration: both plans, and statements that nobody ever made.

Every statement begins with the words “Demonstration statement” in its own
language and carries the mark `demonstration`, which every page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.db import transaction

from halte.capabilities.plan.actions import Said, add_statement, import_plan
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.models import Commitment, Plan, Statement
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.plan.report.demo import load_reports
from halte.capabilities.plan.shipped import SHIPPED
from halte.capabilities.plan.states import CommitmentState as S
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.audit.record import record

KEEPER: Final = Actor(
    roles=frozenset({"secretariat"}),
    purpose=COORDINATE.slug,
    via="command",
    label="demo",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A statement that nobody made, so that the page can be seen alive."""

    said_on: date
    state: S
    en: str
    fr: str
    spent_new: int | None = None
    spent_existing: int | None = None


SCRIPT: Final = (
    Invented(
        date(2014, 9, 30), S.ON_TRACK,
        "Demonstration statement: the work began and two of its four steps are done.",
        "Déclaration de démonstration : le travail a commencé et deux de ses quatre "
        "étapes sont faites.",
        spent_new=12_500_000,
    ),
    Invented(
        date(2014, 12, 15), S.AT_RISK,
        "Demonstration statement: staff left and the next step will be late.",
        "Déclaration de démonstration : des départs retarderont la prochaine étape.",
        spent_new=8_000_000, spent_existing=3_000_000,
    ),
    Invented(
        date(2015, 3, 31), S.DONE,
        "Demonstration statement: the product exists and is in use.",
        "Déclaration de démonstration : le produit existe et il est utilisé.",
    ),
    Invented(
        date(2015, 6, 30), S.OFF_TRACK,
        "Demonstration statement: nothing was delivered by the day that was promised.",
        "Déclaration de démonstration : rien n’a été livré à la date promise.",
        spent_existing=1_250_000,
    ),
)  # fmt: skip

EVERY: Final = 2
"""One led promise in two gets a statement: silence is part of the picture."""


def load(say: Callable[[str], None]) -> None:
    """Import both plans and add the statements; safe to repeat."""
    slugs = [slug for file in SHIPPED.values() if (slug := _import(file, say))]
    if not slugs:
        return
    with transaction.atomic():
        made = _speak(Plan.objects.get(slug=slugs[0]))
        record(KEEPER, "capabilities.plan.demo", kind="system")
    say(f"{made} demonstration statements")
    load_reports(say, slugs[0])


def _import(file: Path, say: Callable[[str], None]) -> str:
    name, document = file.name, read(file.read_bytes()).document
    if document is None:
        raise ValueError(f"{name} cannot be read")
    plan = Plan.objects.filter(slug=document.id).first() or Plan(slug=document.id)
    try:
        kept = import_plan(KEEPER, plan, document=document)
    except BadPlan as bad:
        codes = ", ".join(sorted({p.sentence.en for p in bad.problems}))
        raise ValueError(f"{name}: {codes}") from bad
    say(f"{name}: {len(document.promises())} commitments, {len(kept.changes)} changes")
    return document.id


def _speak(plan: Plan) -> int:
    if Statement.objects.filter(commitment__plan=plan).exists():
        return 0
    led = Commitment.objects.filter(plan=plan, retired_on=None, lead__isnull=False)
    spoken = list(led.order_by("pillar__position", "position"))[::EVERY]
    for n, commitment in enumerate(spoken):
        _say(commitment, SCRIPT[n % len(SCRIPT)])
    return len(spoken)


def _say(commitment: Commitment, script: Invented) -> None:
    said = Said(
        state=script.state,
        text_en=script.en,
        text_fr=script.fr,
        spent_new_cents=script.spent_new,
        spent_existing_cents=script.spent_existing,
    )
    add_statement(
        KEEPER,
        commitment,
        said,
        speaker=commitment.lead_id or 0,
        demonstration=True,
        said_on=script.said_on,
    )
