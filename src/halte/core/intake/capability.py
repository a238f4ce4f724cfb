"""Manifest of core/intake."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="intake",
    title=Bilingual("intake", "intake"),
    description=Bilingual("intake", "intake"),
)
