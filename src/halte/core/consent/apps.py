"""Django’s handle on this room."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """core/consent."""

    name = "halte.core.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"
