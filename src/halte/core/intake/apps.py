"""Django’s handle on this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """core/intake."""

    name = "halte.core.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
