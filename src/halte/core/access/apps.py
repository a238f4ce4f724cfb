"""Django’s handle on this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Actors, roles, purposes, sign-in."""

    name = "halte.core.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
