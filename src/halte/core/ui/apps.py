"""Django’s handle on this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """core/ui."""

    name = "halte.core.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
