"""Manifest of core/audit."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="audit",
    title=Bilingual("audit", "audit"),
    description=Bilingual("audit", "audit"),
)
