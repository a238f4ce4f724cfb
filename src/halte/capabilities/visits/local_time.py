"""Times of a visit are those of the place that is visited.

Officers write down what the clock on the wall says. All pages of a visit, with the
forms on them, read and show the time of its first stop.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone

from halte.capabilities.employers.facade import province_of_site
from halte.capabilities.visits.models import Stop
from halte.core.access.request import Request
from halte.core.geography.zones import zone_of


def zone_there(
    *, visit_id: int = 0, stop_id: int = 0, answer_id: int = 0
) -> ZoneInfo | None:
    """The zone of the visit that a page is about; None while it has no stop."""
    stops = Stop.objects.order_by("id")
    if visit_id:
        stops = stops.filter(visit__id=visit_id)
    elif stop_id:
        stops = stops.filter(visit__stops__id=stop_id)
    else:
        stops = stops.filter(visit__stops__answers__id=answer_id)
    site_id = stops.values_list("site_id", flat=True).first()
    return zone_of(province_of_site(site_id)) if site_id else None


def there(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, on the clock of the place that is visited."""

    @wraps(view)
    def local(request: Request, **names: int) -> HttpResponse:
        known = ("visit_id", "stop_id", "answer_id")
        zone = zone_there(**{n: names[n] for n in known if n in names})
        with timezone.override(zone or timezone.get_default_timezone()):
            return view(request, **names)

    return local
