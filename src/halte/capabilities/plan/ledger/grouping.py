"""The same lines in another order: by organisation, and along time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from halte.capabilities.plan.ledger.views import (
    Body,
    Ledger,
    PromiseLine,
    StepView,
)


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """What one organisation leads and supports; `body` None: no lead is named."""

    body: Body | None
    leads: tuple[PromiseLine, ...]
    supports: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing of the plan: a milestone, or the day a promise is due."""

    when: str
    on: date | None
    line: PromiseLine
    step: StepView | None


@dataclass(frozen=True, slots=True)
class YearGroup:
    """What falls in one year; year None: no date is stated."""

    year: int | None
    moments: tuple[Moment, ...]


def by_body(ledger: Ledger) -> tuple[BodyGroup, ...]:
    """Organisations by name in English; those without a named lead come last."""
    bodies: dict[str, Body] = {}
    leads: defaultdict[str, list[PromiseLine]] = defaultdict(list)
    supports: defaultdict[str, list[PromiseLine]] = defaultdict(list)
    for line in ledger.lines:
        if line.lead:
            leads[line.lead.slug].append(line)
        for body in {body.slug: body for body in line.supporting}.values():
            supports[body.slug].append(line)
        named = (line.lead, *line.supporting)
        bodies |= {body.slug: body for body in named if body is not None}
    groups = [
        BodyGroup(body, tuple(leads[slug]), tuple(supports[slug]))
        for slug, body in sorted(bodies.items(), key=lambda item: item[1].name.en)
    ]
    orphans = tuple(line for line in ledger.lines if line.lead is None)
    return (*groups, BodyGroup(None, orphans, ())) if orphans else tuple(groups)


Share = tuple[int, PromiseLine, bool]
"""A promise under the group of this number; True where it leads, False: supports."""


def shares(groups: Sequence[BodyGroup]) -> tuple[Share, ...]:
    """All that organisations lead and support, one after another, to be paged."""
    return tuple(
        (number, line, leads)
        for number, group in enumerate(groups)
        for leads, lines in ((True, group.leads), (False, group.supports))
        for line in lines
    )


def shown(groups: Sequence[BodyGroup], part: Iterable[Share]) -> tuple[BodyGroup, ...]:
    """The groups with only what is on a page."""
    led: defaultdict[int, list[PromiseLine]] = defaultdict(list)
    helped: defaultdict[int, list[PromiseLine]] = defaultdict(list)
    for number, line, leads in part:
        (led if leads else helped)[number].append(line)
    return tuple(
        replace(group, leads=tuple(led[number]), supports=tuple(helped[number]))
        for number, group in enumerate(groups)
    )


def timeline(ledger: Ledger) -> tuple[Moment, ...]:
    """Milestones and due days in the order of time, what is undated last."""
    moments = [
        Moment(step.due or step.met, step.due_on or step.met_on, line, step)
        for line in ledger.lines
        for step in line.milestones
    ]
    moments += [
        Moment(line.due, line.due_on, line, None) for line in ledger.lines if line.due
    ]
    return tuple(sorted(moments, key=lambda m: (m.on or date.max, m.line.slug)))


def by_year(moments: Iterable[Moment]) -> tuple[YearGroup, ...]:
    """Moments in the order of time under their years."""
    years = groupby(moments, key=lambda moment: moment.on.year if moment.on else None)
    return tuple(YearGroup(year, tuple(found)) for year, found in years)
