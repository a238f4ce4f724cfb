"""Employers’ own files, as officers see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.models import OwnFile
from halte.capabilities.inspections.policy import (
    given_of,
    may_approve,
    may_look_into,
    may_release,
)
from halte.capabilities.inspections.states import Way
from halte.capabilities.inspections.words import GIVEN, GIVEN_TAGS, WAYS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class OwnFileLine:
    """One that was prepared, in a list."""

    pk: int
    asked_on: date
    prepared_on: date
    prepared_by: str
    state: Bilingual
    tag: str


@dataclass(frozen=True, slots=True)
class OwnFileList:
    """All of an employer."""

    employer_pk: int
    employer: str
    lines: tuple[OwnFileLine, ...]


@dataclass(frozen=True, slots=True)
class OwnFilePage:
    """One, with what was said of it and what can be done."""

    line: OwnFileLine
    employer_pk: int
    employer: str
    asked_by: str
    why: str
    provision: str
    pieces: int
    withheld: int
    size: int
    digest: str
    reviewed_by: str
    reviewed_on: date | None
    reason: str
    released_by: str
    released_on: date | None
    way: Bilingual | None
    may_approve: bool
    may_release: bool
    may_look: bool


def list_opened(found: OwnFileList) -> list[str]:
    """What the audit calls the employer."""
    return [f"employers.Employer:{found.employer_pk}"]


@reads(Permission.INSPECTIONS_READ, records=list_opened)
def own_files(actor: Actor, *, employer_pk: int) -> OwnFileList:
    """Those of an employer, the newest first."""
    rows = OwnFile.objects.filter(employer=employer_pk)
    rows = rows.select_related("review", "release")
    return OwnFileList(
        employer_pk,
        employer_for(actor, employer_pk).legal_name,
        tuple(map(line_of, rows)),
    )


def line_of(row: OwnFile) -> OwnFileLine:
    """As a list shows it."""
    state = given_of(row)
    return OwnFileLine(
        row.pk, row.asked_on, row.prepared_on, row.prepared_by_name, GIVEN[state],
        GIVEN_TAGS[state],
    )  # fmt: skip


def own_file_row(actor: Actor, pk: int) -> OwnFile:
    """The row, for an action on it."""
    row = OwnFile.objects.filter(pk=pk).first()
    if row is None or not actor.may(Permission.INSPECTIONS_READ):
        raise Missing("not_found")
    return row


def page_opened(found: OwnFilePage) -> list[str]:
    """What the audit calls it and its employer."""
    return [
        f"inspections.OwnFile:{found.line.pk}",
        f"employers.Employer:{found.employer_pk}",
    ]


@reads(Permission.INSPECTIONS_READ, records=page_opened)
def own_file(actor: Actor, *, pk: int) -> OwnFilePage:
    """One of them."""
    row = own_file_row(actor, pk)
    review, given = getattr(row, "review", None), getattr(row, "release", None)
    return OwnFilePage(
        line=line_of(row),
        employer_pk=row.employer_id,
        employer=employer_for(actor, row.employer_id).legal_name,
        asked_by=row.asked_by.text,
        why=row.why.text,
        provision=row.provision,
        pieces=row.pieces,
        withheld=row.withheld,
        size=row.size,
        digest=row.content_id,
        reviewed_by=review.by_name if review else "",
        reviewed_on=review.on if review else None,
        reason=review.reason.text if review and review.reason else "",
        released_by=given.by_name if given else "",
        released_on=given.released_on if given else None,
        way=WAYS[Way(given.way)] if given else None,
        may_approve=actor.may(Permission.INSPECTIONS_REVIEW)
        and not may_approve(actor, row),
        may_release=actor.may(Permission.INSPECTIONS_EDIT)
        and not may_release(actor, row),
        may_look=not may_look_into(actor, row),
    )


@dataclass(frozen=True, slots=True)
class Package:
    """The zip."""

    pk: int
    employer_pk: int
    name: str
    data: bytes


def package_opened(found: Package) -> list[str]:
    """What the audit calls it."""
    return [
        f"inspections.OwnFile:{found.pk}",
        f"employers.Employer:{found.employer_pk}",
    ]


@reads(Permission.INSPECTIONS_READ, records=package_opened)
def package(actor: Actor, *, pk: int) -> Package:
    """The bytes, to be reviewed or to be given."""
    row = own_file_row(actor, pk)
    if code := may_look_into(actor, row):
        raise Denied(code)
    return Package(
        row.pk, row.employer_id, f"own-file-{row.pk}.zip", opened(row.content)
    )
