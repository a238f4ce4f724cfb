"""Roles: readable classes, each a name, a plain description and permissions.

The roles × actions page is generated from this file. A role says what a
person's work is; the purpose (see `purposes`) says what they are doing now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.core.access.permissions import IDENTIFYING, Permission
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Role:
    """What one kind of work is allowed to do."""

    slug: str
    title: Bilingual
    description: Bilingual
    permissions: frozenset[Permission]

    @property
    def needs_second_factor(self) -> bool:
        """True where the role can open identifying data."""
        return bool(self.permissions & IDENTIFYING)


P = Permission

ADMINISTRATOR = Role(
    "administrator",
    Bilingual("Administrator", "Administration"),
    Bilingual(
        "Creates organisations, invites people and gives them roles. Cannot read "
        "the plan’s drafts, figures before release, or anything about a victim.",
        "Crée les organisations, invite les personnes et leur attribue des rôles. "
        "N’a accès ni aux ébauches du plan, ni aux chiffres avant diffusion, ni à "
        "aucune donnée sur une victime.",
    ),
    frozenset(
        {
            P.ORGANISATION_CREATE, P.ORGANISATION_EDIT, P.MEMBER_INVITE,
            P.MEMBER_CHANGE, P.STAFF_READ, P.API_KEY_ISSUE, P.JOBS_READ,
            P.JOBS_RETRY,
        }
    ),
)  # fmt: skip

COORDINATOR = Role(
    "coordinator",
    Bilingual("Organisation coordinator", "Coordination d’une organisation"),
    Bilingual(
        "Looks after the members of one organisation: invites them, changes their "
        "roles, and answers for emergency openings by them.",
        "S’occupe des membres d’une organisation : les invite, modifie leurs rôles "
        "et répond de leurs ouvertures d’urgence.",
    ),
    frozenset({P.MEMBER_INVITE, P.MEMBER_CHANGE, P.STAFF_READ, P.BREAK_GLASS_REVIEW}),
)

SECRETARIAT = Role(
    "secretariat",
    Bilingual("Taskforce secretariat", "Secrétariat du groupe de travail"),
    Bilingual(
        "Keeps the plan: its commitments, milestones, budget and reports.",
        "Tient le plan : engagements, jalons, budget et rapports.",
    ),
    frozenset(
        {
            P.PLAN_EDIT, P.PLAN_STATE, P.PLAN_PUBLISH, P.FIGURES_READ,
            P.INTAKE_SUBMIT, P.BREAK_GLASS, P.STAFF_READ,
        }
    ),
)  # fmt: skip

REPORTER = Role(
    "reporter",
    Bilingual("Department reporter", "Responsable de rapport ministériel"),
    Bilingual(
        "States progress and spending on the commitments of one department.",
        "Déclare l’avancement et les dépenses des engagements d’un ministère.",
    ),
    frozenset({P.PLAN_STATE, P.FIGURES_READ}),
)

ANALYST = Role(
    "analyst",
    Bilingual("Analyst", "Analyste"),
    Bilingual(
        "Brings in published figures, mends their rows, defines series and "
        "explains why two counts differ.",
        "Importe les chiffres publiés, corrige leurs lignes, définit les séries et "
        "explique pourquoi deux comptes diffèrent.",
    ),
    frozenset(
        {P.FIGURES_READ, P.SERIES_DEFINE, P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
         P.INTAKE_UNDO}
    ),
)  # fmt: skip

RELEASE_OFFICER = Role(
    "release_officer",
    Bilingual("Release officer", "Responsable de la diffusion"),
    Bilingual(
        "Freezes vintages and releases reports: the second pair of eyes before "
        "anything is published.",
        "Fige les millésimes et diffuse les rapports : le second regard avant toute "
        "publication.",
    ),
    frozenset({P.FIGURES_READ, P.FIGURES_FREEZE, P.PLAN_PUBLISH}),
)

SUPPORT_WORKER = Role(
    "support_worker",
    Bilingual("Support worker", "Intervention auprès des victimes"),
    Bilingual(
        "Records what a person consents to, for whom and for how long.",
        "Consigne ce à quoi une personne consent, pour qui et pour combien de temps.",
    ),
    frozenset({P.CONSENT_RECORD, P.CONSENT_READ, P.BREAK_GLASS}),
)

AUDITOR = Role(
    "auditor",
    Bilingual("Auditor", "Vérification"),
    Bilingual(
        "Reads who did what, verifies that the audit is whole, and reviews "
        "emergency openings. Changes nothing.",
        "Consulte qui a fait quoi, vérifie l’intégrité du journal et examine les "
        "ouvertures d’urgence. Ne modifie rien.",
    ),
    frozenset({P.AUDIT_READ, P.AUDIT_VERIFY, P.AUDIT_SEAL, P.BREAK_GLASS_REVIEW,
               P.JOBS_READ}),
)  # fmt: skip

ROLES: Final[dict[str, Role]] = {
    role.slug: role
    for role in (
        ADMINISTRATOR, COORDINATOR, SECRETARIAT, REPORTER, ANALYST,
        RELEASE_OFFICER, SUPPORT_WORKER, AUDITOR,
    )
}  # fmt: skip


def permissions_of(slugs: frozenset[str]) -> frozenset[Permission]:
    """All that the named roles allow together; unknown names allow nothing."""
    return frozenset().union(
        *(ROLES[slug].permissions for slug in slugs if slug in ROLES)
    )
