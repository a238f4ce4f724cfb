"""Manifest of core/access."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.sentences import SENTENCES
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """The person’s own day; looked up when asked, since models come later."""
    from halte.core.access.home import home

    return home(actor)


CAPABILITY = Capability(
    slug="access",
    title=Bilingual("Access", "Accès"),
    description=Bilingual(
        "Who may do what: roles, purposes, emergency openings and keys.",
        "Qui peut faire quoi : rôles, finalités, ouvertures d’urgence et clés.",
    ),
    urls="halte.core.access.urls",
    api="halte.core.access.api:router",
    links=(
        Link(
            Bilingual("Emergency openings", "Ouvertures d’urgence"),
            "access:openings",
            Permission.BREAK_GLASS_REVIEW,
            order=85,
        ),
        Link(
            Bilingual("API keys", "Clés d’API"),
            "access:keys",
            Permission.API_KEY_ISSUE,
            order=90,
        ),
    ),
    modules=("halte.core.access.session_audit", "halte.core.access.actions",
             "halte.core.access.jobs",
             "halte.core.access.queries"),
    home=home,
    guide="access",
    sentences=SENTENCES,
)  # fmt: skip
