"""Django’s handle on this room."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """capabilities/partners."""

    name = "halte.capabilities.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
