"""Manifest of core/organisations."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="organisations",
    title=Bilingual("organisations", "organisations"),
    description=Bilingual("organisations", "organisations"),
)
