"""Work-permit applications as officers read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.permits.actions.applications import Asked, same_number
from halte.capabilities.permits.checks.instructions import CHECK as INSTRUCTIONS
from halte.capabilities.permits.letters.issuing import letter_number
from halte.capabilities.permits.models import Letter, PermitApplication
from halte.capabilities.permits.policy import (
    may_close,
    may_form_opinion,
    may_note,
    may_refuse,
    standing_of,
)
from halte.capabilities.permits.queries.gathering import findings
from halte.capabilities.permits.queries.second import SecondView, second_view
from halte.capabilities.permits.queries.shown import FindingView, LookView, looks, shown
from halte.capabilities.permits.states import LetterKind, Standing
from halte.capabilities.permits.words import (
    PROVINCES,
    STANDING_TAGS,
    STANDINGS,
    STREAMS,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid, Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class Line:
    """An application in a list: no name stands there."""

    id: int
    occupation: str
    city: str
    received_on: date
    standing: Bilingual
    tag: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter that was issued."""

    number: str
    refusal: bool
    issued_on: date


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """A file as an officer reads it. The opinion is in `second`, if it may be seen."""

    line: Line
    number: str
    person_name: str
    born_on: date | None
    speaks: str
    letters_in: str
    employer_id: int | None
    employer: str
    noc: str
    province: Bilingual | None
    stream: Bilingual | None
    starts_on: date | None
    ends_on: date | None
    findings: tuple[FindingView, ...]
    looks: tuple[LookView, ...]
    second: SecondView | None
    letter: LetterView | None
    may_note: bool
    may_form_opinion: bool
    may_refuse: bool
    may_close: bool


def opened_lines(found: Iterable[Line]) -> list[str]:
    """What the audit calls the applications of a list."""
    return [f"permits.PermitApplication:{line.id}" for line in found]


@reads(Permission.PERMITS_READ, records=opened_lines)
def applications(actor: Actor) -> tuple[Line, ...]:
    """One’s own organisation’s, the newest first."""
    return tuple(map(line_of, with_steps(actor)))


def with_steps(actor: Actor) -> Iterable[PermitApplication]:
    """Applications with what their standing is read from, in one query."""
    return PermitApplication.objects.visible_to(actor).select_related(
        "letter", "closing", "opinion__reading__concurrence"
    )


@reads(Permission.PERMITS_READ, records=opened_lines)
def by_number(actor: Actor, *, number: str) -> tuple[Line, ...]:
    """The application with this number, if it is one’s organisation’s."""
    wanted = "".join(number.split()).upper()
    rows = same_number(wanted).visible_to(actor)
    return tuple(map(line_of, rows))


def opened(found: ApplicationPage) -> list[str]:
    """What the audit calls it."""
    return [f"permits.PermitApplication:{found.line.id}"]


@reads(Permission.PERMITS_READ, records=opened)
def application(actor: Actor, *, application_id: int) -> ApplicationPage:
    """One file: the person, the job, the checks as of today, the second officer."""
    row = application_row(actor, application_id)
    employer = row.employer_id and employer_for(actor, row.employer_id)
    edits = actor.may(Permission.PERMITS_EDIT)
    second = second_view(actor, row)
    # The first officer’s reading of an instruction is as good as the opinion.
    without = INSTRUCTIONS if second is not None and second.hidden else ""
    return ApplicationPage(
        line=line_of(row),
        number=row.number,
        person_name=row.person_name,
        born_on=date.fromisoformat(row.born_on) if row.born_on else None,
        speaks=row.speaks,
        letters_in=row.language,
        employer_id=row.employer_id,
        employer=employer.legal_name if employer else "",
        noc=row.noc,
        province=PROVINCES.get(row.province),
        stream=STREAMS.get(row.stream),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        findings=shown(findings(actor, row, timezone.localdate()), without),
        looks=looks(row, without),
        second=second,
        letter=letter_view(row),
        may_note=edits and not may_note(actor, row),
        may_form_opinion=edits and not may_form_opinion(actor, row),
        may_refuse=edits and not may_refuse(actor, row),
        may_close=edits and not may_close(actor, row),
    )


def letter_view(row: PermitApplication) -> LetterView | None:
    """The letter, where one was issued."""
    if not hasattr(row, "letter"):
        return None
    letter = row.letter
    return LetterView(
        number=letter_number(row),
        refusal=letter.kind == LetterKind.REFUSAL,
        issued_on=letter.issued_on,
    )


def application_row(actor: Actor, application_id: int) -> PermitApplication:
    """The row, for an action on it."""
    rows = PermitApplication.objects.visible_to(actor)
    row = rows.filter(pk=application_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def row_to_note(actor: Actor, application_id: int) -> PermitApplication:
    """The row, where this person may add facts to it now."""
    actor.require(Permission.PERMITS_EDIT)
    row = application_row(actor, application_id)
    if code := may_note(actor, row):
        raise Denied(code)
    return row


def with_known_employer(actor: Actor, asked: Asked) -> Asked:
    """What was typed, its employer being one of the register."""
    if asked.employer_pk is not None:
        try:
            employer = employer_for(actor, asked.employer_pk)
        except Missing as unknown:
            raise Invalid("permit_employer_unknown", field="employer") from unknown
        return replace(asked, demonstration=employer.demonstration)
    return asked


def opened_letter(found: Letter) -> list[str]:
    """What the audit calls it."""
    return [f"permits.Letter:{found.pk}"]


@reads(Permission.PERMITS_READ, records=opened_letter)
def letter(actor: Actor, *, application_id: int) -> Letter:
    """The letter of a file, to be downloaded."""
    row = application_row(actor, application_id)
    if not hasattr(row, "letter"):
        raise Missing("not_found")
    return row.letter


def line_of(row: PermitApplication) -> Line:
    """As a list shows it."""
    standing = standing_of(row)
    return Line(
        id=row.pk,
        occupation=row.occupation,
        city=row.city,
        received_on=row.received_on,
        standing=STANDINGS[standing],
        tag=STANDING_TAGS[standing],
        demonstration=row.demonstration,
    )


@reads(Permission.PERMITS_READ, records=opened_lines)
def waiting_for_second(actor: Actor) -> tuple[Line, ...]:
    """Files whose opinion somebody else wrote and nobody else reads."""
    return tuple(map(line_of, second_rows(actor)))


def second_rows(actor: Actor) -> list[PermitApplication]:
    """The rows that this person may read as second officer."""
    waiting = [
        row
        for row in PermitApplication.objects.visible_to(actor)
        .filter(opinion__isnull=False)
        .exclude(opinion__officer_id=actor.user_id or 0)
        .select_related("letter", "closing", "opinion__reading__concurrence")
        if standing_of(row) is Standing.WITH_SECOND
    ]
    return [
        row
        for row in waiting
        if not hasattr(row.opinion, "reading")
        or row.opinion.reading.officer_id == actor.user_id
    ]
