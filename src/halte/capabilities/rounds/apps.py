"""Django’s handle on this room."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """capabilities/rounds."""

    name = "halte.capabilities.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"
