"""Manifest of capabilities/statistics."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="statistics",
    title=Bilingual("statistics", "statistics"),
    description=Bilingual("statistics", "statistics"),
)
