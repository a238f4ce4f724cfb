"""Django’s handle on this room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """capabilities/support."""

    name = "halte.capabilities.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"
