"""A service as one tier may know it: frozen, and the only thing that pages hold.

Nothing here can carry a protected address: a `Spot` has the centre of an area
in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from halte.capabilities.directory.hours import Hours, is_open
from halte.capabilities.directory.numbers import dialled, shown
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    Freshness,
    HoursKind,
    LineKind,
    ListingState,
    LocationKind,
    Offered,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import language_name, term_name
from halte.capabilities.directory.words import LINES, OFFERED
from halte.core.bilingual import Bilingual, Language, current_language

DUE_SOON: Final = timedelta(days=30)
ROOM_LASTS: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language or both. A reader gets their own where there is one."""

    en: str = ""
    fr: str = ""

    @property
    def language(self) -> Language:
        """The language in which a reader gets it."""
        mine = current_language()
        other: Language = "fr" if mine == "en" else "en"
        return mine if getattr(self, mine) else other

    @property
    def is_foreign(self) -> bool:
        """True where it is only there in the other official language."""
        return bool(self) and self.language != current_language()

    def __str__(self) -> str:
        return str(getattr(self, self.language))

    def __bool__(self) -> bool:
        return bool(self.en or self.fr)

    @property
    def complete(self) -> bool:
        """True where both languages are there."""
        return bool(self.en and self.fr)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a service is. `exact` only for what is public; else its area’s centre."""

    reference: str
    kind: LocationKind
    area: str
    area_name: Bilingual | None
    province: str
    latitude: float | None
    longitude: float | None
    exact: bool
    address: str = ""
    city: str = ""
    postal_code: str = ""
    withheld: str = ""
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call. No fault and no log that repeats a value shows it."""

    kind: LineKind
    number: str = field(repr=False)
    extension: str = field(default="", repr=False)
    tier: Tier = Tier.PUBLIC
    ask_for: str = field(default="", repr=False)

    @property
    def title(self) -> Bilingual:
        """What it is for."""
        return LINES[self.kind]

    @property
    def shown(self) -> str:
        """As it is read aloud."""
        return shown(self.number)

    @property
    def dialled(self) -> str:
        """As a telephone dials it."""
        return dialled(self.number, self.extension)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language, and how it is offered."""

    code: str
    offered: Offered
    note: Wording = field(default_factory=Wording)

    @property
    def title(self) -> Bilingual:
        """Its name."""
        return language_name(self.code)

    @property
    def how(self) -> Bilingual:
        """How it is offered."""
        return OFFERED[self.offered]


@dataclass(frozen=True, slots=True)
class OpenHours:
    """A line of hours, of the service or of taking people in."""

    kind: HoursKind
    hours: Hours
    note: Wording = field(default_factory=Wording)


@dataclass(frozen=True, slots=True)
class Room:
    """Room for a population, as the provider said at a time."""

    population: str
    available: int
    maximum: int | None
    unit: str
    updated_at: datetime

    @property
    def title(self) -> Bilingual:
        """For whom."""
        return term_name(Facet.POPULATION, self.population)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs; the amount in cents of a dollar."""

    kind: CostKind
    note: Wording = field(default_factory=Wording)
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that one tier may know of a service."""

    id: str
    pk: int
    tier: Tier
    provider_id: int
    organisation_id: int | None
    provider: Wording
    name: Wording
    state: ListingState
    description: Wording
    eligibility: Wording
    application: Wording
    fees: Wording
    alert: Wording
    terms: tuple[tuple[Facet, str], ...]
    denied: tuple[tuple[Facet, str], ...]
    languages: tuple[Spoken, ...]
    extents: tuple[str, ...]
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    hours: tuple[OpenHours, ...]
    rooms: tuple[Room, ...]
    costs: tuple[Cost, ...]
    documents: tuple[str, ...]
    email: str
    website: str
    minimum_age: int | None
    maximum_age: int | None
    remote: bool
    has_beds: bool
    checked_on: date | None
    next_check_on: date | None
    withheld: tuple[tuple[str, str], ...] = ()
    source: str = ""
    demonstration: bool = False
    changed_at: datetime | None = None
    older: str = ""
    """The language whose words were not changed when the other’s were."""

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The codes of one facet."""
        return tuple(code for each, code in self.terms if each == facet)

    @property
    def needs(self) -> tuple[str, ...]:
        """What it helps with."""
        return self.of(Facet.NEED)

    @property
    def populations(self) -> tuple[str, ...]:
        """Whom it is for; none named means that nobody told us."""
        return self.of(Facet.POPULATION)

    @property
    def facts(self) -> tuple[str, ...]:
        """What is stated to be so."""
        return self.of(Facet.FACT)

    @property
    def is_national(self) -> bool:
        """True for what serves all of Canada."""
        return "CA" in self.extents

    def freshness(self, today: date) -> Freshness:
        """How the last check stands."""
        return freshness(self.checked_on, self.next_check_on, today)

    def open_at(self, moment: datetime, kind: HoursKind) -> bool | None:
        """Whether it is open, or takes people in; None where nobody told us."""
        return is_open((h.hours for h in self.hours if h.kind == kind), moment)

    def takes_in_at(self, moment: datetime) -> bool | None:
        """Whether one can be taken in now: by intake hours, else by its hours."""
        said = self.open_at(moment, HoursKind.INTAKE)
        return self.open_at(moment, HoursKind.OPEN) if said is None else said

    def rooms_at(self, moment: datetime) -> tuple[Room, ...]:
        """Room that was told within a day; older says nothing."""
        return tuple(r for r in self.rooms if moment - r.updated_at <= ROOM_LASTS)

    def words(self) -> Iterator[str]:
        """All that may be searched for by word, in both languages."""
        for wording in (self.name, self.provider, self.description):
            yield from (wording.en, wording.fr)
        for facet, code in self.terms:
            named = term_name(facet, code)
            yield from (named.en, named.fr)


def freshness(
    checked_on: date | None, next_check_on: date | None, today: date
) -> Freshness:
    """How a check stands on a day."""
    if checked_on is None or next_check_on is None:
        return Freshness.NEVER
    if next_check_on < today:
        return Freshness.OVERDUE
    return Freshness.DUE if next_check_on - today <= DUE_SOON else Freshness.FRESH


def why(reason: str) -> Withheld:
    """The reason as it is kept, or the plainest one."""
    return Withheld(reason) if reason else Withheld.NOT_FOR_PUBLIC
