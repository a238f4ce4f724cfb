"""Django’s handle on this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """core/audit."""

    name = "halte.core.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
