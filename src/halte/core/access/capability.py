"""Manifest of core/access."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="access",
    title=Bilingual("access", "access"),
    description=Bilingual("access", "access"),
)
