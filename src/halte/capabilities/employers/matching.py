"""Which published names may be an employer, and why: reasons for a person to judge.

Source of the rule: two measurements on the published lists. A trade name is shared
by whole franchises, so a key counts only where at most three names of the
province have it; fuzzy likeness joins numbered companies whose numbers differ by
a digit, so a number must be the same to the digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from halte.methods.linkage.organisation_names import Name, number_of, taken_apart

MOST_SHARING: Final = 3
"""Names of one province that may share a key before it tells nothing."""

MOST_PLACES: Final = 1
"""Places where names of one province with a key may stand before it tells nothing:
a franchise prints one plain name at every door, and counts as one name."""

ALIKE: Final = 0.94
"""Likeness of two keys, 0 to 1, from which a slip of the pen is thought of; always
with the same area or city."""


class Ground(StrEnum):
    """A reason to think that a name is an employer, or not."""

    WHOLE = "whole"
    KEY = "key"
    NUMBER = "number"
    AREA = "area"
    CITY = "city"
    ALIKE = "alike"
    SHARED = "shared"
    """The name is shared by many: it tells nothing by itself."""
    ELSEWHERE = "elsewhere"
    """Another province."""
    NUMBERS_DIFFER = "numbers_differ"
    """Two numbers are two companies."""


STRONG: Final = frozenset({Ground.WHOLE, Ground.KEY, Ground.NUMBER, Ground.ALIKE})
AGAINST: Final = frozenset({Ground.SHARED, Ground.ELSEWHERE, Ground.NUMBERS_DIFFER})


NOWHERE: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an employer, or of a published name, to compare it by.

    `areas` are forward sortation areas, `cities` names of cities without accents
    and case.
    """

    name: Name
    number: str
    province: str
    areas: frozenset[str]
    cities: frozenset[str]


def known(
    texts: Iterable[str],
    province: str,
    areas: Iterable[str] = (),
    cities: Iterable[str] = (),
) -> Known:
    """From the names of an employer: legal name first, then what it works as."""
    texts = [text for text in texts if text]
    parts = [taken_apart(text) for text in texts]
    first = parts[0] if parts else Name("", "", ())
    trade = (key for part in parts for key in part.keys if key != first.legal)
    number = next(filter(None, map(number_of, texts)), "")
    name = Name(first.whole, first.legal, tuple(dict.fromkeys(trade)))
    return Known(
        name,
        number,
        province,
        frozenset(filter(None, areas)),
        frozenset(filter(None, cities)),
    )


def grounds(
    one: Known,
    other: Known,
    sharing: Mapping[str, int],
    places: Mapping[str, int] = NOWHERE,
) -> tuple[Ground, ...]:
    """Why two may be the same, and what speaks against it, in a fixed order.

    `sharing` says how many names of the province have each key, `places` at how many
    places those names stand.
    """
    common = set(one.name.keys) & set(other.name.keys)
    rare = any(
        sharing.get(key, 1) <= MOST_SHARING and places.get(key, 1) <= MOST_PLACES
        for key in common
    )
    found = set(_alike(one, other, common, rare=rare))
    if one.number and one.number == other.number:
        found.add(Ground.NUMBER)
    if one.areas & other.areas:
        found.add(Ground.AREA)
    if one.cities & other.cities and one.province == other.province:
        found.add(Ground.CITY)
    if one.number and other.number and one.number != other.number:
        found.add(Ground.NUMBERS_DIFFER)
    if one.province and other.province and one.province != other.province:
        found.add(Ground.ELSEWHERE)
    return tuple(ground for ground in Ground if ground in found)


def _alike(
    one: Known, other: Known, common: set[str], *, rare: bool
) -> Iterable[Ground]:
    if one.name.whole and one.name.whole == other.name.whole:
        yield Ground.WHOLE
    if common:
        yield Ground.KEY if rare else Ground.SHARED
    elif _near_by(one, other) and _near(one.name, other.name):
        yield Ground.ALIKE


def _near_by(one: Known, other: Known) -> bool:
    same_province = one.province == other.province
    return bool(
        one.areas & other.areas or (same_province and one.cities & other.cities)
    )


def _near(one: Name, other: Name) -> bool:
    return any(_alike_enough(a, b) for a in one.keys for b in other.keys)


def _alike_enough(a: str, b: str) -> bool:
    # Lengths alone settle most pairs; the likeness itself costs a hundred times more.
    if 2 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)):
        return False
    pair = SequenceMatcher(None, a, b, autojunk=False)
    return pair.quick_ratio() >= ALIKE and pair.ratio() >= ALIKE


def is_likely(found: Iterable[Ground]) -> bool:
    """True where something speaks for it and nothing against it.

    That many share a trade name says nothing against one company number.
    """
    reasons = set(found)
    against = reasons & AGAINST
    if Ground.NUMBER in reasons:
        against -= {Ground.SHARED}
    return bool(reasons & STRONG) and not against
