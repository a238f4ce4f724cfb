"""Django’s handle on this room."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """capabilities/inspections."""

    name = "halte.capabilities.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"
