"""Django’s handle on this room."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """capabilities/visits."""

    name = "halte.capabilities.visits"
    label = "visits"
    default_auto_field = "django.db.models.BigAutoField"
