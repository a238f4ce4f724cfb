"""Django’s handle on this room."""

from django.apps import AppConfig


class PermitsConfig(AppConfig):
    """capabilities/permits."""

    name = "halte.capabilities.permits"
    label = "permits"
    default_auto_field = "django.db.models.BigAutoField"
