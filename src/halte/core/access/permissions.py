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
    # statistics
    FIGURES_READ = "figures.read"
    FIGURES_FREEZE = "figures.freeze"
    SERIES_DEFINE = "series.define"
    # intake
    INTAKE_SUBMIT = "intake.submit"
    INTAKE_ACCEPT = "intake.accept"
    INTAKE_UNDO = "intake.undo"
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


LABELS: Final[dict[Permission, Bilingual]] = {
    Permission.PLAN_EDIT: Bilingual("Edit the plan", "Modifier le plan"),
    Permission.PLAN_STATE: Bilingual(
        "State progress on a commitment", "Déclarer l’avancement d’un engagement"
    ),
    Permission.PLAN_PUBLISH: Bilingual(
        "Publish a progress report", "Publier un rapport d’étape"
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
}

IDENTIFYING: Final[frozenset[Permission]] = frozenset(
    {
        Permission.STAFF_READ,
        Permission.CONSENT_READ,
        Permission.CONSENT_RECORD,
        Permission.AUDIT_READ,
        Permission.BREAK_GLASS,
        Permission.BREAK_GLASS_REVIEW,
    }
)
"""Permissions that open identifying data: their roles need a second factor."""
