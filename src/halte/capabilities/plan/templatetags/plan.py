"""`{% load plan %}`: how values of the plan are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.plan.ledger.grouping import BodyGroup
from halte.capabilities.plan.ledger.labels import (
    CHANGES,
    DIRECTIONS,
    LANGUAGES,
    MONEY,
    QUALIFIERS,
    RULES,
    STATES,
    SUBJECTS,
)
from halte.capabilities.plan.ledger.views import (
    FigureNow,
    GaugeView,
    Ledger,
    PromiseLine,
    Sums,
)
from halte.capabilities.plan.planfile.dates import last_day
from halte.capabilities.plan.states import CommitmentState
from halte.core.access.actor import ANONYMOUS
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, pick
from halte.core.measures.period_labels import period_text
from halte.core.measures.periods import Period
from halte.core.measures.queries import FigureView, one_a_period
from halte.core.measures.registry import Unit
from halte.core.ui import charts, writing
from halte.core.ui.writing import cents

register = template.Library()


@register.filter
def state_label(state: str) -> str:
    """How a promise stands, in words."""
    return str(STATES[state])


@register.filter
def rule_label(rule: str) -> str:
    """What a statement is based on, in words."""
    return str(RULES[rule])


@register.filter
def money_label(money: str) -> str:
    """Where money comes from, in words."""
    return str(MONEY[money])


@register.filter
def direction_label(direction: str) -> str:
    """Which way is better, in words."""
    return str(DIRECTIONS[direction])


@register.filter
def change_label(kind: str) -> str:
    """What happened to a part of a plan."""
    return str(CHANGES.get(kind, Bilingual(kind, kind)))


@register.filter
def subject_label(what: str) -> str:
    """Which part of a plan."""
    return str(SUBJECTS.get(what, Bilingual(what, what)))


@register.filter
def language_label(language: str) -> str:
    """The name of a language."""
    return str(LANGUAGES[language])


@register.filter
def when(text: str) -> str:
    """A date as exact as its source: 2013, September 2013, 30 September 2013."""
    day = last_day(text) if text else None
    if day is None or len(text) == 4:
        return text
    if len(text) == 10:
        return writing.day(day)
    month = writing.MONTHS[day.month - 1]
    return f"{month}{writing.NBSP}{day.year}"


register.filter(cents)


@register.filter
def cents_or_dash(value: int | None) -> str:
    """Cents as dollars; a dash where no line says anything."""
    return "–" if value is None else cents(value)


@register.filter
def sum_list(sums: Sums) -> str:
    """Sums by origin, in one line."""
    parts = (
        ("new", sums.new), ("existing", sums.existing), ("not_stated", sums.not_stated),
    )  # fmt: skip
    return ", ".join(
        f"{cents(value)} ({MONEY[kind]})" for kind, value in parts if value is not None
    )


@register.filter
def money_pairs(line: PromiseLine) -> list[tuple[str, int | None, int | None]]:
    """Spent and budget by origin; one pair of unknowns where nothing is stated."""
    pairs = [
        (str(MONEY[kind]), getattr(line.spent, kind), getattr(line.budget, kind))
        for kind in ("new", "existing", "not_stated")
        if getattr(line.spent, kind) is not None
        or getattr(line.budget, kind) is not None
    ]
    return pairs or [("", None, None)]


@register.filter
def has_target(line: PromiseLine) -> bool:
    """True where an indicator says how far the figure should move."""
    return any(gauge.target is not None for gauge in line.gauges)


@register.filter
def state_counts(plan: Ledger) -> list[tuple[str, int]]:
    """How many promises stand in each state, states without any left out."""
    counts = [(state.value, plan.count(state)) for state in CommitmentState]
    return [(state, count) for state, count in counts if count]


def in_unit(value: Decimal | None, unit: str) -> str:
    """A value as its unit is written."""
    if unit == Unit.DOLLAR:
        return writing.money(value)
    if unit == Unit.PERCENT:
        return writing.percent(value)
    return writing.number(value)


def worded(
    value: Decimal | None, high: Decimal | None, qualifier: str, unit: str
) -> str:
    """A value with the source’s own caution: about, more than, from … to …."""
    if value is None:
        return _("withheld, too few people")
    text = in_unit(value, unit)
    if high is not None:
        return _("%(low)s to %(high)s") % {"low": text, "high": in_unit(high, unit)}
    caution = QUALIFIERS.get(qualifier)
    return f"{caution} {text}" if caution else text


@register.filter
def now_value(gauge: GaugeView) -> str:
    """The live value of an indicator."""
    now: FigureNow | None = gauge.now
    if now is None:
        return ""
    return worded(now.value, now.high, now.qualifier, gauge.unit)


@register.filter
def names_unit(gauge: GaugeView) -> bool:
    """False where the value is already written with its sign, $ or %."""
    return gauge.unit not in (Unit.DOLLAR, Unit.PERCENT)


@register.filter
def target(gauge: GaugeView) -> str:
    """The target of an indicator."""
    return in_unit(gauge.target, gauge.unit)


@register.filter
def baseline(gauge: GaugeView) -> str:
    """The baseline of an indicator."""
    return in_unit(gauge.baseline, gauge.unit)


@register.filter
def figure_value(figure: FigureView) -> str:
    """The value of a kept figure."""
    return worded(figure.value, figure.high, figure.qualifier, figure.unit)


@register.filter
def period(period: Period) -> str:
    """A period in the reader’s language."""
    return str(period_text(period))


@register.simple_tag
def spark(gauge: GaugeView) -> SafeString:
    """The history of an indicator, the size of a word; nothing for a lone value."""
    if len(gauge.spark) < 2:
        return SafeString("")
    return charts.sparkline(gauge.spark, label=str(gauge.title))


@register.simple_tag
def history_chart(gauge: GaugeView, figures: tuple[FigureView, ...]) -> SafeString:
    """The newest figure of each period, as a line."""
    newest = {str(period_text(view.period)): view for view in one_a_period(figures)}
    points = tuple((label, float(view.value)) for label, view in newest.items())
    if len(points) < 2:
        return SafeString("")
    line = charts.Line(str(gauge.title), points)
    return charts.line_chart([line], title=str(gauge.title), unit=str(gauge.unit_name))


@register.filter
def either_text(thing: object, name: str) -> str:
    """A pair of columns in the reader’s language."""
    return pick(thing, name)


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str) -> bool:
    """Whether this reader has a permission now."""
    request = context.get("request")
    actor = getattr(request, "actor", ANONYMOUS)
    return bool(actor.may(Permission(permission)))


@register.simple_tag
def series_url(measure: str) -> str:
    """The page of a measure or series; '' in an installation without figures."""
    try:
        return reverse("statistics:series", args=[measure])
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading of the ledger."""

    slug: str
    title: str
    note: str
    lines: tuple[PromiseLine, ...]


