"""Tables of the visits."""

from halte.capabilities.visits.models.answering import Answer, Issued
from halte.capabilities.visits.models.asking import (
    Asked,
    Attached,
    MediaConsent,
    Received,
)
from halte.capabilities.visits.models.leaflets import Arrival, Delivery, Leaflet
from halte.capabilities.visits.models.visit import (
    Entry,
    Going,
    Passage,
    Stop,
    Visit,
    VisitShare,
)

__all__ = [
    "Answer",
    "Arrival",
    "Asked",
    "Attached",
    "Delivery",
    "Entry",
    "Going",
    "Issued",
    "Leaflet",
    "MediaConsent",
    "Passage",
    "Received",
    "Stop",
    "Visit",
    "VisitShare",
]

APPEND_ONLY = (
    "visits_entry", "visits_visitshare", "visits_asked", "visits_received",
    "visits_mediaconsent", "visits_attached", "visits_issued", "visits_answer",
    "visits_leaflet", "visits_arrival", "visits_delivery",
)  # fmt: skip
"""Tables that the database itself closes against update and delete."""
