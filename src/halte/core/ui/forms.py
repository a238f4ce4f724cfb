"""Forms in our own templates: label, hint, error, each tied to its field."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class HalteRenderer(DjangoTemplates):
    """Draws each field with its label, hint and error in the house’s template.

    Widgets are Django’s plain ones; only the form and the field are ours.
    """

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
