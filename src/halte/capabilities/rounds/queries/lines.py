"""Rounds and reports as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.plan.facade import STATE_WORDS, FundedPromise, budget_kept
from halte.capabilities.rounds.content import read_back
from halte.capabilities.rounds.models import Report, Round, Version
from halte.capabilities.rounds.policy import has_handed_in, is_late
from halte.capabilities.rounds.states import OPEN, Part, ReportState
from halte.capabilities.rounds.words import PARTS, STATES, TONES
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing

SOON: Final = 14
"""Days before its due day from which a round is soon due."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a list. `days` are left until its day, below zero once past."""

    id: int
    plan: str
    title: Bilingual
    plan_title: Bilingual
    starts_on: date
    ends_on: date
    due_on: date
    closed_on: date | None
    days: int
    asked: int
    handed_in: int
    accepted: int
    demonstration: bool

    @property
    def is_open(self) -> bool:
        """True while reports are taken."""
        return self.closed_on is None

    @property
    def overdue(self) -> bool:
        """True where its day is past and not everything came in."""
        return self.is_open and self.days < 0 and self.handed_in < self.asked

    @property
    def late_days(self) -> int:
        """How many days its day is past."""
        return max(0, -self.days)

    @property
    def soon(self) -> bool:
        """True within the last days before it is due."""
        return self.is_open and 0 <= self.days <= SOON


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. `standing` is the state it says, where it says one."""

    id: int
    round_id: int
    plan: str
    commitment: str
    title: Bilingual
    pillar: Bilingual
    body: Bilingual
    organisation_id: int
    part: Bilingual
    leads: bool
    state: str
    word: Bilingual
    tone: str
    standing: str
    standing_word: Bilingual | None
    handed_in_on: date | None
    late: bool
    overdue: bool
    forked: bool

    @property
    def is_open(self) -> bool:
        """True where its department can write."""
        return self.state in OPEN

    @property
    def came_back(self) -> bool:
        """True where it was returned."""
        return self.state == ReportState.RETURNED


def round_lines(actor: Actor) -> tuple[RoundLine, ...]:
    """The rounds that this person sees, open ones first, then the newest."""
    rows = list(Round.objects.visible_to(actor))
    plans = plan_titles(rows)
    lines = [round_line(row, plans) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.is_open))


def round_row(actor: Actor, round_id: int) -> Round:
    """One round, as the subject of an action."""
    found = Round.objects.visible_to(actor).filter(pk=round_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def plan_titles(rows: Iterable[Round]) -> dict[str, Bilingual]:
    """The titles of the plans that rounds ask about."""
    found = {slug: budget_kept(slug) for slug in {row.plan for row in rows}}
    return {
        slug: plan.title if plan else Bilingual(slug, slug)
        for slug, plan in found.items()
    }


def round_line(row: Round, plans: Mapping[str, Bilingual]) -> RoundLine:
    """The frozen view of a round."""
    states = Counter(
        Report.objects.filter(round=row).order_by().values_list("state", flat=True)
    )
    accepted = states[ReportState.ACCEPTED]
    closed = row.closed_at
    return RoundLine(
        id=row.pk,
        plan=row.plan,
        title=Bilingual(row.title_en, row.title_fr),
        plan_title=plans[row.plan],
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        due_on=row.due_on,
        closed_on=timezone.localdate(closed) if closed else None,
        days=(row.due_on - timezone.localdate()).days,
        asked=states.total(),
        handed_in=accepted + states[ReportState.APPROVED],
        accepted=accepted,
        demonstration=row.demonstration,
    )


class Promises:
    """The commitments of the plans that some reports are about, looked up once."""

    def __init__(self) -> None:
        self._plans: dict[str, dict[str, FundedPromise]] = {}

    def of(self, report: Report) -> FundedPromise | None:
        """The commitment of a report; None where the plan has it no more."""
        slug = report.round.plan
        if slug not in self._plans:
            plan = budget_kept(slug)
            found = plan.promises if plan else ()
            self._plans[slug] = {promise.slug: promise for promise in found}
        return self._plans[slug].get(report.commitment)


def report_lines(reports: Iterable[Report]) -> tuple[ReportLine, ...]:
    """The frozen views of some reports, in their order."""
    rows, promises = list(reports), Promises()
    texts = _ends(rows)
    today = timezone.localdate()
    return tuple(_line(row, promises.of(row), texts.get(row.pk, []), today)
                 for row in rows)  # fmt: skip


def _ends(rows: Iterable[Report]) -> dict[int, list[Version]]:
    """The texts of each report that nothing was written from, in one query."""
    versions = list(Version.objects.filter(report__in=[row.pk for row in rows]))
    used = {v.parent_id for v in versions} | {v.merges_id for v in versions}
    found: dict[int, list[Version]] = {}
    for version in versions:
        if version.pk not in used:
            found.setdefault(version.report_id, []).append(version)
    return found


def _line(
    row: Report, promise: FundedPromise | None, texts: list[Version], today: date
) -> ReportLine:
    standing = row.standing or (read_back(texts[0].content).state if texts else "")
    shown = Bilingual(row.commitment, row.commitment)
    due, closed = row.round.due_on, row.round.closed_at
    return ReportLine(
        id=row.pk,
        round_id=row.round_id,
        plan=row.round.plan,
        commitment=row.commitment,
        title=promise.title if promise else shown,
        pillar=promise.pillar_title if promise else shown,
        body=Bilingual(row.organisation.name_en, row.organisation.name_fr),
        organisation_id=row.organisation_id,
        part=PARTS[row.part],
        leads=row.part == Part.LEAD,
        state=row.state,
        word=STATES[row.state],
        tone=TONES[row.state],
        standing=standing,
        standing_word=STATE_WORDS.get(standing),
        handed_in_on=row.handed_in_on,
        late=is_late(row),
        overdue=not has_handed_in(row) and closed is None and due < today,
        forked=len(texts) > 1,
    )
