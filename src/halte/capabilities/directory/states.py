"""States, tiers and kinds of the directory. Standard library only."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Tier(StrEnum):
    """Who may see a thing. Each tier sees what the tiers before it see."""

    PUBLIC = "public"
    PROVIDER = "provider"
    OFFICER = "officer"
    """Police and border officers."""
    STEWARD = "steward"


TIERS: Final = (Tier.PUBLIC, Tier.PROVIDER, Tier.OFFICER, Tier.STEWARD)


def seen_by(viewer: Tier) -> tuple[Tier, ...]:
    """The tiers whose things a viewer sees."""
    return TIERS[: TIERS.index(viewer) + 1]


class Withheld(StrEnum):
    """Why something is not shown; an empty place must say why it is empty."""

    SHELTER_LOCATION = "shelter_location"
    PROVIDER_REQUEST = "redacted_at_provider_request"
    STAFF_SAFETY = "staff_safety"
    NOT_FOR_PUBLIC = "not_for_public"


class ListingState(StrEnum):
    """Where a service stands in the directory."""

    DRAFT = "draft"
    LISTED = "listed"
    UNREACHABLE = "unreachable"
    """Three attempts in a row failed: officers see it with a warning, others not."""
    SUSPENDED = "suspended"
    CLOSED = "closed"


TRANSITIONS: Final[dict[ListingState, tuple[ListingState, ...]]] = {
    ListingState.DRAFT: (ListingState.LISTED, ListingState.CLOSED),
    ListingState.LISTED: (
        ListingState.UNREACHABLE, ListingState.SUSPENDED, ListingState.CLOSED,
    ),
    ListingState.UNREACHABLE: (
        ListingState.LISTED, ListingState.SUSPENDED, ListingState.CLOSED,
    ),
    ListingState.SUSPENDED: (ListingState.LISTED, ListingState.CLOSED),
    ListingState.CLOSED: (),
}  # fmt: skip


class Freshness(StrEnum):
    """How the last check stands today."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    NEVER = "never"


class LocationKind(StrEnum):
    """As in HSDS: a service by phone or online is somewhere too."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


class LineKind(StrEnum):
    """What a number is for."""

    MAIN = "main"
    INTAKE = "intake"
    AFTER_HOURS = "after_hours"
    TTY = "tty"
    TEXT = "text"


class HoursKind(StrEnum):
    """Hours of the service, or of taking people in."""

    OPEN = "open"
    INTAKE = "intake"


class Offered(StrEnum):
    """How a language is offered."""

    ALWAYS = "always"
    BY_APPOINTMENT = "by_appointment"
    INTERPRETER = "interpreter"


class CostKind(StrEnum):
    """What it costs."""

    FREE = "free"
    SLIDING = "sliding"
    FEE = "fee"


class Facet(StrEnum):
    """The closed lists that a service is found by."""

    NEED = "need"
    POPULATION = "population"
    EXPLOITATION = "exploitation"
    FACT = "fact"
    """What is so, is not so, or is not known."""


class Channel(StrEnum):
    """How a check was made."""

    PHONE = "phone"
    EMAIL = "email"
    VISIT = "visit"
    VIDEO = "video"
    FORM = "form"


class Finding(StrEnum):
    """What a check found."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    NO_ANSWER = "no_answer"
    DEAD_NUMBER = "dead_number"
    CLOSED = "closed"


REACHED: Final = frozenset({Finding.CONFIRMED, Finding.CHANGED, Finding.CLOSED})


class Audience(StrEnum):
    """Whom a reminder of a check goes to."""

    PROVIDER = "provider"
    STEWARD = "steward"


class SignalKind(StrEnum):
    """What someone who tried a service says."""

    DEAD_NUMBER = "dead_number"
    REFUSED = "refused"
    SUGGESTION = "suggestion"


class CopyKind(StrEnum):
    """What left the directory."""

    POCKET = "pocket"
    """A sheet of paper to be folded."""
    BUNDLE = "bundle"
    """A signed file that opens without a network."""
    LIST = "list"
    """What a search found, to be printed from the page."""


class RecallReason(StrEnum):
    """Why a copy is called back."""

    LOST = "lost"
    WRONG = "wrong"
    """Something on it is wrong, and could harm."""
    LEFT = "left"
    """Who has it does not do this work any more."""


class ApplicationState(StrEnum):
    """How a request to be listed stands."""

    SUBMITTED = "submitted"
    RECOMMENDED = "recommended"
    """One person looked; a second decides."""
    ADMITTED = "admitted"
    REFUSED = "refused"
    APPEALED = "appealed"
    UPHELD = "upheld"
    """The refusal stands."""
    WITHDRAWN = "withdrawn"


APPLICATION_TRANSITIONS: Final[
    dict[ApplicationState, tuple[ApplicationState, ...]]
] = {
    ApplicationState.SUBMITTED: (
        ApplicationState.RECOMMENDED, ApplicationState.WITHDRAWN,
    ),
    ApplicationState.RECOMMENDED: (
        ApplicationState.ADMITTED, ApplicationState.REFUSED,
        ApplicationState.WITHDRAWN,
    ),
    ApplicationState.ADMITTED: (),
    ApplicationState.REFUSED: (ApplicationState.APPEALED,),
    ApplicationState.APPEALED: (ApplicationState.ADMITTED, ApplicationState.UPHELD),
    ApplicationState.UPHELD: (),
    ApplicationState.WITHDRAWN: (),
}  # fmt: skip
