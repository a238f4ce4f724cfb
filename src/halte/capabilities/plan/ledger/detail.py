"""One promise in full: its words, what was said of it, its figures and money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from halte.capabilities.plan.filing.loading import either, words
from halte.capabilities.plan.ledger.building import Ground
from halte.capabilities.plan.ledger.building import line as one_line
from halte.capabilities.plan.ledger.money import total_view
from halte.capabilities.plan.ledger.standing import body, in_force, words_of
from halte.capabilities.plan.ledger.views import (
    Body,
    GaugeView,
    PromiseLine,
    TotalView,
)
from halte.capabilities.plan.models import (
    BudgetLine,
    Commitment,
    Proof,
    Statement,
)
from halte.capabilities.plan.states import NOT_STATED, OUTSIDE
from halte.core.bilingual import Bilingual
from halte.core.measures.conflicts import Conflict, conflicts_in
from halte.core.measures.models import Figure
from halte.core.measures.period_labels import period_text
from halte.core.measures.queries import (
    FigureView,
    definition,
    of_part,
    period_of,
    vintages,
)
from halte.core.measures.registry import Measure


@dataclass(frozen=True, slots=True)
class ProofView:
    """Evidence: a link to follow, a digest to compare, or a kept figure."""

    kind: str
    title: Bilingual | None
    url: str
    digest: str
    measure: str
    figure: Bilingual | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as its place in the order of all shows it.

    `words` holds whatever languages exist; a statement in one language is seen
    only by its department and the secretariat.
    """

    id: int
    state: str
    rule: str
    text: Bilingual | None
    only: str
    only_language: str
    by: Body
    said_on: date
    spent_new: int | None
    spent_existing: int | None
    milestone: Bilingual | None
    milestone_met_on: date | None
    demonstration: bool
    waiting: bool
    corrects_id: int | None
    corrected_by_id: int | None
    proofs: tuple[ProofView, ...]


