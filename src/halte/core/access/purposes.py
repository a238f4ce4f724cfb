"""Purposes: why a person is here now. A purpose narrows what roles allow.

It is recorded beside every read of identifying data and every action. Each
permission belongs to at least one purpose; a sweep holds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.core.access.permissions import Permission as P
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Purpose:
    """A reason for working, and the permissions that it leaves in force.

    `chosen` is False for purposes that nobody chooses from the list: the
    public’s, a program’s, and the emergency’s.
    """

    slug: str
    title: Bilingual
    permissions: frozenset[P]
    chosen: bool = True


PUBLIC: Final = Purpose(
    "public",
    Bilingual("Read what is public", "Lire ce qui est public"),
    frozenset(),
    chosen=False,
)
READ_FIGURES: Final = Purpose(
    "read_figures",
    Bilingual("Read figures by program", "Lire les chiffres par programme"),
    frozenset({P.FIGURES_READ}),
    chosen=False,
)
"""The only purpose of an API key: whatever its role, a key changes nothing."""

COORDINATE: Final = Purpose(
    "coordinate",
    Bilingual("Coordinate the plan", "Coordonner le plan"),
    frozenset({P.PLAN_EDIT, P.PLAN_STATE, P.PLAN_PUBLISH, P.FIGURES_READ,
               P.INTAKE_SUBMIT}),
)  # fmt: skip
STATISTICS: Final = Purpose(
    "statistics",
    Bilingual("Produce statistics", "Produire des statistiques"),
    frozenset({P.FIGURES_READ, P.FIGURES_FREEZE, P.SERIES_DEFINE, P.INTAKE_SUBMIT,
               P.INTAKE_ACCEPT, P.INTAKE_UNDO, P.PLAN_PUBLISH}),
)  # fmt: skip
ADMINISTER: Final = Purpose(
    "administer",
    Bilingual("Administer organisations and access",
              "Administrer les organisations et les accès"),
    frozenset({P.ORGANISATION_CREATE, P.ORGANISATION_EDIT, P.MEMBER_INVITE,
               P.MEMBER_CHANGE, P.STAFF_READ, P.API_KEY_ISSUE, P.JOBS_READ,
               P.JOBS_RETRY, P.BREAK_GLASS_REVIEW}),
)  # fmt: skip
SUPPORT: Final = Purpose(
    "support",
    Bilingual("Support this person", "Soutenir cette personne"),
    frozenset({P.CONSENT_RECORD, P.CONSENT_READ}),
)
AUDIT: Final = Purpose(
    "audit",
    Bilingual("Audit", "Vérifier"),
    frozenset({P.AUDIT_READ, P.AUDIT_VERIFY, P.AUDIT_SEAL, P.BREAK_GLASS_REVIEW,
               P.JOBS_READ}),
)  # fmt: skip
EMERGENCY: Final = Purpose(
    "emergency",
    Bilingual("Emergency opening", "Ouverture d’urgence"),
    frozenset({P.STAFF_READ, P.CONSENT_READ}),
    chosen=False,
)
"""Break-glass: entered only with a typed reason, ends by itself, and a
supervisor is told. It never gives a permission that changes anything."""

PURPOSES: Final[dict[str, Purpose]] = {
    purpose.slug: purpose
    for purpose in (PUBLIC, COORDINATE, STATISTICS, ADMINISTER, SUPPORT, AUDIT,
                    EMERGENCY, READ_FIGURES)
}  # fmt: skip

FIRST: Final[dict[str, str]] = {
    "administrator": "administer",
    "coordinator": "administer",
    "secretariat": "coordinate",
    "reporter": "coordinate",
    "analyst": "statistics",
    "release_officer": "statistics",
    "support_worker": "support",
    "auditor": "audit",
}
"""What a person of each role comes to do, before they say otherwise."""


def purposes_for(permissions: frozenset[P]) -> tuple[Purpose, ...]:
    """The purposes a person can choose: those that leave some permission in force.

    The emergency purpose is never chosen here; it is opened through break-glass.
    """
    return tuple(
        purpose
        for purpose in PURPOSES.values()
        if purpose.chosen and purpose.permissions & permissions
    )


def first_purpose(roles: frozenset[str]) -> str:
    """What someone with these roles is here for until they choose: their main work.

    Of several roles, the first in the order above.
    """
    return next((FIRST[role] for role in FIRST if role in roles), PUBLIC.slug)
