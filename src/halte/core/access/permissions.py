"""Everything a person can be allowed to do, one line each.

A permission is a name that a policy officer can read. Rooms use these names
in `@action` and `@reads`; nothing else decides who may do what.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from halte.core.bilingual import Bilingual


class Permission(StrEnum):
    """The names. Keep each room's names together, in the order of the work."""

    # the plan
    PLAN_EDIT = "plan.edit"
    PLAN_STATE = "plan.state"
    PLAN_PUBLISH = "plan.publish"
    # reporting rounds
    ROUND_READ = "rounds.read"
    ROUND_MANAGE = "rounds.manage"
    ROUND_REPORT = "rounds.report"
    ROUND_APPROVE = "rounds.approve"
    # money
    MONEY_READ = "money.read"
    MONEY_STATE = "money.state"
    MONEY_APPROVE = "money.approve"
    # the taskforce's room
    TASKFORCE_READ = "taskforce.read"
    TASKFORCE_ACT = "taskforce.act"
    TASKFORCE_KEEP = "taskforce.keep"
    TASKFORCE_APPROVE = "taskforce.approve"
    # partners
    PARTNERS_READ = "partners.read"
    PARTNERS_EDIT = "partners.edit"
    CONTACTS_READ = "partners.contacts.read"
    AGREEMENT_APPROVE = "partners.agreement.approve"
    SHARE = "sharing.send"
    # statistics
    FIGURES_READ = "figures.read"
    FIGURES_FREEZE = "figures.freeze"
    SERIES_DEFINE = "series.define"
    # intake
    INTAKE_SUBMIT = "intake.submit"
    INTAKE_ACCEPT = "intake.accept"
    INTAKE_UNDO = "intake.undo"
    # the directory of services
    DIRECTORY_READ = "directory.read"
    DIRECTORY_OFFICER = "directory.officer"
    DIRECTORY_ANSWER = "directory.answer"
    DIRECTORY_KEEP = "directory.keep"
    DIRECTORY_VET = "directory.vet"
    DIRECTORY_ADDRESS = "directory.address"
    # organisations and people
    ORGANISATION_CREATE = "organisation.create"
    ORGANISATION_EDIT = "organisation.edit"
    MEMBER_INVITE = "member.invite"
    MEMBER_CHANGE = "member.change"
    STAFF_READ = "staff.read"
    API_KEY_ISSUE = "api_key.issue"
    # the doors themselves
    BREAK_GLASS = "break_glass.use"
    BREAK_GLASS_REVIEW = "break_glass.review"
    CONSENT_RECORD = "consent.record"
    CONSENT_READ = "consent.read"
    AUDIT_READ = "audit.read"
    AUDIT_VERIFY = "audit.verify"
    AUDIT_SEAL = "audit.seal"
    JOBS_READ = "jobs.read"
    JOBS_RETRY = "jobs.retry"
    # the vault
    VAULT_READ = "vault.read"
    VAULT_KEEP = "vault.keep"
    VAULT_RELEASE = "vault.release"
    VAULT_WALLED = "vault.walled"
    # visits to employers
    VISITS_READ = "visits.read"
    VISITS_EDIT = "visits.edit"
    VISITS_SHARED = "visits.shared"
    # work permits
    INSTRUCTIONS_KEEP = "permits.instructions"
    PERMITS_READ = "permits.read"
    PERMITS_EDIT = "permits.edit"
    PERMITS_CONCUR = "permits.concur"
    # … and those of abused workers and of victims, behind the wall
    PROTECTED_PERMITS = "permits.protected"
    # employers
    EMPLOYERS_READ = "employers.read"
    EMPLOYERS_EDIT = "employers.edit"
    # inspections
    INSPECTIONS_READ = "inspections.read"
    INSPECTIONS_EDIT = "inspections.edit"
    INSPECTIONS_REVIEW = "inspections.review"
    INSPECTIONS_DECIDE = "inspections.decide"
    # workers, behind the wall
    WORKERS_READ = "workers.read"
    WORKERS_HEAR = "workers.hear"
    WORKERS_UNSEAL = "workers.unseal"
    # support files
    SUPPORT_READ = "support.read"
    SUPPORT_WRITE = "support.write"
    SUPPORT_REFER = "support.refer"
    SUPPORT_SUPERVISE = "support.supervise"


