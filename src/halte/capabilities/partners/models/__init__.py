"""What this room keeps."""

from halte.capabilities.partners.models.agreements import (
    Agreement,
    AgreementStep,
    Reminder,
    Version,
)
from halte.capabilities.partners.models.organisations import Contact, Profile
from halte.capabilities.partners.models.projects import (
    ArticleReport,
    Project,
    ProjectOutcome,
    Training,
)
from halte.capabilities.partners.models.work import (
    Activity,
    ActivityOutcome,
    Engagement,
    FollowUp,
)

__all__ = [
    "APPEND_ONLY", "Activity", "ActivityOutcome", "Agreement", "AgreementStep",
    "ArticleReport", "Contact", "Engagement", "FollowUp", "Profile", "Project",
    "ProjectOutcome", "Reminder", "Training", "Version",
]  # fmt: skip

APPEND_ONLY = (
    "partners_version", "partners_agreementstep", "partners_reminder",
    "partners_activityoutcome", "partners_followup", "partners_training",
    "partners_projectoutcome", "partners_articlereport",
)  # fmt: skip
"""Tables that the database itself closes against update and delete."""
