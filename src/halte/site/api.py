"""The API: the same queries and actions as the pages, as JSON."""

from __future__ import annotations

from ninja import NinjaAPI

from halte.core.capability import resolve, rooms

api = NinjaAPI(
    title="Halte",
    version="1",
    urls_namespace="api",
    docs_url=None,
)

for room in rooms():
    if room.api:
        api.add_router(f"/{room.slug}/", resolve(room.api))
