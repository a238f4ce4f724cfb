"""Other employers that stated the same recruiter or representative: by its licence, or
by its name.

Only what employers stated is compared, and never what a worker told. A licence number
is one within the province that gave it; where no province is stated, within those that
state none either. Names are compared whole, by a keyed digest, so that no other name is
opened: whoever recruits abroad often has no licence at all. That someone serves several
employers is usual, and a name can be of two: it is a reason to read their pages, and
says nothing by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from halte.capabilities.employers.models import Employer, ThirdParty

SHORTEST: Final = 4
"""Letters and digits below which a licence number is no number: “n/a”, “1”."""

MOST: Final = 20
"""Employers that are named; of more, a page says how many."""

Licence = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Stated:
    """Another employer that stated the same licence."""

    employer_pk: int
    legal_name: str


@dataclass(frozen=True, slots=True)
class AlsoStated:
    """Those that are named, and how many there are."""

    employers: tuple[Stated, ...] = ()
    count: int = 0


NOBODY: Final = AlsoStated()


def licence_of(licence: str, province: str, recruits: bool) -> Licence | None:
    """A licence without what varies between clerks; None where it is no number."""
    key = re.sub(r"[^0-9A-Z]", "", licence.upper())
    if len(key) < SHORTEST or not any(letter.isdigit() for letter in key):
        return None
    return key, province, recruits


def also_stated(row: Employer) -> dict[int, AlsoStated]:
    """By third party of an employer, the others that stated the same licence."""
    own = {
        each.pk: licence_of(each.licence, each.licence_province, each.recruits)
        for each in row.third_parties.all()
    }
    wanted = {licence for licence in own.values() if licence}
    if not wanted:
        return {}
    rows = (
        ThirdParty.objects.filter(licence_province__in={key[1] for key in wanted})
        .exclude(employer=row)
        .exclude(licence="")
        .values_list(
            "licence", "licence_province", "recruits", "employer_id",
            "employer__legal_name",
        )
    )  # fmt: skip
    found: dict[Licence, dict[int, str]] = {key: {} for key in wanted}
    for licence, province, recruits, employer_pk, name in rows:
        key = licence_of(licence, province, recruits)
        if key in found:
            found[key][employer_pk] = name
    return {
        pk: AlsoStated(named(found[key]), len(found[key]))
        for pk, key in own.items()
        if key and found[key]
    }


def also_named(row: Employer) -> dict[int, AlsoStated]:
    """By third party, the others that stated the same name; those that are told by the
    licence are not told twice.
    """
    own = {each.pk: each for each in row.third_parties.all()}
    wanted = {each.name_index for each in own.values() if each.name_index}
    if not wanted:
        return {}
    rows = (
        ThirdParty.objects.filter(name_index__in=wanted)
        .exclude(employer=row)
        .values_list(
            "name_index", "licence", "licence_province", "recruits", "employer_id",
            "employer__legal_name",
        )
    )  # fmt: skip
    found: dict[str, list[tuple[Licence | None, int, str]]] = {i: [] for i in wanted}
    for index, licence, province, recruits, employer_pk, name in rows:
        key = licence_of(licence, province, recruits)
        found[index].append((key, employer_pk, name))
    told = {}
    for pk, each in own.items():
        mine = licence_of(each.licence, each.licence_province, each.recruits)
        others = {
            employer_pk: name
            for key, employer_pk, name in found.get(each.name_index, [])
            if key is None or key != mine
        }
        if others:
            told[pk] = AlsoStated(named(others), len(others))
    return told


def named(employers: dict[int, str]) -> tuple[Stated, ...]:
    """The first of them by name."""
    ordered = sorted(employers.items(), key=lambda each: (each[1], each[0]))
    return tuple(Stated(pk, name) for pk, name in ordered[:MOST])
