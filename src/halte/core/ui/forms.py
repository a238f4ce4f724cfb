"""Forms in our own templates."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class HalteRenderer(TemplatesSetting):
    """Draws each field with its label, hint and error in the house’s template."""
