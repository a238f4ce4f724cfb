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
            P.ROUND_READ, P.ROUND_MANAGE, P.MONEY_READ, P.MONEY_STATE,
            P.MONEY_APPROVE, P.TASKFORCE_READ, P.TASKFORCE_ACT, P.TASKFORCE_KEEP,
            P.TASKFORCE_APPROVE, P.PARTNERS_READ, P.AGREEMENT_APPROVE,
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
    frozenset(
        {P.PLAN_STATE, P.FIGURES_READ, P.ROUND_READ, P.ROUND_REPORT, P.MONEY_READ,
         P.MONEY_STATE, P.TASKFORCE_READ, P.TASKFORCE_ACT, P.PARTNERS_READ}
    ),
)  # fmt: skip

APPROVER = Role(
    "approver",
    Bilingual("Departmental approver", "Approbation ministérielle"),
    Bilingual(
        "Reads what a department is about to report, and approves it or sends it "
        "back: the second pair of eyes within the department.",
        "Lit ce qu’un ministère s’apprête à déclarer, puis l’approuve ou le renvoie : "
        "le second regard au sein du ministère.",
    ),
    frozenset(
        {P.FIGURES_READ, P.ROUND_READ, P.ROUND_APPROVE, P.MONEY_READ,
         P.MONEY_APPROVE, P.TASKFORCE_READ, P.TASKFORCE_ACT, P.TASKFORCE_APPROVE}
    ),
)  # fmt: skip

PARTNER_MANAGER = Role(
    "partner_manager",
    Bilingual("Partnerships officer", "Responsable des partenariats"),
    Bilingual(
        "Keeps partners, agreements and projects abroad, and sends partners what an "
        "agreement covers.",
        "Tient les partenaires, les ententes et les projets à l’étranger, et transmet "
        "aux partenaires ce qu’une entente prévoit.",
    ),
    frozenset(
        {P.PARTNERS_READ, P.PARTNERS_EDIT, P.CONTACTS_READ, P.SHARE, P.FIGURES_READ,
         P.TASKFORCE_READ, P.TASKFORCE_ACT}
    ),
)  # fmt: skip

INTEGRITY_OFFICER = Role(
    "integrity_officer",
    Bilingual("Program-integrity officer", "Intégrité du programme"),
    Bilingual(
        "Keeps the register of employers: applications, decisions, affiliates, "
        "published lists, and which published name is which employer. Inspects "
        "employers, and reviews the letters of colleagues.",
        "Tient le registre des employeurs : demandes, décisions, sociétés affiliées, "
        "listes publiées et rattachement des noms publiés aux employeurs. Inspecte les "
        "employeurs et révise les lettres de ses collègues.",
    ),
    frozenset({P.EMPLOYERS_READ, P.EMPLOYERS_EDIT, P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
               P.INTAKE_UNDO, P.INSPECTIONS_READ, P.INSPECTIONS_EDIT,
               P.INSPECTIONS_REVIEW,
               P.VAULT_READ, P.VAULT_KEEP, P.VAULT_RELEASE,
               P.VISITS_READ, P.VISITS_EDIT}),
)  # fmt: skip

INTEGRITY_DECISION_OFFICER = Role(
    "integrity_decision_officer",
    Bilingual("Senior integrity officer", "Intégrité du programme, décision"),
    Bilingual(
        "Takes the final decision on an inspection in which they had no part.",
        "Rend la décision définitive sur une inspection à laquelle cette personne n’a "
        "pas pris part.",
    ),
    frozenset({P.EMPLOYERS_READ, P.INSPECTIONS_READ, P.INSPECTIONS_REVIEW,
               P.INSPECTIONS_DECIDE, P.VAULT_READ}),
)  # fmt: skip

WORKER_LIAISON_OFFICER = Role(
    "worker_liaison_officer",
    Bilingual("Worker liaison officer", "Liaison avec les travailleurs"),
    Bilingual(
        "Hears workers away from their employer, keeps what they say behind a wall, "
        "answers them, and seals what an inspection may rest on.",
        "Écoute les travailleurs hors de la présence de leur employeur, garde leurs "
        "propos derrière un mur, leur répond et scelle ce sur quoi une inspection peut "
        "s’appuyer.",
    ),
    frozenset({P.WORKERS_READ, P.WORKERS_HEAR, P.WORKERS_UNSEAL, P.CONSENT_RECORD,
               P.CONSENT_READ, P.EMPLOYERS_READ, P.INSPECTIONS_READ,
               P.VAULT_READ, P.VAULT_KEEP, P.VAULT_WALLED}),
)  # fmt: skip

PROVINCIAL_INSPECTOR = Role(
    "provincial_inspector",
    Bilingual("Provincial inspector", "Inspection provinciale"),
    Bilingual(
        "Sees the visits that federal officers share with a province, and the items "
        "of the vault that go with them. Sees no register and changes nothing.",
        "Voit les visites que les agents fédéraux communiquent à une province et les "
        "éléments du coffre qui s’y rattachent. Ne voit aucun registre et ne modifie "
        "rien.",
    ),
    frozenset({P.VISITS_SHARED, P.VAULT_READ}),
)

PERMIT_OFFICER = Role(
    "permit_officer",
    Bilingual("Permit officer", "Délivrance des permis"),
    Bilingual(
        "Enters work-permit applications, runs their safeguards, puts questions to the "
        "person, and may write an opinion that a second officer reads.",
        "Inscrit les demandes de permis de travail, en fait les vérifications, pose "
        "des questions à la personne et peut rédiger un avis que lit un second agent.",
    ),
    frozenset({P.PERMITS_READ, P.PERMITS_EDIT, P.EMPLOYERS_READ}),
)

