"""Agreements with organisations, and what a department publishes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from halte.capabilities.money import policy
from halte.capabilities.money.book.sums import maybe
from halte.capabilities.money.ledger import Body, body_of
from halte.capabilities.money.models import Award, AwardVersion, NothingToReport
from halte.capabilities.money.publication.files import Nothing, Published
from halte.capabilities.money.publication.rules import (
    AMOUNT,
    DAY,
    NOT_PUBLISHED,
    cents,
    day,
)
from halte.capabilities.money.publication.template import Column, grants
from halte.capabilities.money.queries.transfers import Side, promise_of, side
from halte.capabilities.money.standing import NOW, entries_standing
from halte.capabilities.money.states import Said
from halte.capabilities.money.words import QUARTERS
from halte.capabilities.money.years import full, quarter_of, year_of
from halte.capabilities.plan.facade import promise_titles
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.core.ui import writing


@dataclass(frozen=True, slots=True)
class AwardLine:
    """An agreement as lists show it, as it stands now."""

    id: int
    ref_number: str
    title: Bilingual
    recipient: Bilingual
    cents: int
    starts: date | None
    ends: date | None
    amendment: int
    body: Body
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of an agreement, under the label of the template."""

    id: str
    label: Bilingual
    value: str
    word: Bilingual | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """What an agreement said from an amendment on."""

    amendment: int
    day: date | None
    kept_at: datetime
    values: tuple[Shown, ...]
    changed: frozenset[str]
    place_protected: bool


@dataclass(frozen=True, slots=True)
class AwardPage:
    """One agreement with all its versions, the newest first."""

    line: AwardLine
    budget_line: Side
    paid: int | None
    versions: tuple[VersionView, ...]
    may_amend: bool


@dataclass(frozen=True, slots=True)
class NothingLine:
    """A quarter of which a department said that there was nothing."""

    year: str
    quarter: Bilingual
    stated: datetime


@dataclass(frozen=True, slots=True)
class AwardsPage:
    """All agreements that a reader sees, and quarters without any."""

    awards: tuple[AwardLine, ...]
    nothing: tuple[NothingLine, ...]
    years: tuple[str, ...]
    may_add: bool


@reads(Permission.MONEY_READ)
def awards_page(actor: Actor) -> AwardsPage:
    """Agreements and quarters without any."""
    found = _awards(actor)
    nothing = _nothing(actor)
    starts = {year_of(one.starts) for one in found if one.starts}
    return AwardsPage(
        awards=found,
        nothing=tuple(
            NothingLine(full(row.fiscal_year), QUARTERS[row.quarter], row.kept_at)
            for row in nothing
        ),
        years=tuple(sorted(starts | {row.fiscal_year for row in nothing})),
        may_add=actor.may(Permission.MONEY_STATE),
    )


def _awards(actor: Actor) -> tuple[AwardLine, ...]:
    rows = Award.objects.visible_to(actor).select_related("organisation")
    return tuple(
        award_line(row, list(row.versions.all())[-1])
        for row in rows.prefetch_related("versions")
    )


def award_line(row: Award, newest: AwardVersion) -> AwardLine:
    """An agreement as its newest version has it."""
    values = newest.values
    return AwardLine(
        id=row.pk,
        ref_number=row.ref_number,
        title=Bilingual(values["agreement_title_en"], values["agreement_title_fr"]),
        recipient=in_both(values["recipient_legal_name"]),
        cents=cents(values["agreement_value"]),
        starts=day(values["agreement_start_date"]),
        ends=day(values["agreement_end_date"]),
        amendment=newest.amendment,
        body=body_of(row.organisation),
        demonstration=row.demonstration,
    )


def in_both(text: str) -> Bilingual:
    """A name as the template writes it: English|French, or the same in both."""
    english, _bar, french = text.partition("|")
    return Bilingual(english.strip() or text, french.strip() or english.strip() or text)


def award_row(actor: Actor, award_id: int) -> Award:
    """An agreement for an action to work on."""
    rows = Award.objects.visible_to(actor).select_related("line", "organisation")
    row = rows.filter(pk=award_id).first()
    if row is None:
        raise Missing("not_found")
    return row


