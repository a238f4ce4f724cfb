"""Django’s handle on this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """core/jobs."""

    name = "halte.core.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
