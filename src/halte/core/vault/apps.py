"""Django’s handle on the vault."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """core/vault."""

    name = "halte.core.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