CONCURRING_OFFICER = Role(
    "concurring_officer",
    Bilingual("Concurring officer", "Second avis sur les permis"),
    Bilingual(
        "Reads a file before the opinion on it, then concurs or declines; keeps the "
        "register of ministerial instructions.",
        "Lit un dossier avant l’avis qui le concerne, puis y souscrit ou s’y refuse ; "
        "tient le registre des instructions ministérielles.",
    ),
    frozenset({P.PERMITS_READ, P.PERMITS_CONCUR, P.INSTRUCTIONS_KEEP,
               P.EMPLOYERS_READ}),
)  # fmt: skip

PROTECTED_OFFICER = Role(
    "protected_officer",
    Bilingual("Protected-permits officer", "Permis de protection"),
    Bilingual(
        "Works on open permits of abused workers and on permits of victims. Cannot "
        "see the register of employers, and nobody who can sees this work.",
        "Traite les permis ouverts de travailleurs maltraités et les permis de "
        "victimes. N’a pas accès au registre des employeurs, et quiconque y a accès "
        "ne voit pas ce travail.",
    ),
    frozenset({P.PROTECTED_PERMITS}),
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

DIRECTORY_STEWARD = Role(
    "directory_steward",
    Bilingual("Directory steward", "Gestion du répertoire"),
    Bilingual(
        "Keeps the directory of services true: listings, checks by telephone, "
        "signals, and requests to be listed, which a second person decides. Each "
        "protected address that is opened is recorded.",
        "Veille à l’exactitude du répertoire des services : inscriptions, "
        "vérifications par téléphone, signalements et demandes d’inscription, qu’une "
        "seconde personne tranche. Chaque adresse protégée consultée est consignée.",
    ),
    frozenset({P.DIRECTORY_READ, P.DIRECTORY_KEEP, P.DIRECTORY_VET,
               P.DIRECTORY_ADDRESS, P.INTAKE_SUBMIT, P.INTAKE_ACCEPT,
               P.INTAKE_UNDO}),
)  # fmt: skip

REGISTERED_PROVIDER = Role(
    "registered_provider",
    Bilingual("Registered provider", "Fournisseur inscrit"),
    Bilingual(
        "Works for a listed provider: finds services with their intake lines and "
        "room, and answers for the listing of one’s own organisation.",
        "Travaille pour un fournisseur inscrit : trouve des services avec leur ligne "
        "d’admission et leurs places, et répond de l’inscription de sa propre "
        "organisation.",
    ),
    frozenset({P.DIRECTORY_READ, P.DIRECTORY_ANSWER}),
)

FRONTLINE_OFFICER = Role(
    "frontline_officer",
    Bilingual("Police or border officer", "Agent de police ou des frontières"),
    Bilingual(
        "Finds services for someone at a port of entry or in an investigation: "
        "after-hours lines, what is accepted, where to meet.",
        "Trouve des services pour une personne à un point d’entrée ou dans une "
        "enquête : lignes de nuit, ce qui est accepté, lieu de rencontre.",
    ),
    frozenset({P.DIRECTORY_READ, P.DIRECTORY_OFFICER}),
)

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
        "Keeps the support file of a person: needs, safety, consent, referrals. Opens "
        "only the files whose circle they belong to.",
        "Tient le dossier de soutien d’une personne : besoins, sécurité, consentement, "
        "aiguillages. N’ouvre que les dossiers dont elle ou il fait partie du cercle.",
    ),
    frozenset({P.CONSENT_RECORD, P.CONSENT_READ, P.BREAK_GLASS, P.DIRECTORY_READ,
               P.SUPPORT_READ, P.SUPPORT_WRITE, P.SUPPORT_REFER}),
)  # fmt: skip

SUPPORT_SUPERVISOR = Role(
    "support_supervisor",
    Bilingual("Support supervisor", "Supervision du soutien"),
    Bilingual(
        "Answers for the support files of one organisation: who belongs to a circle, "
        "who has a conflict of interest, transfers, disposal, emergency openings.",
        "Répond des dossiers de soutien d’une organisation : qui fait partie d’un "
        "cercle, qui est en conflit d’intérêts, transferts, élimination, ouvertures "
        "d’urgence.",
    ),
    frozenset({P.CONSENT_RECORD, P.CONSENT_READ, P.DIRECTORY_READ, P.SUPPORT_READ,
               P.SUPPORT_WRITE, P.SUPPORT_REFER, P.SUPPORT_SUPERVISE,
               P.BREAK_GLASS_REVIEW}),
)  # fmt: skip

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
               P.JOBS_READ, P.ROUND_READ, P.MONEY_READ, P.TASKFORCE_READ,
               P.PARTNERS_READ}),
)  # fmt: skip

ROLES: Final[dict[str, Role]] = {
    role.slug: role
    for role in (
        DIRECTORY_STEWARD, REGISTERED_PROVIDER, FRONTLINE_OFFICER,
        ADMINISTRATOR, COORDINATOR, SECRETARIAT, REPORTER, APPROVER,
        PARTNER_MANAGER, INTEGRITY_OFFICER, INTEGRITY_DECISION_OFFICER,
        WORKER_LIAISON_OFFICER, PROVINCIAL_INSPECTOR, ANALYST, RELEASE_OFFICER,
        SUPPORT_WORKER, SUPPORT_SUPERVISOR, AUDITOR,
        PERMIT_OFFICER, CONCURRING_OFFICER, PROTECTED_OFFICER,
    )
}  # fmt: skip


def permissions_of(slugs: frozenset[str]) -> frozenset[Permission]:
    """All that the named roles allow together; unknown names allow nothing."""
    return frozenset().union(
        *(ROLES[slug].permissions for slug in slugs if slug in ROLES)
    )