LABELS: Final[dict[Permission, Bilingual]] = {
    Permission.PLAN_EDIT: Bilingual("Edit the plan", "Modifier le plan"),
    Permission.PLAN_STATE: Bilingual(
        "State progress on a commitment", "Déclarer l’avancement d’un engagement"
    ),
    Permission.PLAN_PUBLISH: Bilingual(
        "Publish a progress report", "Publier un rapport d’étape"
    ),
    Permission.ROUND_READ: Bilingual(
        "Read the reports of a round", "Lire les comptes rendus d’un cycle"
    ),
    Permission.ROUND_MANAGE: Bilingual(
        "Open a round; return and accept reports",
        "Ouvrir un cycle ; retourner et accepter les comptes rendus",
    ),
    Permission.ROUND_REPORT: Bilingual(
        "Write a department’s report", "Rédiger le compte rendu d’un ministère"
    ),
    Permission.ROUND_APPROVE: Bilingual(
        "Approve a department’s report", "Approuver le compte rendu d’un ministère"
    ),
    Permission.MONEY_READ: Bilingual(
        "Read budgets and spending", "Lire les budgets et les dépenses"
    ),
    Permission.MONEY_STATE: Bilingual(
        "State spending and propose transfers",
        "Déclarer des dépenses et proposer des virements",
    ),
    Permission.MONEY_APPROVE: Bilingual(
        "Approve a transfer between lines", "Approuver un virement entre lignes"
    ),
    Permission.TASKFORCE_READ: Bilingual(
        "Read the taskforce’s papers", "Lire les documents du groupe de travail"
    ),
    Permission.TASKFORCE_ACT: Bilingual(
        "Report on one’s actions and risks",
        "Rendre compte de ses actions et de ses risques",
    ),
    Permission.TASKFORCE_KEEP: Bilingual(
        "Keep meetings, decisions and registers",
        "Tenir les réunions, les décisions et les registres",
    ),
    Permission.TASKFORCE_APPROVE: Bilingual(
        "Approve minutes that others wrote",
        "Approuver un procès-verbal rédigé par d’autres",
    ),
    Permission.PARTNERS_READ: Bilingual(
        "Read partners and agreements", "Lire les partenaires et les ententes"
    ),
    Permission.PARTNERS_EDIT: Bilingual(
        "Keep partners, agreements and projects",
        "Tenir les partenaires, les ententes et les projets",
    ),
    Permission.CONTACTS_READ: Bilingual(
        "Read how partners’ staff are reached",
        "Lire les coordonnées du personnel des partenaires",
    ),
    Permission.AGREEMENT_APPROVE: Bilingual(
        "Put an agreement in force", "Mettre une entente en vigueur"
    ),
    Permission.SHARE: Bilingual(
        "Send data to a partner", "Transmettre des données à un partenaire"
    ),
    Permission.FIGURES_READ: Bilingual(
        "Read figures before release", "Lire les chiffres avant diffusion"
    ),
    Permission.FIGURES_FREEZE: Bilingual(
        "Freeze a vintage of a measure", "Figer un millésime d’une mesure"
    ),
    Permission.SERIES_DEFINE: Bilingual(
        "Define a published series", "Définir une série publiée"
    ),
    Permission.INTAKE_SUBMIT: Bilingual(
        "Send in a file and mend its rows", "Déposer un fichier et corriger ses lignes"
    ),
    Permission.INTAKE_ACCEPT: Bilingual(
        "Accept the rows of a file", "Accepter les lignes d’un fichier"
    ),
    Permission.INTAKE_UNDO: Bilingual(
        "Undo an accepted file", "Annuler un fichier accepté"
    ),
    Permission.DIRECTORY_READ: Bilingual(
        "Find services as a registered provider",
        "Trouver des services à titre de fournisseur inscrit",
    ),
    Permission.DIRECTORY_OFFICER: Bilingual(
        "Find services as a police or border officer",
        "Trouver des services à titre d’agent de police ou des frontières",
    ),
    Permission.DIRECTORY_ANSWER: Bilingual(
        "Answer for one’s own listing", "Répondre de sa propre inscription"
    ),
    Permission.DIRECTORY_KEEP: Bilingual(
        "Keep the directory of services", "Tenir le répertoire des services"
    ),
    Permission.DIRECTORY_VET: Bilingual(
        "Judge who is listed", "Juger qui est inscrit au répertoire"
    ),
    Permission.DIRECTORY_ADDRESS: Bilingual(
        "Open a protected address", "Ouvrir une adresse protégée"
    ),
    Permission.ORGANISATION_CREATE: Bilingual(
        "Create an organisation", "Créer une organisation"
    ),
    Permission.ORGANISATION_EDIT: Bilingual(
        "Edit an organisation", "Modifier une organisation"
    ),
    Permission.MEMBER_INVITE: Bilingual("Invite a person", "Inviter une personne"),
    Permission.MEMBER_CHANGE: Bilingual(
        "Change or end a membership", "Modifier ou terminer une adhésion"
    ),
    Permission.STAFF_READ: Bilingual(
        "See the staff of an organisation", "Voir le personnel d’une organisation"
    ),
    Permission.API_KEY_ISSUE: Bilingual(
        "Issue or revoke an API key", "Délivrer ou révoquer une clé d’API"
    ),
    Permission.BREAK_GLASS: Bilingual(
        "Open data in an emergency", "Ouvrir des données en urgence"
    ),
    Permission.BREAK_GLASS_REVIEW: Bilingual(
        "Review emergency openings", "Examiner les ouvertures d’urgence"
    ),
    Permission.CONSENT_RECORD: Bilingual(
        "Record a person’s consent", "Consigner le consentement d’une personne"
    ),
    Permission.CONSENT_READ: Bilingual(
        "Read a person’s consents", "Lire les consentements d’une personne"
    ),
    Permission.AUDIT_READ: Bilingual("Read the audit", "Lire le journal d’audit"),
    Permission.AUDIT_VERIFY: Bilingual(
        "Verify the audit", "Vérifier le journal d’audit"
    ),
    Permission.AUDIT_SEAL: Bilingual("Seal the audit", "Sceller le journal d’audit"),
    Permission.JOBS_READ: Bilingual("See jobs", "Voir les tâches"),
    Permission.JOBS_RETRY: Bilingual("Retry a job", "Relancer une tâche"),
    Permission.VAULT_READ: Bilingual(
        "Open items of the vault", "Ouvrir des éléments du coffre"
    ),
    Permission.VAULT_KEEP: Bilingual(
        "Put files in the vault and seal them",
        "Déposer des fichiers au coffre et les mettre sous scellés",
    ),
    Permission.VAULT_RELEASE: Bilingual(
        "Copy items out, lift seals and dispose of items",
        "Copier des éléments, lever des scellés et éliminer des éléments",
    ),
    Permission.VAULT_WALLED: Bilingual(
        "See items behind the wall", "Voir les éléments derrière le mur"
    ),
    Permission.VISITS_READ: Bilingual(
        "Read visits to employers", "Consulter les visites d’employeurs"
    ),
    Permission.VISITS_EDIT: Bilingual(
        "Plan and carry out visits to employers",
        "Planifier et mener des visites d’employeurs",
    ),
    Permission.VISITS_SHARED: Bilingual(
        "Read visits that are shared with one’s organisation",
        "Consulter les visites communiquées à son organisation",
    ),
    Permission.INSTRUCTIONS_KEEP: Bilingual(
        "Keep the register of instructions", "Tenir le registre des instructions"
    ),
    Permission.PERMITS_READ: Bilingual(
        "Read work-permit applications", "Consulter les demandes de permis de travail"
    ),
    Permission.PERMITS_EDIT: Bilingual(
        "Check work-permit applications; write an opinion",
        "Vérifier les demandes de permis de travail ; rédiger un avis",
    ),
    Permission.PERMITS_CONCUR: Bilingual(
        "Concur with another officer’s opinion, or decline",
        "Souscrire à l’avis d’un autre agent, ou s’y refuser",
    ),
    Permission.PROTECTED_PERMITS: Bilingual(
        "Work on permits of abused workers and of victims",
        "Traiter les permis de travailleurs maltraités et de victimes",
    ),
    Permission.EMPLOYERS_READ: Bilingual(
        "Read the register of employers", "Consulter le registre des employeurs"
    ),
    Permission.EMPLOYERS_EDIT: Bilingual(
        "Keep the register of employers", "Tenir le registre des employeurs"
    ),
    Permission.INSPECTIONS_READ: Bilingual(
        "Read inspections of employers", "Consulter les inspections d’employeurs"
    ),
    Permission.INSPECTIONS_EDIT: Bilingual(
        "Inspect employers", "Inspecter les employeurs"
    ),
    Permission.INSPECTIONS_REVIEW: Bilingual(
        "Review letters to employers", "Réviser les lettres aux employeurs"
    ),
    Permission.INSPECTIONS_DECIDE: Bilingual(
        "Decide on an inspection", "Rendre la décision sur une inspection"
    ),
    Permission.WORKERS_READ: Bilingual(
        "Read what workers told", "Lire ce que des travailleurs ont raconté"
    ),
    Permission.WORKERS_HEAR: Bilingual(
        "Hear workers and answer them", "Écouter des travailleurs et leur répondre"
    ),
    Permission.WORKERS_UNSEAL: Bilingual(
        "Open a sealed token", "Ouvrir un jeton scellé"
    ),
    Permission.SUPPORT_READ: Bilingual(
        "Read the support files one works on",
        "Lire les dossiers de soutien dont on s’occupe",
    ),
    Permission.SUPPORT_WRITE: Bilingual(
        "Write in a support file", "Écrire dans un dossier de soutien"
    ),
    Permission.SUPPORT_REFER: Bilingual(
        "Refer a person, and answer referrals",
        "Orienter une personne et répondre aux aiguillages",
    ),
    Permission.SUPPORT_SUPERVISE: Bilingual(
        "Answer for support files: circle, transfer, disposal",
        "Répondre des dossiers de soutien : cercle, transfert, élimination",
    ),
}

IDENTIFYING: Final[frozenset[Permission]] = frozenset(
    {
        Permission.STAFF_READ,
        Permission.DIRECTORY_OFFICER,
        Permission.DIRECTORY_KEEP,
        Permission.DIRECTORY_VET,
        Permission.DIRECTORY_ADDRESS,
        Permission.CONTACTS_READ,
        Permission.EMPLOYERS_READ,
        Permission.PERMITS_READ,
        Permission.PROTECTED_PERMITS,
        Permission.INSPECTIONS_READ,
        Permission.VAULT_READ,
        Permission.VAULT_WALLED,
        Permission.WORKERS_READ,
        Permission.WORKERS_HEAR,
        Permission.WORKERS_UNSEAL,
        Permission.SUPPORT_READ,
        Permission.SUPPORT_WRITE,
        Permission.SUPPORT_REFER,
        Permission.SUPPORT_SUPERVISE,
        Permission.CONSENT_READ,
        Permission.CONSENT_RECORD,
        Permission.AUDIT_READ,
        Permission.BREAK_GLASS,
        Permission.BREAK_GLASS_REVIEW,
    }
)
"""Permissions that open identifying data: their roles need a second factor."""