@dataclass(frozen=True, slots=True)
class GaugeDetail:
    """An indicator with its definition, every figure, and where releases differ."""

    gauge: GaugeView
    definition: Measure | None
    figures: tuple[FigureView, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """One budget line."""

    fiscal_year: str
    cents: int
    money: str
    by: Body | None
    part_of: Bilingual | None
    outside: bool
    source: Bilingual


@dataclass(frozen=True, slots=True)
class Linked:
    """Another promise, by name."""

    slug: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class PromiseDetail:
    """Everything about one promise. `declared`: the sums that it is itself."""

    line: PromiseLine
    pillar: Bilingual
    source_line: int | None
    lead_note: Bilingual | None
    audience: Bilingual | None
    version: int
    gauges: tuple[GaugeDetail, ...]
    statements: tuple[StatementView, ...]
    declared: tuple[TotalView, ...]
    budget: tuple[LineView, ...]
    evidence: tuple[ProofView, ...]
    needs: tuple[Linked, ...]
    needed_by: tuple[Linked, ...]


def detail(
    row: Commitment, visible: Iterable[Statement], ground: Ground
) -> PromiseDetail:
    """One promise, with the statements that this reader sees."""
    shown = one_line(row, ground)
    totals = {t.slug: words(t, "title") for t in ground.totals}
    lines = row.budget_lines.select_related("organisation")
    return PromiseDetail(
        line=shown,
        pillar=words(row.pillar, "title"),
        source_line=row.source_line,
        lead_note=either(row, "lead_note"),
        audience=either(row, "audience"),
        version=row.version,
        gauges=tuple(_gauge(gauge, ground) for gauge in shown.gauges),
        statements=_statements(visible),
        declared=tuple(
            total_view(total, row.plan.budget_lines.all())
            for total in ground.totals
            if total.commitment == row.slug
        ),
        budget=tuple(_budget(part, totals) for part in lines),
        evidence=proofs(row.evidence.all()),
        needs=tuple(_linked(n.on) for n in row.needs.select_related("on")),
        needed_by=tuple(
            _linked(n.commitment) for n in row.needed_by.select_related("commitment")
        ),
    )


def _gauge(gauge: GaugeView, ground: Ground) -> GaugeDetail:
    known = vintages(gauge.measure, geography=gauge.geography)
    totals = of_part(known, gauge.part)
    defined = gauge.measure in ground.definitions
    return GaugeDetail(
        gauge,
        ground.definitions.get(gauge.measure),
        totals,
        conflicts_in(totals, dict(ground.definitions)) if defined else (),
    )


def _statements(visible: Iterable[Statement]) -> tuple[StatementView, ...]:
    rows = sorted(visible, key=lambda row: (row.said_on, row.pk))
    standing = {row.pk for row in in_force(rows)}
    later = {row.corrects_id: row.pk for row in rows if row.corrects_id}
    return tuple(
        _statement(row, later.get(row.pk) if row.pk not in standing else None)
        for row in rows
    )


def _statement(row: Statement, corrected_by: int | None) -> StatementView:
    text = words_of(row)
    return StatementView(
        id=row.pk,
        state=row.state,
        rule=row.rule,
        text=text,
        only="" if text else row.text_en or row.text_fr,
        only_language="en" if row.text_en else "fr",
        by=body(row.organisation),
        said_on=row.said_on,
        spent_new=row.spent_new_cents,
        spent_existing=row.spent_existing_cents,
        milestone=words(row.milestone, "title") if row.milestone else None,
        milestone_met_on=row.milestone_met_on,
        demonstration=row.demonstration,
        waiting=text is None,
        corrects_id=row.corrects_id,
        corrected_by_id=corrected_by,
        proofs=proofs(row.proofs.all()),
    )


def proofs(rows: Iterable[object]) -> tuple[ProofView, ...]:
    """Evidence of a promise or of a statement."""
    return tuple(_proof(row) for row in rows)


def _proof(row: object) -> ProofView:
    digest = str(getattr(row, "digest", ""))
    figure = _figure(digest, row.figure_id if isinstance(row, Proof) else None)
    return ProofView(
        kind=str(getattr(row, "kind", "")),
        title=either(row, "title"),
        url=str(getattr(row, "url", "")),
        digest=digest,
        measure=figure.measure if figure else "",
        figure=_figure_words(figure) if figure else None,
    )


def _figure(digest: str, figure_id: int | None) -> Figure | None:
    if figure_id is not None:
        return Figure.objects.filter(pk=figure_id).first()
    return Figure.objects.filter(digest=digest).first() if digest else None


def _figure_words(figure: Figure) -> Bilingual:
    measure, period = definition(figure.measure), period_text(period_of(figure))
    title = measure.title if measure else Bilingual(figure.measure, figure.measure)
    if not Figure.objects.standing().filter(pk=figure.pk).exists():
        # Whatever cites it: what was withdrawn is told to nobody any more.
        return Bilingual(
            f"{title.en}, {period.en}: withdrawn",
            f"{title.fr}, {period.fr}\u00a0: chiffre retiré",
        )
    value = "–" if figure.value is None else f"{figure.value.normalize():f}"
    released = figure.vintage_fr or figure.vintage
    return Bilingual(
        f"{title.en}, {period.en}: {value} ({figure.vintage})",
        f"{title.fr}, {period.fr}\u00a0: {value} ({released})",
    )


def _budget(row: BudgetLine, totals: Mapping[str, Bilingual]) -> LineView:
    return LineView(
        fiscal_year=row.fiscal_year,
        cents=row.cents,
        money=row.money,
        by=body(row.organisation) if row.organisation else None,
        part_of=None
        if row.part_of in (OUTSIDE, NOT_STATED)
        else totals.get(row.part_of),
        outside=row.part_of == OUTSIDE,
        source=words(row, "source"),
    )


def _linked(row: Commitment) -> Linked:
    return Linked(row.slug, words(row, "title"))
