"""What the checks look at: the facts of one file on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from halte.capabilities.permits.checks.register import Entry
from halte.methods.sex_trade_bar import REGULAR, Often, Service

__all__ = [
    "REGULAR", "Bar", "File", "Mark", "Offer", "Often", "Saying", "Service", "Told",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """That the business was seen to offer a service, from which source, on a day.

    `regulator` and `licence` are of a health profession that a province regulates.
    `until` is its last day, None where no end is known. `contested`: somebody says
    otherwise and nobody answered yet. `affiliate` names the affiliate that offers it,
    and is empty where it is the employer of the file.
    """

    service: Service
    often: Often
    source: str
    seen_on: date
    regulator: str = ""
    licence: str = ""
    until: date | None = None
    contested: bool = False
    affiliate: str = ""

    def stands(self, day: date) -> bool:
        """True on a day on which it was known and not known to be over."""
        return self.seen_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Bar:
    """That an employer may hire nobody: ineligible until a day, or in default.

    `until` is None where no end is known. `affiliate` names how it is tied to the
    employer of the file, and is empty where it is that employer itself.
    """

    default: bool
    decided_on: date | None
    until: date | None
    source: str
    affiliate: str = ""

    def stands(self, day: date) -> bool:
        """True on a day from the decision to the last day of the ban."""
        begun = self.decided_on is None or self.decided_on <= day
        return begun and (self.until is None or day <= self.until)


class Told(StrEnum):
    """What the person answered to a question."""

    WELL = "well"
    """As it should be."""
    NOT_WELL = "not_well"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Saying:
    """The newest answer of the person to one question."""

    told: Told
    asked_on: date


@dataclass(frozen=True, slots=True)
class Mark:
    """An officer’s reading: do the facts touch this instruction?"""

    touches: bool
    source: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class File:
    """A work-permit application on a day. No rule sees who the person is."""

    received_on: date
    as_of: date
    offers: tuple[Offer, ...] = ()
    bars: tuple[Bar, ...] = ()
    told: Mapping[str, Saying] = field(default_factory=dict)
    register: tuple[Entry, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    employer_known: bool = True
    decided_on: date | None = None
