"""Manifest of the taskforce’s room: meetings, decisions, action items and risks."""

from __future__ import annotations

from halte.capabilities.taskforce.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among the taskforce’s matters."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.taskforce.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="taskforce",
    title=Bilingual("The taskforce", "Le groupe de travail"),
    description=Bilingual(
        "Meetings and their papers, what was decided, who is to do what by when, what "
        "may go wrong, and what came of each decision.",
        "Les réunions et leurs documents, ce qui a été décidé, qui doit faire quoi et "
        "quand, ce qui peut mal tourner et l’effet de chaque décision.",
    ),
    urls="halte.capabilities.taskforce.urls",
    api="halte.capabilities.taskforce.api:router",
    links=(
        Link(Bilingual("The taskforce", "Le groupe de travail"), "taskforce:index",
             Permission.TASKFORCE_READ, order=40),
    ),
    modules=(
        "halte.capabilities.taskforce.actions.seats",
        "halte.capabilities.taskforce.actions.meetings",
        "halte.capabilities.taskforce.actions.recording",
        "halte.capabilities.taskforce.actions.minutes",
        "halte.capabilities.taskforce.actions.follow_ups",
        "halte.capabilities.taskforce.actions.risks",
        "halte.capabilities.taskforce.measures",
    ),
    home=home,
    guide="taskforce",
    sentences=SENTENCES,
    demo="halte.capabilities.taskforce.demo:load",
    demo_order=45,
)  # fmt: skip
