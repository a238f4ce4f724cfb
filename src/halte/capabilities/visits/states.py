"""States and kinds of visits to employers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """How a visit stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANCELLED = "cancelled"


TRANSITIONS: Final[dict[State, tuple[State, ...]]] = {
    State.PLANNED: (State.UNDER_WAY, State.CANCELLED),
    State.UNDER_WAY: (State.DONE,),
    State.DONE: (),
    State.CANCELLED: (),
}


class StopKind(StrEnum):
    """What a stop is. Housing is a stop of its own."""

    WORK = "work"
    HOUSING = "housing"


class Ground(StrEnum):
    """Why a dwelling-house may be entered (IRPR s. 209.9)."""

    CONSENT = "consent"
    WARRANT = "warrant"
    WITHDRAWN = "withdrawn"
    """The consent was taken back: whoever is inside leaves."""


class Occupant(StrEnum):
    """Who consented to entry."""

    EMPLOYER = "employer"
    HOUSEHOLD = "household"
    WORKER = "worker"
    """Not named here: the paper lies behind the wall."""


class Part(StrEnum):
    """What someone who goes along is there for."""

    LEAD = "lead"
    SAFETY = "safety"
    """The second officer: nobody goes in alone where a pair is needed."""
    INTERPRETER = "interpreter"
    PROVINCE = "province"
    POLICE = "police"
    HEALTH = "health"


PAIR: Final = (Part.LEAD, Part.SAFETY, Part.POLICE)


class Party(StrEnum):
    """Whom documents are asked of."""

    EMPLOYER = "employer"
    BANK = "bank"
    PAYROLL = "payroll"
    RECRUITER = "recruiter"
    OTHER = "other"


OTHERS_SINCE: Final = date(2022, 9, 26)
"""First day on which documents can be required of others than the employer."""


class Medium(StrEnum):
    """What a consent of guidance is asked for."""

    PHOTOGRAPH = "photograph"
    RECORDING = "recording"


class Said(StrEnum):
    """What was said when asked."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Value(StrEnum):
    """An answer of the checklist."""

    YES = "yes"
    NO = "no"
    NOT_SEEN = "not_seen"
    NOT_APPLICABLE = "not_applicable"


class Handing(StrEnum):
    """What a proof about leaflets shows."""

    GIVEN = "given"
    """A copy was given (condition 25)."""
    AT_HAND = "at_hand"
    """Copies are at hand where people work (condition 26)."""
