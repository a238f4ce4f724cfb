"""Forms in our own templates: label, hint, error, each tied to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.forms.renderers import DjangoTemplates

if TYPE_CHECKING:
    from django.http import HttpRequest

TYPED: Final = frozenset({"text", "textarea", "search"})
"""Widgets that people write words into, by the name of their template."""


class HalteRenderer(DjangoTemplates):
    """Draws each field with its label, hint and error in the house’s template.

    Widgets are Django’s plain ones; only the form and the field are ours. What
    people type runs in the direction of their own writing.
    """

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def render(
        self,
        template_name: str,
        context: dict[str, Any],
        request: HttpRequest | None = None,
    ) -> str:
        """As Django does, with `dir="auto"` where words are typed."""
        widget = context.get("widget")
        if widget and template_name.rpartition("/")[2].removesuffix(".html") in TYPED:
            widget["attrs"].setdefault("dir", "auto")
        return super().render(template_name, context, request)
