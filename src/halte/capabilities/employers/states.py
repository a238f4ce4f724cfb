"""States and kinds of the register of employers."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ListKind(StrEnum):
    """The lists that the government publishes about employers."""

    APPROVED = "approved"
    """Labour market impact assessments that were positive."""
    REFUSED = "refused"
    """… and negative; positions on it are those asked for."""
    FOUND = "found"
    """Employers found non-compliant (IRPR s. 209.997)."""


class Verdict(StrEnum):
    """What a person judged of a published name and an employer."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Also how an earlier judgement is taken back."""


class Structure(StrEnum):
    """The legal form of an employer."""

    CORPORATION = "corporation"
    PARTNERSHIP = "partnership"
    SOLE = "sole"
    COOPERATIVE = "cooperative"
    NON_PROFIT = "non_profit"
    PUBLIC_BODY = "public_body"
    HOUSEHOLD = "household"
    UNKNOWN = "unknown"


class SiteKind(StrEnum):
    """What happens at a place."""

    HEAD_OFFICE = "head_office"
    WORK = "work"
    HOUSING = "housing"
    """Housing that the employer provides: a stop of its own on a visit."""


class Tie(StrEnum):
    """Why two employers are affiliates (IRPR s. 203(5) and (6))."""

    CONTROL = "control"
    COMMON_CONTROL = "common_control"
    NOT_ARMS_LENGTH = "not_arms_length"
    MANAGEMENT = "management"
    PREMISES = "premises"
    EQUIPMENT = "equipment"
    EMPLOYEES = "employees"


class Stream(StrEnum):
    """The streams of the programme."""

    HIGH_WAGE = "high_wage"
    LOW_WAGE = "low_wage"
    AGRICULTURE = "agriculture"
    SEASONAL_AGRICULTURE = "seasonal_agriculture"
    GLOBAL_TALENT = "global_talent"
    PERMANENT_RESIDENT = "permanent_resident"
    CAREGIVER = "caregiver"
    ACADEMIC = "academic"


class Outcome(StrEnum):
    """How an application stands."""

    RECEIVED = "received"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


TRANSITIONS: Final[dict[Outcome, tuple[Outcome, ...]]] = {
    Outcome.RECEIVED: (
        Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.WITHDRAWN, Outcome.SUSPENDED,
    ),
    Outcome.SUSPENDED: (
        Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.WITHDRAWN, Outcome.REVOKED,
    ),
    Outcome.POSITIVE: (Outcome.SUSPENDED, Outcome.REVOKED),
    Outcome.NEGATIVE: (),
    Outcome.WITHDRAWN: (),
    Outcome.REVOKED: (),
}  # fmt: skip
"""An assessment in force can be suspended or revoked; what ended stays ended."""


class Standing(StrEnum):
    """What the page of findings says of an employer, in whatever spelling."""

    ELIGIBLE = "eligible"
    UNPAID = "unpaid"
    UNTIL = "until"
    INELIGIBLE = "ineligible"


class ContactRole(StrEnum):
    """Whom to write to at an employer."""

    PRIMARY = "primary"
    ALTERNATE = "alternate"


class HousingKind(StrEnum):
    """What kind of housing an employer provides."""

    HOUSE = "house"
    BUNKHOUSE = "bunkhouse"
    APARTMENT = "apartment"
    MOBILE = "mobile"
    HOTEL = "hotel"
    ROOM = "room"
    OTHER = "other"


class Transport(StrEnum):
    """How workers get from housing to work."""

    EMPLOYER = "employer"
    PUBLIC = "public"
    ON_FOOT = "on_foot"
    OWN = "own"
    NONE = "none"


class SaidOf(StrEnum):
    """What is said later of a service that an employer was seen to offer."""

    CONTESTED = "contested"
    UPHELD = "upheld"
    """Someone else than who entered it looked again, and it stands."""
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Programme(StrEnum):
    """Under which programme an employer attested (IRPR s. 209.2 or 209.3)."""

    TFWP = "tfwp"
    """With an assessment."""
    IMP = "imp"
    """Without: an offer of employment through the portal (s. 209.11)."""
