"""What the pages with a form share."""

from __future__ import annotations

from django.urls import reverse


def page_of(employer_id: int) -> str:
    """The address of an employer’s page."""
    return reverse("employers:employer", args=[employer_id])
