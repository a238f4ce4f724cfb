"""Django’s handle on this room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations, people, memberships."""

    name = "halte.core.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
