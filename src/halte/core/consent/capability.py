"""Manifest of core/consent."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="consent",
    title=Bilingual("consent", "consent"),
    description=Bilingual("consent", "consent"),
)
