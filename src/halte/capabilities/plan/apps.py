"""Django’s handle on this room."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """capabilities/plan."""

    name = "halte.capabilities.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"
