"""Manifest of core/jobs."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="jobs",
    title=Bilingual("jobs", "jobs"),
    description=Bilingual("jobs", "jobs"),
)
