"""The site: opens every room once Django is ready."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Start-up."""

    name = "halte.site"
    label = "halte_site"

    def ready(self) -> None:
        """Import what the rooms register."""
        from halte.core.capability import open_rooms

        open_rooms()
