"""Manifest of core/organisations."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link
from halte.core.organisations.sentences import SENTENCES


def home(actor: Actor) -> list[HomeItem]:
    """The person’s own day; looked up when asked, since models come later."""
    from halte.core.organisations.home import home

    return home(actor)


CAPABILITY = Capability(
    slug="organisations",
    title=Bilingual("Organisations", "Organisations"),
    description=Bilingual(
        "Who takes part in the plan, and who works for whom.",
        "Qui participe au plan, et qui travaille pour qui.",
    ),
    urls="halte.core.organisations.urls",
    links=(
        Link(
            Bilingual("Organisations", "Organisations"),
            "organisations:list",
            public=True,
            order=60,
        ),
        Link(
            Bilingual("People", "Personnes"),
            "organisations:own",
            Permission.STAFF_READ,
            order=65,
        ),
    ),
    modules=("halte.core.organisations.actions", "halte.core.organisations.queries"),
    home=home,
    guide="organisations",
    sentences=SENTENCES,
    demo="halte.core.organisations.demo:load",
    demo_order=10,
)
