"""Addresses: `/en/…` and `/fr/…` for pages, `/api/v1/…` for programs."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from halte.core.capability import rooms
from halte.core.ui import views as ui
from halte.site.api import api, no_such_address

urlpatterns = [
    path("", ui.front_door, name="front_door"),
    path("health", ui.health, name="health"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", no_such_address, name="no_such_address"),
    *i18n_patterns(
        path("", include("halte.core.ui.urls")),
        path("account/", include("halte.core.access.account_urls")),
        *(path(f"{room.slug}/", include(room.urls)) for room in rooms() if room.urls),
    ),
]

handler403 = "halte.core.ui.faults.forbidden"
handler404 = "halte.core.ui.faults.not_found"
handler500 = "halte.core.ui.faults.server_fault"
handler400 = "halte.core.ui.faults.bad_request"
