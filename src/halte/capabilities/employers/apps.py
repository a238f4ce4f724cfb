"""Django’s handle on this room."""

from django.apps import AppConfig


class EmployersConfig(AppConfig):
    """capabilities/employers."""

    name = "halte.capabilities.employers"
    label = "employers"
    default_auto_field = "django.db.models.BigAutoField"
