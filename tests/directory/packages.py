"""A directory of others, as a file, and what its rows were told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from halte.core.intake.models import Batch, Reject

Take = Callable[..., Batch]
STREET = "7341 Quillwort Lane"
SPACE = UUID("d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610")


def ident(name: str) -> str:
    return str(uuid5(SPACE, name))


def a_thing(**changes: Any) -> dict[str, Any]:
    """A service of another directory, with one of everything."""
    return {
        "id": ident("service"), "status": "active", "name": "Heron House",
        "description": "Beds.", "minimum_age": 16, "email": "in@heron.example",
        "interpretation_services": "Spanish",
        "translations": {"fr": {"name": "Maison du Héron", "description": "Des lits."}},
        "organization": {"id": ident("org"), "name": "Heron Society",
                         "description": "Helps."},
        "service_at_locations": [{
            "id": ident("at"),
            "location": {
                "id": ident("place"), "location_type": "physical",
                "latitude": 49.89, "longitude": -97.14,
                "addresses": [{
                    "id": ident("address"), "address_1": STREET,
                    "city": "Winnipeg", "state_province": "MB",
                    "postal_code": "R3C 1A1", "country": "CA",
                    "address_type": "physical",
                }],
                "accessibility": [{"id": ident("access"),
                                   "description": "Wheelchair access"}],
            },
        }],
        "phones": [{"id": ident("phone"), "number": "(204) 555-0111 ext. 4"},
                   {"id": ident("intake"), "number": "204.555.0177",
                    "description": "Intake line"}],
        "schedules": [{"id": ident("hours"), "freq": "WEEKLY", "byday": "MO,TU",
                       "opens_at": "08:30", "closes_at": "16:30"}],
        "languages": [{"id": ident("en"), "name": "English", "code": "en"},
                      {"id": ident("es"), "name": "Spanish", "code": "es"}],
        "service_areas": [{"id": ident("area"), "name": "Manitoba",
                           "extent": "CA-MB"}],
        "cost_options": [{"id": ident("cost"), "option": "Free of charge"}],
        "required_documents": [{"id": ident("paper"), "document": "Health card"}],
        "attributes": [
            {"id": ident("need"), "link_type": "need", "taxonomy_term": {
                "code": "emergency_shelter", "taxonomy": "need", "name": "x"}},
            {"id": ident("other"), "taxonomy_term": {
                "code": "BH-1800", "taxonomy": "AIRS", "name": "Shelter"}},
        ],
    } | changes  # fmt: skip


def faults(batch: Batch) -> set[tuple[str, str]]:
    """Column and code of everything that is wrong."""
    return {
        (column, code)
        for reject in Reject.objects.filter(batch=batch)
        for column, code, _values in reject.faults
    }
