"""Manifest of core/consent."""

from __future__ import annotations

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, Link
from halte.core.consent.sentences import SENTENCES

CAPABILITY = Capability(
    slug="consent",
    title=Bilingual("Consent", "Consentement"),
    description=Bilingual(
        "What a person agrees to, with whom, for how long, and how they take it back.",
        "Ce à quoi une personne consent, avec qui, pour combien de temps, et comment "
        "elle se rétracte.",
    ),
    urls="halte.core.consent.urls",
    links=(
        Link(
            Bilingual("Consents", "Consentements"),
            "consent:people",
            Permission.CONSENT_READ,
            order=30,
        ),
    ),
    modules=("halte.core.consent.actions", "halte.core.consent.queries",
             "halte.core.consent.jobs"),
    guide="consent",
    sentences=SENTENCES,
)  # fmt: skip
