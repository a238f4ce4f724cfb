"""Django’s handle on this room."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """capabilities/statistics."""

    name = "halte.capabilities.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"
