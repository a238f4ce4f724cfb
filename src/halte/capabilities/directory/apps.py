"""Django’s handle on this room."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """capabilities/directory."""

    name = "halte.capabilities.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
