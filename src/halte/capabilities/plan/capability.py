"""Manifest of capabilities/plan."""

from __future__ import annotations

from halte.capabilities.plan.sentences import SENTENCES
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="plan",
    title=Bilingual("plan", "plan"),
    description=Bilingual("plan", "plan"),
    sentences=SENTENCES,
)
