"""An accepted report: its spending goes to `money`, its words to the plan.

Plain functions, run inside the action that accepts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from halte.capabilities.money.facade import (
    Origin,
    ToDate,
    record_spend,
    spent_to_date,
)
from halte.capabilities.plan.facade import FundedPromise, speak
from halte.capabilities.rounds.asking import promise_of
from halte.capabilities.rounds.checking import spoken, today
from halte.capabilities.rounds.content import TEXTS, Content
from halte.capabilities.rounds.models import Report, Step
from halte.capabilities.rounds.policy import parts_of
from halte.capabilities.rounds.states import Act, ReportState
from halte.capabilities.rounds.versions import content_of, head
from halte.capabilities.rounds.words import HEADINGS
from halte.core.access.actor import Actor
from halte.core.bilingual import Language
from halte.core.organisations.models import Organisation

ORIGIN: Final = "rounds.report"
"""The kind under which `money` keeps where an entry came from."""


def origin_of(report: Report) -> Origin:
    """How the entries of a report are found again."""
    return Origin(ORIGIN, report.pk)


def record_money(actor: Actor, report: Report) -> None:
    """Keep what the report says was spent, line by line."""
    writer = who_wrote(actor, report)
    for spend in content_of(report).spent:
        record_spend(
            writer,
            spend.key,
            cents=spend.cents or 0,
            origin=origin_of(report),
            organisation_id=report.organisation_id,
            said_on=report.said_on,
            explanation=spend.explanation,
            pays=spend.pays,
            demonstration=report.round.demonstration,
        )


def state_in_plan(actor: Actor, report: Report) -> int:
    """Say the report to the plan as a statement; the statement’s number."""
    promise, content = promise_of(report), content_of(report)
    money = total_to_date(report, promise)
    said = spoken(report, content, told(report, content), report.said_on or today())
    return speak(
        who_wrote(actor, report),
        promise.id,
        organisation_id=report.organisation_id,
        spoken=replace(
            said,
            spent_new=money.new,
            spent_existing=money.existing,
            figures=figures_cited(report),
        ),
    )


def who_wrote(actor: Actor, report: Report) -> Actor:
    """The accepting actor with the number of the person who wrote what is accepted.

    An entry and a statement are that person’s; who accepted is in the audit.
    """
    version = head(report)
    return replace(actor, user_id=version.by_user_id if version else None)


def figures_cited(report: Report) -> tuple[int, ...]:
    """Numbers of the kept figures that the last submission rests on."""
    step = Step.objects.filter(report=report, act=Act.SUBMITTED).last()
    kept = step.figures if step else []
    return tuple(row["figure"] for row in kept if row["figure"] is not None)


def total_to_date(report: Report, promise: FundedPromise) -> ToDate:
    """What all that keep a commitment said they spent on it, by origin."""
    bodies = {report.organisation_id, promise.lead_id, *promise.supporting} - {None}
    sums = [
        spent_to_date(
            commitment_id=promise.id,
            organisation_id=body,
            demonstration=report.round.demonstration,
        )
        for body in sorted(one for one in bodies if one is not None)
    ]
    return ToDate(
        new=_sum(one.new for one in sums),
        existing=_sum(one.existing for one in sums),
        not_stated=_sum(one.not_stated for one in sums),
    )


def told(report: Report, content: Content) -> str:
    """The words of a statement: the lead’s, then those of each accepted part."""
    own = _paragraphs(content, content.language)
    parts = parts_of(report).filter(state=ReportState.ACCEPTED)
    for part in parts.select_related("organisation"):
        name = _name(part.organisation, content.language)
        said = "\n".join(_paragraphs(content_of(part), content.language))
        own.append(f"{name}{colon(content.language)}\n{said}")
    return "\n\n".join(own)


def _paragraphs(content: Content, language: Language) -> list[str]:
    """What was done leads without a heading; the rest follows under its own."""
    rows = [(name, getattr(content, name).strip()) for name in TEXTS]
    return [
        text if name == "done" else f"{_heading(name, language)} {text}"
        for name, text in rows
        if text
    ]


def _heading(name: str, language: Language) -> str:
    return f"{HEADINGS[name].in_language(language)}{colon(language)}"


def colon(language: Language) -> str:
    """French sets a no-break space before it."""
    return "\u00a0:" if language == "fr" else ":"


def _name(body: Organisation, language: Language) -> str:
    return body.name_fr if language == "fr" else body.name_en


def _sum(cents: Iterable[int | None]) -> int | None:
    said = [one for one in cents if one is not None]
    return sum(said) if said else None
