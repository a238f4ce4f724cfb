"""A chunk of rows from another directory on its way in, and what it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.db import models

from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.models import (
    Location,
    Service,
    ServiceAtLocation,
    Term,
)
from halte.capabilities.directory.states import Facet


@dataclass(slots=True)
class Taking:
    """A chunk of rows on its way in, and the rows of ours that were met meanwhile."""

    batch: int
    parents: dict[tuple[str, str], Any] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    services: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)

    def note(self, made: models.Model, rows: Mapping[str, Any]) -> None:
        """Keep of which service or place a row that was made says something."""
        service = made if isinstance(made, Service) else rows.get("service_id")
        if service is not None:
            self.services.add(service.pk)
        if "location_id" in rows:
            self.places.add(rows["location_id"].pk)

    def touched(self) -> set[int]:
        """The services that say something else now, also by what their places say."""
        links = ServiceAtLocation.objects.filter(location__in=self.places)
        return self.services.union(links.values_list("service_id", flat=True))

    def term(self, facet: Facet, code: str) -> Term:
        """A term of our own lists."""
        if (facet, code) not in self.terms:
            self.terms[facet, code] = steps.term(facet, code)
        return self.terms[facet, code]


@dataclass(frozen=True, slots=True)
class Found:
    """What a row belongs to: rows of ours by the column that points at them."""

    taking: Taking
    rows: Mapping[str, Any]

    @property
    def service(self) -> Service:
        """The service that it is said of."""
        return cast(Service, self.rows["service_id"])

    @property
    def location(self) -> Location:
        """The place that it is said of."""
        return cast(Location, self.rows["location_id"])
