"""What the pages of this room share."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from halte.capabilities.taskforce.queries.meetings import File


def meeting_address(number: int) -> str:
    """The page to go back to."""
    return reverse("taskforce:meeting", args=[number])


def hand_out(file: File) -> HttpResponse:
    """A document to keep: never shown within the site, whatever it holds."""
    response = HttpResponse(file.data, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
