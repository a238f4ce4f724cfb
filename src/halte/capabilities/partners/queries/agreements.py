"""Reading agreements: how each stands today, its terms, its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from halte.capabilities.partners import policy
from halte.capabilities.partners.models import Agreement, AgreementStep, Version
from halte.capabilities.partners.names import Body, body, by_number
from halte.capabilities.partners.states import AgreementState, Fact, Step
from halte.capabilities.partners.terms import (
    Standing,
    Terms,
    pending,
    standing_of,
    terms_of,
)
from halte.capabilities.partners.words import FACTS, PARTS, RESTS, STATES, STEPS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.reads import reads
from halte.core.sharing.datasets import DATASETS
from halte.core.sharing.words import PURPOSES


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement in a list, as it stands today."""

    id: int
    title: Bilingual
    state: AgreementState
    word: Bilingual
    tag: str
    parties: tuple[Body, ...]
    starts: date
    ends: date
    review: date | None
    days_left: int
    waits: bool
    returned: bool
    keeper: Body
    demonstration: bool

    @property
    def in_force(self) -> bool:
        """True where data may flow."""
        return self.state is AgreementState.IN_FORCE


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party and which way data flow for it."""

    body: Body
    part: Bilingual


@dataclass(frozen=True, slots=True)
class DataView:
    """What may flow of one dataset."""

    title: Bilingual
    fields: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """One version in words."""

    number: int
    title: Bilingual
    purposes: tuple[Bilingual, ...]
    parties: tuple[PartyView, ...]
    data: tuple[DataView, ...]
    rests_on: Bilingual
    citation: Bilingual
    starts: date
    review: date | None
    ends: date
    return_days: int | None
    facts: tuple[Bilingual, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class StepView:
    """Something that was done to it."""

    word: Bilingual
    number: int
    on: date
    at: datetime
    reason: str
    next_review: date | None


@dataclass(frozen=True, slots=True)
class AgreementDoors:
    """Which buttons would work for this reader."""

    amend: bool
    decide: bool
    own_draft: bool
    suspend: bool
    resume: bool
    end: bool
    review: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement in full. `waiting` is the version that nobody approved yet."""

    line: AgreementLine
    terms: TermsView
    waiting: TermsView | None
    earlier: tuple[TermsView, ...]
    steps: tuple[StepView, ...]
    doors: AgreementDoors
    newest: int


@dataclass(frozen=True, slots=True)
class OpenAgreement:
    """What everyone may know of an agreement: those facts, and no others."""

    id: int
    title: Bilingual
    word: Bilingual
    state: AgreementState
    parties: tuple[PartyView, ...]
    purposes: tuple[Bilingual, ...]
    ground: Bilingual | None
    citation: Bilingual | None
    starts: date | None
    ends: date | None
    data: tuple[DataView, ...]
    demonstration: bool


@reads(Permission.PARTNERS_READ)
def agreements(
    actor: Actor, *, state: str = "", partner: str = ""
) -> tuple[AgreementLine, ...]:
    """Agreements by how they stand and by their end; `state` may be 'soon'."""
    rows = list(Agreement.objects.visible_to(actor).whole())
    lines = (line for line in lines_of(rows) if _fits(line, state, partner))
    order = list(AgreementState)
    return tuple(sorted(lines, key=lambda x: (order.index(x.state), x.ends, x.id)))


def _fits(line: AgreementLine, state: str, partner: str) -> bool:
    if partner and partner not in {party.slug for party in line.parties}:
        return False
    if state == "soon":
        return line.in_force and line.days_left <= SOON
    if state == "waits":
        return line.waits
    return not state or line.state == state


SOON = 90
"""Days before its end in which an agreement counts as ending soon."""


def lines_of(rows: Iterable[Agreement]) -> list[AgreementLine]:
    """Each as it stands today."""
    today = timezone.localdate()
    known = [(row, standing_of(row, today)) for row in rows]
    names = by_number({n for _, now in known for n in now.terms.parties})
    return [_line(row, now, names, today) for row, now in known]


def _line(
    row: Agreement, now: Standing, names: dict[int, Body], today: date
) -> AgreementLine:
    waiting = pending(row)
    last = list(row.steps.all())[-1:]
    returned = bool(
        waiting and last and last[0].kind == Step.RETURNED
        and last[0].number == waiting.number
    )  # fmt: skip
    word, tag = STATES[now.state]
    return AgreementLine(
        id=row.pk,
        title=now.terms.title,
        state=now.state,
        word=word,
        tag=tag,
        parties=tuple(names[number] for number in now.terms.parties),
        starts=now.terms.starts,
        ends=now.ended_on or now.ends,
        review=now.review,
        days_left=(now.ends - today).days,
        waits=waiting is not None and not returned
        and now.state is not AgreementState.ENDED,
        returned=returned,
        keeper=body(row.keeper),
        demonstration=row.demonstration,
    )  # fmt: skip


def row_of(actor: Actor, agreement_id: int) -> Agreement:
    """The row, for an action on it."""
    rows = Agreement.objects.visible_to(actor).whole()
    found: Agreement | None = rows.filter(pk=agreement_id).first()
    if found is None:
        raise Missing("not_found")
    return found


