"""Django’s handle on this room."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """core/sharing."""

    name = "halte.core.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"
