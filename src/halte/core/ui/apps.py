"""Django’s handle on this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """core/ui."""

    name = "halte.core.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Before any room defines a form."""
        from halte.core.ui import form_words  # fields, so not at import

        form_words.put_in_place()