@reads(Permission.PARTNERS_READ)
def agreement(actor: Actor, *, agreement_id: int) -> AgreementPage:
    """One agreement with its versions and steps."""
    row = row_of(actor, agreement_id)
    today = timezone.localdate()
    now, waiting = standing_of(row, today), pending(row)
    versions = [terms_of(version) for version in row.versions.all()]
    names = by_number({n for terms in versions for n in terms.parties})
    draft = now.state is AgreementState.DRAFT
    kept = {now.terms.number, waiting.number if waiting else 0}
    return AgreementPage(
        line=_line(row, now, names, today),
        terms=_terms(now.terms, names),
        waiting=_terms(waiting, names) if waiting and not draft else None,
        earlier=tuple(_terms(t, names) for t in versions if t.number not in kept),
        steps=tuple(map(_step, row.steps.all())),
        doors=_doors(actor, row),
        newest=versions[-1].number,
    )


def _terms(terms: Terms, names: dict[int, Body]) -> TermsView:
    return TermsView(
        number=terms.number,
        title=terms.title,
        purposes=_purposes(terms),
        parties=_parties(terms, names),
        data=_data(terms),
        rests_on=RESTS[terms.rests_on],
        citation=terms.citation,
        starts=terms.starts,
        review=terms.review,
        ends=terms.ends,
        return_days=terms.return_days,
        facts=tuple(FACTS[fact] for fact in Fact if fact in terms.facts),
        digest=terms.digest,
    )


def _purposes(terms: Terms) -> tuple[Bilingual, ...]:
    return tuple(PURPOSES[code] for code in PURPOSES if code in terms.purposes)


def _parties(terms: Terms, names: dict[int, Body]) -> tuple[PartyView, ...]:
    return tuple(PartyView(names[n], PARTS[part]) for n, part in terms.parties.items())


def _data(terms: Terms) -> tuple[DataView, ...]:
    found = []
    for name, fields in terms.data.items():
        known = DATASETS.get(name)
        # A room that is gone leaves its names behind.
        title = known.title if known else Bilingual(name, name)
        titles = known.titles(fields) if known else []
        found.append(DataView(title, tuple(titles)))
    return tuple(found)


def _step(row: AgreementStep) -> StepView:
    word = STEPS[Step(row.kind)]
    return StepView(word, row.number, row.on, row.at, row.reason, row.next_review)


def _doors(actor: Actor, row: Agreement) -> AgreementDoors:
    edits = actor.may(Permission.PARTNERS_EDIT)
    approves = actor.may(Permission.AGREEMENT_APPROVE)
    refusal = policy.may_decide(actor, row)
    return AgreementDoors(
        amend=edits and not policy.may_draft(actor, row),
        decide=approves and not refusal,
        own_draft=approves and refusal == "agreement_own_draft",
        suspend=edits and not policy.may_suspend(actor, row),
        resume=approves and not policy.may_resume(actor, row),
        end=approves and not policy.may_end(actor, row),
        review=edits and not policy.may_review(actor, row),
    )


def newest(row: Agreement) -> Version:
    """The version with the highest number, to begin the next one from."""
    return list(row.versions.all())[-1]


def newest_number(row: Agreement) -> int:
    """The highest number that is there now; 0 where there is none yet."""
    numbers = Version.objects.filter(agreement_id=row.pk).values_list("number")
    return max((number for (number,) in numbers), default=0)


DOORS: Final = {
    "approve": (Permission.AGREEMENT_APPROVE, policy.may_decide),
    "return": (Permission.AGREEMENT_APPROVE, policy.may_decide),
    "suspend": (Permission.PARTNERS_EDIT, policy.may_suspend),
    "resume": (Permission.AGREEMENT_APPROVE, policy.may_resume),
    "end": (Permission.AGREEMENT_APPROVE, policy.may_end),
    "review": (Permission.PARTNERS_EDIT, policy.may_review),
}
"""The doors of the actions, so that a form that cannot be sent is not shown."""


def require_step(actor: Actor, row: Agreement, stride: str) -> None:
    """Refuse the empty form where the action would refuse the full one."""
    permission, rule = DOORS[stride]
    if code := actor.refusal(permission) or rule(actor, row):
        raise Denied(code)


def open_agreements() -> tuple[OpenAgreement, ...]:
    """What is public: of agreements once in force, the facts that are marked so."""
    rows = Agreement.objects.filter(steps__kind=Step.APPROVED).distinct().whole()
    today = timezone.localdate()
    known = [(row, standing_of(row, today)) for row in rows]
    shown = [(row, now) for row, now in known if now.terms.facts]
    names = by_number({n for _, now in shown for n in now.terms.parties})
    return tuple(_open(row, now, names) for row, now in shown)


def _open(row: Agreement, now: Standing, names: dict[int, Body]) -> OpenAgreement:
    terms, facts = now.terms, now.terms.facts
    dated, grounded = Fact.DATES in facts, Fact.GROUND in facts
    return OpenAgreement(
        id=row.pk,
        title=terms.title,
        word=STATES[now.state][0],
        state=now.state,
        parties=_parties(terms, names) if Fact.PARTIES in facts else (),
        purposes=_purposes(terms) if Fact.PURPOSES in facts else (),
        ground=RESTS[terms.rests_on] if grounded else None,
        citation=terms.citation if grounded else None,
        starts=terms.starts if dated else None,
        ends=(now.ended_on or now.ends) if dated else None,
        data=_data(terms) if Fact.DATA in facts else (),
        demonstration=row.demonstration,
    )
