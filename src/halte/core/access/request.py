"""A request after the middleware: it knows its actor."""

from __future__ import annotations

from django.http import HttpRequest as DjangoRequest
from django_htmx.middleware import HtmxDetails

from halte.core.access.actor import Actor


class Request(DjangoRequest):
    """What views take: `request.actor` is always there. Used for typing only."""

    actor: Actor
    htmx: HtmxDetails
