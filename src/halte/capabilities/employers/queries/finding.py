"""Employers found by a part of a name or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from halte.capabilities.employers.models import Application, Employer, EmployerWord
from halte.capabilities.employers.words import province_name
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads
from halte.methods.linkage.organisation_names import key_of

MOST_FOUND = 50
NUMBER = re.compile(r"\d{9}", re.ASCII)
LAST = "z" * 20
"""Behind every word that begins alike, whatever the collation of the database."""


@dataclass(frozen=True, slots=True)
class EmployerLine:
    """An employer in a list."""

    id: int
    legal_name: str
    operating_name: str
    province: Bilingual | None
    applications: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `more` where it stopped at the most that are shown."""

    lines: tuple[EmployerLine, ...]
    more: bool


def opened(found: Found) -> list[str]:
    """What the audit calls the employers of a list."""
    return [f"employers.Employer:{line.id}" for line in found.lines]


@reads(Permission.EMPLOYERS_READ, records=opened)
def search(actor: Actor, *, words: str = "", province: str = "") -> Found:
    """Employers by words of their names or a business number; without either the
    ones that were added last.
    """
    rows: QuerySet[Employer] = Employer.objects.visible_to(actor)
    rows = named(rows, words) if key_of(words) else rows.order_by("-id")
    if province:
        rows = rows.filter(province=province)
    found = list(rows[: MOST_FOUND + 1])
    shown = found[:MOST_FOUND]
    applications = _applications_of(shown)
    return Found(
        tuple(_line(row, applications.get(row.pk, 0)) for row in shown),
        more=len(found) > MOST_FOUND,
    )


def named(rows: QuerySet[Employer], words: str) -> QuerySet[Employer]:
    """Those whose names have all the words, each from its beginning and in any
    order; or the one of this business number.
    """
    digits = re.sub(r"[\s-]", "", words)
    if NUMBER.fullmatch(digits):
        # As the index of the column is cut, so that it is used.
        own = rows.filter(~Q(business_number=""), business_number=digits)
        if own.exists():
            return own
    for word in key_of(words).split():
        rows = rows.filter(pk__in=having(word))
    return rows


def having(word: str) -> QuerySet[EmployerWord, int]:
    """Employers with a word that begins so; a single letter is a word by itself."""
    found = EmployerWord.objects.filter(word__gte=word, word__lte=f"{word}{LAST}")
    if len(word) == 1:
        found = EmployerWord.objects.filter(word=word)
    return found.values_list("employer", flat=True)


def _applications_of(rows: Sequence[Employer]) -> dict[int, int]:
    """How many applications each has; counted for those shown, not for all."""
    mine = Application.objects.filter(employer__in=rows).order_by()
    return dict(mine.values_list("employer").annotate(n=Count("pk")))


def _line(row: Employer, applications: int) -> EmployerLine:
    return EmployerLine(
        id=row.pk,
        legal_name=row.legal_name,
        operating_name=row.operating_name,
        province=province_name(row.province),
        applications=applications,
        demonstration=row.demonstration,
    )
