"""Django’s handle on this room."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """core/measures."""

    name = "halte.core.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"
