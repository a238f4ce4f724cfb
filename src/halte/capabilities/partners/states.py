"""The life of an agreement, and the kinds of things that partners do together."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AgreementState(StrEnum):
    """How an agreement stands on a day. Nothing flows but while it is in force."""

    DRAFT = "draft"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    ENDED = "ended"


AGREEMENT_TRANSITIONS: Final[dict[AgreementState, frozenset[AgreementState]]] = {
    AgreementState.DRAFT: frozenset(
        {AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.ENDED}
    ),
    AgreementState.SIGNED: frozenset({AgreementState.IN_FORCE, AgreementState.ENDED}),
    AgreementState.IN_FORCE: frozenset(
        {AgreementState.SUSPENDED, AgreementState.ENDED}
    ),
    AgreementState.SUSPENDED: frozenset(
        {AgreementState.IN_FORCE, AgreementState.ENDED}
    ),
    AgreementState.ENDED: frozenset(),
}
"""SIGNED is put in force by a second person but has not begun; it begins, and
any agreement ends, by its own day without anybody’s doing."""


class Step(StrEnum):
    """What people did to an agreement, each on a day."""

    APPROVED = "approved"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    REVIEWED = "reviewed"
    ENDED = "ended"


class Part(StrEnum):
    """Which way data flow for a party."""

    GIVES = "gives"
    RECEIVES = "receives"
    BOTH = "both"

    @property
    def gives(self) -> bool:
        """True where it may send."""
        return self is not Part.RECEIVES

    @property
    def receives(self) -> bool:
        """True where it may be sent to."""
        return self is not Part.GIVES


class Rests(StrEnum):
    """What an agreement rests on."""

    LAW = "law"
    TREATY = "treaty"
    MOU = "mou"
    CONSENT = "consent"

    @property
    def carries_identity(self) -> bool:
        """True where data that identify people may flow without their consent."""
        return self in (Rests.LAW, Rests.TREATY)


class Fact(StrEnum):
    """Facts of an agreement that may be shown to everyone."""

    PARTIES = "parties"
    PURPOSES = "purposes"
    GROUND = "ground"
    DATES = "dates"
    DATA = "data"


class ActivityKind(StrEnum):
    """What partners did together."""

    TRAINING = "training"
    OPERATION = "operation"
    EXCHANGE = "exchange"
    AWARENESS = "awareness"
    RESEARCH = "research"
    OTHER = "other"


class Reached(StrEnum):
    """How far what was expected came about."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class Legislation(StrEnum):
    """Help with legislation, as far as it went."""

    NONE = "none"
    ADVICE = "advice"
    DRAFTING = "drafting"
    ADOPTED = "adopted"


class Official(StrEnum):
    """Who was trained, by the work they do."""

    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    POLICE = "police"
    BORDER = "border"
    LABOUR_INSPECTOR = "labour_inspector"
    SOCIAL_SERVICES = "social_services"
    OTHER = "other"


class Gender(StrEnum):
    """As trainees said it, or as nobody asked."""

    WOMEN = "women"
    MEN = "men"
    ANOTHER = "another"
    NOT_RECORDED = "not_recorded"


MONTHS_AFTER: Final = (6, 12)
"""When the outcome of a project is measured, in months after its end."""
