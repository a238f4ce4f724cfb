"""Manifest of the plan: its promises, who answers for them, and what is unknown."""

from __future__ import annotations

from halte.capabilities.plan.report.sentences import REPORT_SENTENCES
from halte.capabilities.plan.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person in the plan."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.plan.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="plan",
    title=Bilingual("The plan", "Le plan"),
    description=Bilingual(
        "Every promise on one line: who answers for it, how it stands, its figure, its "
        "money, and what nobody knows.",
        "Chaque promesse sur une ligne : qui en répond, où elle en est, son chiffre, "
        "son budget et ce que personne ne sait.",
    ),
    urls="halte.capabilities.plan.urls",
    api="halte.capabilities.plan.api:router",
    links=(
        Link(Bilingual("The plan", "Le plan"), "plan:front", public=True, order=10),
        Link(
            Bilingual("My commitments", "Mes engagements"),
            "plan:mine", Permission.PLAN_STATE, order=11,
        ),
        Link(
            Bilingual("Translations", "Traductions"),
            "plan:translations", Permission.PLAN_EDIT, order=12,
        ),
    ),
    modules=(
        "halte.capabilities.plan.measures",
        "halte.capabilities.plan.actions",
        "halte.capabilities.plan.report.actions",
        "halte.capabilities.plan.report.uses",
    ),
    home=home,
    guide="plan",
    sentences={**SENTENCES, **REPORT_SENTENCES},
    demo="halte.capabilities.plan.demo:load",
    demo_order=30,
)  # fmt: skip