@register.filter
def first_sentence(text: Bilingual) -> str:
    """What a text says first, as its own opening."""
    return str(text).partition(". ")[0].removesuffix(".") + "."


@register.filter
def after_first_sentence(text: Bilingual) -> str:
    """What a text says after that, for those who open it."""
    return str(text).partition(". ")[2]


@register.filter
def by_pillar(plan: Ledger, lines: Iterable[PromiseLine]) -> list[Group]:
    """These lines under their pillars."""
    found: defaultdict[str, list[PromiseLine]] = defaultdict(list)
    for line in lines:
        found[line.pillar].append(line)
    return [
        Group(p.slug, str(p.title), str(p.summary or ""), tuple(found[p.slug]))
        for p in plan.pillars
    ]


@register.filter
def owners(groups: tuple[BodyGroup, ...]) -> list[Group]:
    """The lines under the organisations that answer for them."""
    return [
        Group(
            f"owner-{n}",
            str(group.body.name) if group.body else _("Lead not stated"),
            str(group.body.note or "") if group.body else "",
            group.leads,
        )
        for n, group in enumerate(groups)
    ]


@register.filter
def gap_count(plan: Ledger) -> int:
    """How many things nobody knows."""
    return sum(len(group.gaps) for group in plan.gaps)


@register.filter
def kept_count(plan: Ledger) -> int:
    """How many promises are reported as done."""
    return plan.count(CommitmentState.DONE)
