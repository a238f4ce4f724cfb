"""Django’s handle on this room."""

from django.apps import AppConfig


class WorkersConfig(AppConfig):
    """capabilities/workers."""

    name = "halte.capabilities.workers"
    label = "workers"
    default_auto_field = "django.db.models.BigAutoField"