@reads(Permission.MONEY_READ)
def award_page(actor: Actor, *, award_id: int) -> AwardPage:
    """One agreement."""
    row = award_row(actor, award_id)
    versions = list(row.versions.all())
    paid = entries_standing(NOW).filter(award=row, said=Said.SPENT)
    states = actor.may(Permission.MONEY_STATE)
    return AwardPage(
        line=award_line(row, versions[-1]),
        budget_line=side(row.line, promise_titles([promise_of(row.line)])),
        paid=maybe(paid.values_list("cents", flat=True)),
        versions=tuple(_versions(versions))[::-1],
        may_amend=states and not policy.may_amend(actor, row),
    )


def newest_values(row: Award) -> tuple[dict[str, str], bool]:
    """What an agreement says now, to be amended; and whether its place is hidden."""
    newest = row.versions.last()
    if newest is None:
        raise Missing("not_found")
    return dict(newest.values), newest.place_protected


def _versions(rows: Iterable[AwardVersion]) -> Iterable[VersionView]:
    before: dict[str, str] = {}
    for row in rows:
        values = {c.id: row.values.get(c.id, "") for c in grants().columns}
        yield VersionView(
            amendment=row.amendment,
            day=day(values["amendment_date"]),
            kept_at=row.kept_at,
            values=tuple(_shown(c, values[c.id]) for c in grants().columns
                         if values[c.id]),
            changed=frozenset(
                name for name, value in values.items()
                if before and before[name] != value
            ),
            place_protected=row.place_protected,
        )  # fmt: skip
        before = values


def _shown(column: Column, value: str) -> Shown:
    word = column.choices.get(value)
    if value == NOT_PUBLISHED:
        word = Bilingual(*value.split("|"))
    return Shown(column.id, column.label, _written(column, value), word)


def _written(column: Column, value: str) -> str:
    """Days and dollars as people write them; the publication keeps its own form."""
    if DAY.fullmatch(value):
        return writing.day(value)
    if column.id == "agreement_value" and AMOUNT.fullmatch(value):
        return writing.money(Decimal(value))
    return value


@reads(Permission.MONEY_READ)
def to_publish(
    actor: Actor, *, fiscal_year: str = "", quarter: str = "", invented: bool = False
) -> tuple[Published, ...]:
    """The versions of agreements that a department publishes, oldest first.

    Of a quarter: those that were signed or amended in it. What the demonstration
    invented is left out unless it is asked for.
    """
    versions = AwardVersion.objects.filter(
        award__in=Award.objects.visible_to(actor)
    ).select_related("award")
    if not invented:
        versions = versions.filter(award__demonstration=False)
    return tuple(
        Published(
            row.award.ref_number, row.amendment, dict(row.values),
            row.award.kept_at, row.kept_at,
        )
        for row in versions.order_by("award__ref_number", "amendment")
        if falls_in(row, fiscal_year, quarter)
    )  # fmt: skip


def falls_in(row: AwardVersion, fiscal_year: str, quarter: str) -> bool:
    """True where a version was signed or amended in the quarter asked for."""
    dated = row.values.get("amendment_date") if row.amendment else ""
    when = day(dated or row.values.get("agreement_start_date", ""))
    if when is None:
        return not fiscal_year
    year_fits = fiscal_year in ("", year_of(when))
    return year_fits and quarter in ("", quarter_of(when))


@reads(Permission.MONEY_READ)
def nothing_to_publish(actor: Actor, *, invented: bool = False) -> tuple[Nothing, ...]:
    """The quarters of which a department said that there was nothing."""
    return tuple(
        Nothing(full(row.fiscal_year), row.quarter, row.kept_at)
        for row in _nothing(actor)
        if invented or not row.demonstration
    )


def _nothing(actor: Actor) -> list[NothingToReport]:
    rows = NothingToReport.objects.visible_to(actor)
    return list(rows.order_by("fiscal_year", "quarter"))
