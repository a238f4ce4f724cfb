"""Reading projects abroad: whom they trained, what came of them, by article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from halte.capabilities.partners import policy
from halte.capabilities.partners.countries import countries
from halte.capabilities.partners.models import Project, ProjectOutcome, Training
from halte.capabilities.partners.names import (
    Body,
    PromiseLink,
    body,
    maybe,
    promise_link,
)
from halte.capabilities.partners.palermo import ARTICLES
from halte.capabilities.partners.states import (
    MONTHS_AFTER,
    Gender,
    Legislation,
    Official,
)
from halte.capabilities.partners.words import GENDERS, LEGISLATION, OFFICIALS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.reads import reads
from halte.methods.months import months_after


@dataclass(frozen=True, slots=True)
class TrainedLine:
    """One kind of official: a count for each gender, and the total."""

    kind: Bilingual
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TrainingView:
    """One count as it was entered."""

    id: int
    on: date
    kind: Bilingual
    total: int
    corrected: bool


@dataclass(frozen=True, slots=True)
class DueOutcome:
    """The outcome at six or twelve months: what was found, or when it falls due."""

    months: int
    due: date
    on: date | None
    value: Decimal | None
    found: Bilingual | None
    late: bool


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a project reports against an article."""

    number: int
    title: Bilingual
    text: Bilingual
    on: date


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project in full. `cost` is in cents, None where it is not known."""

    id: int
    country_code: str
    country: Bilingual
    title: Bilingual
    need: Bilingual
    legislation: Bilingual
    legislates: bool
    legislation_text: Bilingual | None
    partners: tuple[Body, ...]
    starts: date
    ends: date
    cost: Decimal | None
    currency: str
    indicator: Bilingual
    trained: tuple[TrainedLine, ...]
    trained_total: int
    trainings: tuple[TrainingView, ...]
    outcomes: tuple[DueOutcome, ...]
    articles: tuple[ArticleLine, ...]
    promise: PromiseLink | None
    keeper: Body
    demonstration: bool
    running: bool
    may_edit: bool
    version: int


GENDER_TITLES = tuple(GENDERS[gender] for gender in Gender)


@reads(Permission.PARTNERS_READ)
def projects(actor: Actor, *, country: str = "") -> tuple[ProjectView, ...]:
    """Projects abroad, newest first."""
    rows = Project.objects.visible_to(actor)
    if country in countries():
        rows = rows.filter(country=country)
    return tuple(_project(actor, row) for row in _whole(rows))


def _whole(rows: Iterable[Project]) -> Iterable[Project]:
    return rows.select_related("keeper").prefetch_related(  # type: ignore[attr-defined, no-any-return]
        "partners", "trainings", "outcomes", "articles"
    )


@reads(Permission.PARTNERS_READ)
def project(actor: Actor, *, project_id: int) -> ProjectView:
    """One of them."""
    return _project(actor, project_row(actor, project_id))


def project_row(actor: Actor, project_id: int) -> Project:
    """The row, for an action on it."""
    found: Project | None = (
        Project.objects.visible_to(actor).filter(pk=project_id).first()
    )
    if found is None:
        raise Missing("not_found")
    return found


def training_row(actor: Actor, training_id: int) -> Training:
    """A count, for its correction."""
    found = Training.objects.select_related("project").filter(pk=training_id).first()
    if found is None or not actor.may(Permission.PARTNERS_READ):
        raise Missing("not_found")
    return found


def require_correction(actor: Actor, row: Training) -> None:
    """Refuse the empty form where the action would refuse the full one."""
    refused = actor.refusal(Permission.PARTNERS_EDIT)
    if code := refused or policy.may_correct(actor, row):
        raise Denied(code)


def project_of(row: Training) -> int:
    """The project that a count belongs to."""
    return row.project_id


def _project(actor: Actor, row: Project) -> ProjectView:
    standing = counted(row.trainings.all())
    legislation, today = Legislation(row.legislation), timezone.localdate()
    edits = actor.may(Permission.PARTNERS_EDIT)
    return ProjectView(
        id=row.pk,
        country_code=row.country,
        country=countries()[row.country],
        title=Bilingual(row.title_en, row.title_fr),
        need=Bilingual(row.need_en, row.need_fr),
        legislation=LEGISLATION[legislation],
        legislates=legislation is not Legislation.NONE,
        legislation_text=maybe(row.legislation_en, row.legislation_fr),
        partners=tuple(map(body, row.partners.all())),
        starts=row.starts,
        ends=row.ends,
        cost=None if row.cost_cents is None else Decimal(row.cost_cents) / 100,
        currency=row.currency,
        indicator=Bilingual(row.indicator_en, row.indicator_fr),
        trained=trained_lines(standing),
        trained_total=sum(training.total for training in standing),
        trainings=_entries(row.trainings.all()),
        outcomes=outcomes_of(row, today),
        articles=_articles(row),
        promise=promise_link(row.promise),
        keeper=body(row.keeper),
        demonstration=row.demonstration,
        running=row.starts <= today <= row.ends,
        may_edit=edits and not policy.is_kept_here(actor, row),
        version=row.version,
    )


def counted(rows: Iterable[Training]) -> list[Training]:
    """The counts that stand: those that no other corrects."""
    rows = list(rows)
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.pk not in corrected]


def trained_lines(standing: list[Training]) -> tuple[TrainedLine, ...]:
    """One line a kind that was trained, by gender."""
    lines = []
    for kind in Official:
        rows = [row for row in standing if row.kind == kind]
        counts = tuple(sum(getattr(row, gender) for row in rows) for gender in Gender)
        if rows:
            lines.append(TrainedLine(OFFICIALS[kind], counts, sum(counts)))
    return tuple(lines)


def _entries(rows: Iterable[Training]) -> tuple[TrainingView, ...]:
    rows = list(rows)
    corrected = {row.corrects_id for row in rows}
    return tuple(
        TrainingView(
            row.pk, row.on, OFFICIALS[Official(row.kind)], row.total,
            row.pk in corrected,
        )
        for row in rows
    )  # fmt: skip


def outcomes_of(row: Project, today: date) -> tuple[DueOutcome, ...]:
    """What is due at six and twelve months, and what was found."""
    last: dict[int, ProjectOutcome] = {o.months: o for o in row.outcomes.all()}
    return tuple(
        _due(months, months_after(row.ends, months), last.get(months), today)
        for months in MONTHS_AFTER
    )


def _due(
    months: int, due: date, found: ProjectOutcome | None, today: date
) -> DueOutcome:
    return DueOutcome(
        months=months,
        due=due,
        on=found.on if found else None,
        value=found.value if found else None,
        found=Bilingual(found.found_en, found.found_fr) if found else None,
        late=found is None and due < today,
    )


def _articles(row: Project) -> tuple[ArticleLine, ...]:
    last = {report.article: report for report in row.articles.all()}
    return tuple(
        ArticleLine(
            number, ARTICLES[number], Bilingual(last[number].text_en,
            last[number].text_fr), last[number].on,
        )
        for number in sorted(last)
    )  # fmt: skip
