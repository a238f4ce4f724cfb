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
               P.INTAKE_SUBMIT, P.ROUND_READ, P.ROUND_MANAGE, P.ROUND_REPORT,
               P.ROUND_APPROVE, P.MONEY_READ, P.MONEY_STATE, P.MONEY_APPROVE,
               P.TASKFORCE_READ, P.TASKFORCE_ACT, P.TASKFORCE_KEEP,
               P.TASKFORCE_APPROVE, P.PARTNERS_READ, P.AGREEMENT_APPROVE}),
)  # fmt: skip
PARTNERSHIPS: Final = Purpose(
    "partnerships",
    Bilingual("Work with partners", "Travailler avec les partenaires"),
    frozenset({P.PARTNERS_READ, P.PARTNERS_EDIT, P.CONTACTS_READ,
               P.AGREEMENT_APPROVE, P.SHARE, P.FIGURES_READ, P.TASKFORCE_READ,
               P.TASKFORCE_ACT}),
)  # fmt: skip
PROGRAMME_INTEGRITY: Final = Purpose(
    "programme_integrity",
    Bilingual("Protect workers through the programme",
              "Protéger les travailleurs par le programme"),
    frozenset({P.EMPLOYERS_READ, P.EMPLOYERS_EDIT, P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
               P.INTAKE_UNDO, P.INSPECTIONS_READ, P.INSPECTIONS_EDIT,
               P.INSPECTIONS_REVIEW, P.INSPECTIONS_DECIDE,
               P.VAULT_READ, P.VAULT_KEEP, P.VAULT_RELEASE,
               P.VISITS_READ, P.VISITS_EDIT, P.VISITS_SHARED}),
)  # fmt: skip
HEAR_WORKERS: Final = Purpose(
    "hear_workers",
    Bilingual("Hear workers", "Écouter les travailleurs"),
    frozenset({P.WORKERS_READ, P.WORKERS_HEAR, P.WORKERS_UNSEAL, P.CONSENT_RECORD,
               P.CONSENT_READ, P.EMPLOYERS_READ, P.INSPECTIONS_READ,
               P.VAULT_READ, P.VAULT_KEEP, P.VAULT_WALLED}),
)  # fmt: skip
WORK_PERMITS: Final = Purpose(
    "work_permits",
    Bilingual("Safeguard work permits", "Protéger par les permis de travail"),
    frozenset({P.INSTRUCTIONS_KEEP, P.PERMITS_READ, P.PERMITS_EDIT, P.PERMITS_CONCUR,
               P.EMPLOYERS_READ}),
)  # fmt: skip
PROTECTED: Final = Purpose(
    "protected_permits",
    Bilingual("Protect this worker or victim",
              "Protéger cette personne, travailleuse ou victime"),
    frozenset({P.PROTECTED_PERMITS}),
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
FIND_HELP: Final = Purpose(
    "find_help",
    Bilingual("Find help for a person", "Trouver de l’aide pour une personne"),
    frozenset({P.DIRECTORY_READ, P.DIRECTORY_OFFICER, P.DIRECTORY_ANSWER}),
)
KEEP_DIRECTORY: Final = Purpose(
    "keep_directory",
    Bilingual("Keep the directory of services", "Tenir le répertoire des services"),
    frozenset({P.DIRECTORY_READ, P.DIRECTORY_KEEP, P.DIRECTORY_VET,
               P.DIRECTORY_ADDRESS, P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
               P.INTAKE_UNDO}),
)  # fmt: skip
SUPPORT: Final = Purpose(
    "support",
    Bilingual("Support this person", "Soutenir cette personne"),
    frozenset({P.CONSENT_RECORD, P.CONSENT_READ, P.DIRECTORY_READ, P.SUPPORT_READ,
               P.SUPPORT_WRITE, P.SUPPORT_REFER, P.SUPPORT_SUPERVISE,
               P.BREAK_GLASS_REVIEW}),
)  # fmt: skip
AUDIT: Final = Purpose(
    "audit",
    Bilingual("Audit", "Vérifier"),
    frozenset({P.AUDIT_READ, P.AUDIT_VERIFY, P.AUDIT_SEAL, P.BREAK_GLASS_REVIEW,
               P.JOBS_READ, P.ROUND_READ, P.MONEY_READ, P.TASKFORCE_READ,
               P.PARTNERS_READ}),
)  # fmt: skip
EMERGENCY: Final = Purpose(
    "emergency",
    Bilingual("Emergency opening", "Ouverture d’urgence"),
    frozenset({P.STAFF_READ, P.CONSENT_READ, P.SUPPORT_READ}),
    chosen=False,
)
"""Break-glass: entered only with a typed reason, ends by itself, and a
supervisor is told. It never gives a permission that changes anything, and widens
whose records a role reads, not which kinds of them (`TO_CALL` aside)."""

TO_CALL: Final = frozenset({P.STAFF_READ})
"""What an emergency opens to whoever may break glass: whom to call, where."""

PURPOSES: Final[dict[str, Purpose]] = {
    purpose.slug: purpose
    for purpose in (PUBLIC, FIND_HELP, KEEP_DIRECTORY,
                    COORDINATE, PARTNERSHIPS, PROGRAMME_INTEGRITY, HEAR_WORKERS,
                    STATISTICS,
                    ADMINISTER, SUPPORT, AUDIT, EMERGENCY, READ_FIGURES,
                    WORK_PERMITS, PROTECTED)
}  # fmt: skip

FIRST: Final[dict[str, str]] = {
    "directory_steward": "keep_directory",
    "registered_provider": "find_help",
    "frontline_officer": "find_help",
    "administrator": "administer",
    "coordinator": "administer",
    "secretariat": "coordinate",
    "reporter": "coordinate",
    "approver": "coordinate",
    "partner_manager": "partnerships",
    "integrity_officer": "programme_integrity",
    "integrity_decision_officer": "programme_integrity",
    "worker_liaison_officer": "hear_workers",
    "provincial_inspector": "programme_integrity",
    "permit_officer": "work_permits",
    "concurring_officer": "work_permits",
    "protected_officer": "protected_permits",
    "analyst": "statistics",
    "release_officer": "statistics",
    "support_worker": "support",
    "support_supervisor": "support",
    "auditor": "audit",
}
"""What a person of each role comes to do, before they say otherwise."""


def purposes_for(roles: frozenset[str], held: frozenset[P]) -> tuple[Purpose, ...]:
    """The purposes a person can choose: what their roles are for.

    A purpose that merely shares a permission with a role is not offered, unless
    nothing else on offer leaves a permission that they hold in force. The
    emergency purpose is never chosen here; it is opened through break-glass.
    """
    names = {FIRST[role] for role in roles if role in FIRST}
    covered: frozenset[P] = frozenset().union(
        *(PURPOSES[name].permissions for name in names)
    )
    for purpose in PURPOSES.values():
        if purpose.chosen and purpose.permissions & held - covered:
            names.add(purpose.slug)
            covered |= purpose.permissions
    return tuple(purpose for purpose in PURPOSES.values() if purpose.slug in names)


def first_purpose(roles: frozenset[str]) -> str:
    """What someone with these roles is here for until they choose: their main work.

    Of several roles, the first in the order above.
    """
    return next((FIRST[role] for role in FIRST if role in roles), PUBLIC.slug)
