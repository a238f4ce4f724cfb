"""What every page knows: its navigation, its language toggle, its session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from halte.core.access.actor import ANONYMOUS
from halte.core.capability import navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """`actor`, `navigation`, `other_language` and `other_url` for templates."""
    actor = getattr(request, "actor", ANONYMOUS)
    other = "fr" if (get_language() or "en") == "en" else "en"
    return {
        "actor": actor,
        "navigation": navigation(actor),
        "other_language": other,
        "other_url": translate_url(request.get_full_path(), other),
    }
