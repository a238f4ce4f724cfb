"""How an agreement stands on a day: a pure function of its versions and steps.

- A version counts from the day on which a second person put it in force; of
  several whose first day has come, the highest number holds.
- First and last day are included, by the calendar of the site’s time zone.
- What people did on a day counts from that day on: an agreement that is
  suspended or ended today carries nothing more today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from halte.capabilities.partners.models import Agreement, AgreementStep, Version
from halte.capabilities.partners.states import AgreementState, Fact, Part, Rests, Step
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed, as one version has it."""

    number: int
    title: Bilingual
    purposes: frozenset[str]
    parties: Mapping[int, Part]
    data: Mapping[str, frozenset[str]]
    rests_on: Rests
    citation: Bilingual
    starts: date
    review: date | None
    ends: date
    return_days: int | None
    facts: frozenset[Fact]
    digest: str = ""
    by_user_id: int | None = None

    def return_by(self, sent_on: date, ends: date) -> date:
        """The last day on which a copy sent then may be held."""
        if self.return_days is None:
            return ends
        return sent_on + timedelta(days=self.return_days)


@dataclass(frozen=True, slots=True)
class Done:
    """A step that someone took, on a day, about a version."""

    kind: Step
    number: int
    on: date
    next_review: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: the state, the terms that hold, and since or until when.

    `terms` are those in force, or where none is the ones that come nearest: the
    next to begin, the last that held, the latest draft.
    """

    state: AgreementState
    terms: Terms
    ends: date
    ended_on: date | None
    review: date | None

    @property
    def in_force(self) -> bool:
        """True where data may flow."""
        return self.state is AgreementState.IN_FORCE


def standing(versions: Iterable[Terms], steps: Iterable[Done], day: date) -> Standing:
    """How an agreement with these versions and steps stands on a day."""
    known = {terms.number: terms for terms in versions}
    done = [step for step in steps if step.on <= day]
    approved = [known[s.number] for s in done if s.kind is Step.APPROVED]
    if not approved:
        draft = known[max(known)]
        return _closed(draft, done) or _plain(AgreementState.DRAFT, draft)
    begun = [terms for terms in approved if terms.starts <= day]
    if not begun:
        first = min(approved, key=lambda terms: terms.starts)
        return _closed(first, done) or _plain(AgreementState.SIGNED, first)
    return _begun(max(begun, key=lambda terms: terms.number), done, day)


def _begun(terms: Terms, done: list[Done], day: date) -> Standing:
    if closed := _closed(terms, done):
        return closed
    if terms.ends < day:
        return Standing(AgreementState.ENDED, terms, terms.ends, terms.ends, None)
    turns = [s.kind for s in done if s.kind in (Step.SUSPENDED, Step.RESUMED)]
    suspended = bool(turns) and turns[-1] is Step.SUSPENDED
    state = AgreementState.SUSPENDED if suspended else AgreementState.IN_FORCE
    return Standing(state, terms, terms.ends, None, _review(terms, done))


def _closed(terms: Terms, done: list[Done]) -> Standing | None:
    ends = [step.on for step in done if step.kind is Step.ENDED]
    if not ends:
        return None
    return Standing(AgreementState.ENDED, terms, ends[0], ends[0], None)


def _plain(state: AgreementState, terms: Terms) -> Standing:
    return Standing(state, terms, terms.ends, None, terms.review)


def _review(terms: Terms, done: list[Done]) -> date | None:
    """The day set by the last review of these terms; before one, their own."""
    review = terms.review
    for step in done:
        if step.kind is Step.REVIEWED and step.number == terms.number:
            review = step.next_review
    return review


def terms_of(row: Version) -> Terms:
    """The terms of a stored version."""
    return Terms(
        number=row.number,
        title=Bilingual(row.title_en, row.title_fr),
        purposes=frozenset(row.purposes),
        parties={body: Part(part) for body, part in row.parties},
        data={name: frozenset(fields) for name, fields in row.data.items()},
        rests_on=Rests(row.rests_on),
        citation=Bilingual(row.citation_en, row.citation_fr),
        starts=row.starts,
        review=row.review,
        ends=row.ends,
        return_days=row.return_days,
        facts=frozenset(Fact(fact) for fact in row.facts),
        digest=row.digest,
        by_user_id=row.by_user_id,
    )


def done_of(row: AgreementStep) -> Done:
    """The step without who took it and why."""
    return Done(Step(row.kind), row.number, row.on, row.next_review)


def standing_of(agreement: Agreement, day: date) -> Standing:
    """How a stored agreement stands on a day."""
    return standing(
        map(terms_of, agreement.versions.all()),
        map(done_of, agreement.steps.all()),
        day,
    )


def pending(agreement: Agreement) -> Terms | None:
    """The newest version, where nobody has put it in force yet."""
    newest = list(agreement.versions.all())[-1]
    return terms_of(newest) if newest.number > last_approved(agreement) else None


def last_approved(agreement: Agreement) -> int:
    """The highest number that was put in force; 0 where none was."""
    numbers = (s.number for s in agreement.steps.all() if s.kind == Step.APPROVED)
    return max(numbers, default=0)


def drafters(agreement: Agreement) -> frozenset[int | None]:
    """Everyone who wrote on the terms that wait to be put in force."""
    last = last_approved(agreement)
    return frozenset(v.by_user_id for v in agreement.versions.all() if v.number > last)
