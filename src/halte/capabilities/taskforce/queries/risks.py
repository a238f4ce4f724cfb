"""The register of risks and its matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.taskforce import policy
from halte.capabilities.taskforce.models import Assessment, Risk
from halte.capabilities.taskforce.names import Body, body
from halte.capabilities.taskforce.queries.rows import risk_row
from halte.capabilities.taskforce.standing import risk_standing
from halte.capabilities.taskforce.states import Level, Response, level_of
from halte.capabilities.taskforce.words import IMPACT, LEVELS, LIKELIHOOD, RESPONSES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """How a risk was judged on a day."""

    on: date
    likelihood: int
    likelihood_word: Bilingual
    impact: int
    impact_word: Bilingual
    level: Level
    word: Bilingual
    tag: str
    owner: Body
    response: Bilingual
    response_code: str
    text: Bilingual
    review: date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk as the register shows it, with the assessment that stands."""

    id: int
    title: Bilingual
    since: date
    now: AssessmentView
    to_review: bool
    ours: bool
    demonstration: bool


@dataclass(frozen=True, slots=True)
class RiskPage:
    """A risk with all its assessments, newest first."""

    line: RiskLine
    assessments: tuple[AssessmentView, ...]
    may_assess: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: which open risks are judged like this."""

    likelihood: int
    impact: int
    level: Level
    risks: tuple[RiskLine, ...]


@dataclass(frozen=True, slots=True)
class RiskRegister:
    """Open risks, the gravest first; closed ones; and the matrix, likeliest first."""

    open: tuple[RiskLine, ...]
    closed: tuple[RiskLine, ...]
    matrix: tuple[tuple[Bilingual, tuple[Cell, ...]], ...]

    @property
    def impacts(self) -> tuple[Bilingual, ...]:
        """The heads of the matrix’s columns."""
        return tuple(IMPACT.values())


@reads(Permission.TASKFORCE_READ)
def risk_register(actor: Actor) -> RiskRegister:
    """Every risk that this reader sees."""
    lines = risk_lines(actor)
    still = [line for line in lines if not line.now.closed]
    still.sort(key=lambda line: (-line.now.likelihood * line.now.impact, line.id))
    return RiskRegister(
        open=tuple(still),
        closed=tuple(line for line in lines if line.now.closed),
        matrix=tuple(
            (LIKELIHOOD[likelihood], _row(still, likelihood))
            for likelihood in sorted(LIKELIHOOD, reverse=True)
        ),
    )


def _row(lines: list[RiskLine], likelihood: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            likelihood, impact, level_of(likelihood, impact),
            tuple(
                line for line in lines
                if (line.now.likelihood, line.now.impact) == (likelihood, impact)
            ),
        )
        for impact in IMPACT
    )  # fmt: skip


def risk_lines(actor: Actor) -> list[RiskLine]:
    """Risks with the assessment that stands."""
    rows = Risk.objects.visible_to(actor).prefetch_related("assessments__owner")
    return [line for row in rows if (line := _line(actor, row)) is not None]


@reads(Permission.TASKFORCE_READ)
def risk_page(actor: Actor, *, number: int) -> RiskPage:
    """One risk."""
    row = risk_row(actor, number)
    line = _line(actor, row)
    if line is None:
        raise Missing("not_found")
    made = reversed(list(row.assessments.all()))
    return RiskPage(
        line=line,
        assessments=tuple(map(_assessment, made)),
        may_assess=actor.may(Permission.TASKFORCE_ACT)
        and not policy.may_assess(actor, row),
    )


def _line(actor: Actor, row: Risk) -> RiskLine | None:
    now = risk_standing(row)
    if now is None:
        return None
    return RiskLine(
        id=row.pk,
        title=Bilingual(row.title_en, row.title_fr),
        since=row.on,
        now=_assessment(now.row),
        to_review=now.to_review(timezone.localdate()),
        ours=now.row.owner_id == actor.organisation_id,
        demonstration=row.demonstration,
    )


def _assessment(row: Assessment) -> AssessmentView:
    level = level_of(row.likelihood, row.impact)
    word, tag = LEVELS[level]
    return AssessmentView(
        on=row.on,
        likelihood=row.likelihood,
        likelihood_word=LIKELIHOOD[row.likelihood],
        impact=row.impact,
        impact_word=IMPACT[row.impact],
        level=level,
        word=word,
        tag=tag,
        owner=body(row.owner),
        response=RESPONSES[Response(row.response)],
        response_code=row.response,
        text=Bilingual(row.text_en, row.text_fr),
        review=row.review,
        closed=row.closed,
    )
