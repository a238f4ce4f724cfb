"""Django’s handle on this room."""

from django.apps import AppConfig


class TaskforceConfig(AppConfig):
    """capabilities/taskforce."""

    name = "halte.capabilities.taskforce"
    label = "taskforce"
    default_auto_field = "django.db.models.BigAutoField"
