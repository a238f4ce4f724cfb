"""What happens behind the wall, and in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """How a worker’s account came: sent to us, or told to an officer."""

    TIP = "tip"
    INTERVIEW = "interview"


class State(StrEnum):
    """How an account stands."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    CLOSED = "closed"
    DISPOSED = "disposed"


TRANSITIONS: Final[dict[State, tuple[State, ...]]] = {
    State.RECEIVED: (State.IN_HAND, State.CLOSED),
    State.IN_HAND: (State.CLOSED,),
    State.CLOSED: (State.IN_HAND, State.DISPOSED),
    State.DISPOSED: (),
}
"""What was closed can be taken in hand again; what was disposed of is gone."""


class Channel(StrEnum):
    """By which way it came."""

    WEB = "web"
    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"
    PARTNER = "partner"
    VISIT = "visit"


class Standing(StrEnum):
    """Who the worker is to us: nobody, a name that they chose, or themselves."""

    ANONYMOUS = "anonymous"
    CHOSEN = "chosen"
    IDENTIFIED = "identified"


class Means(StrEnum):
    """How the worker may be reached."""

    NONE = "none"
    TEXT = "text"
    CALL = "call"
    EMAIL = "email"
    APP = "app"
    SOMEONE = "someone"


class Told(StrEnum):
    """What a piece of text is."""

    WORDS = "words"
    """By the worker, as they wrote or said them."""
    STATEMENT = "statement"
    """Said in an interview, written down by an officer."""
    RECORDING = "recording"
    """Written down from a recording."""
    ANSWER = "answer"
    """To the worker."""
    NOTE = "note"
    """For officers behind the wall; the worker does not see it."""


class Place(StrEnum):
    """Where an interview was held."""

    COMMUNITY = "community"
    CLINIC = "clinic"
    UNION = "union"
    WORSHIP = "worship"
    OFFICE = "office"
    PUBLIC = "public"
    HOME = "home"
    TELEPHONE = "telephone"
    EMPLOYER_HOUSING = "employer_housing"
    WORKPLACE = "workplace"


AWAY: Final = frozenset(Place) - {Place.EMPLOYER_HOUSING, Place.WORKPLACE}
"""Away from the employer."""


class Present(StrEnum):
    """Who was there besides the worker."""

    OFFICER = "officer"
    INTERPRETER = "interpreter"
    TRUSTED = "trusted"
    UNION = "union"
    LAWYER = "lawyer"
    CO_WORKER = "co_worker"
    EMPLOYER = "employer"
