"""Inspections on an employer’s page: numbers and outcomes, never why or by whom.

The page can reach the employer: neither the trigger nor what is behind the wall
stands there, and a file is shown only once the employer was told of it.
"""

from __future__ import annotations

from typing import Final

from django.urls import reverse

from halte.capabilities.employers.facade import (
    EMPLOYER_SECTIONS,
    SectionContent,
    SectionLink,
    SectionRow,
)
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.states import Happened, State
from halte.capabilities.inspections.words import STATES, TAGS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

TITLE: Final = Bilingual("Inspections of this employer", "Inspections de cet employeur")
TOLD: Final = (
    Happened.NOTICE_GIVEN, Happened.VISITED, Happened.PRELIMINARY_SENT,
    Happened.CLOSING_SENT,
)  # fmt: skip
"""After these an employer knows of a file; before, an unannounced visit would be."""


MOST: Final = 20
"""Lines of the section."""


def files_opened(found: tuple[Inspection, ...]) -> list[str]:
    """What the audit calls the files."""
    return [f"inspections.Inspection:{row.pk}" for row in found]


@reads(Permission.INSPECTIONS_READ, records=files_opened)
def known_files(
    actor: Actor, employer_pk: int, *, most: int | None = None
) -> tuple[Inspection, ...]:
    """Files of an employer that it was told of, the newest first, `most` of them."""
    rows = Inspection.objects.visible_to(actor).filter(
        employer_id=employer_pk, events__kind__in=TOLD
    )
    return tuple(rows.distinct().order_by("-opened_on", "-id")[:most])


def content(actor: Actor, employer_pk: int) -> SectionContent:
    """A line for each file."""
    links = []
    if actor.may(Permission.INSPECTIONS_EDIT):
        links.append(
            SectionLink(
                Bilingual("Open an inspection", "Ouvrir une inspection"),
                reverse("inspections:open", args=[employer_pk]),
            )
        )
        links.append(
            SectionLink(
                Bilingual("Give the employer its own file",
                          "Remettre à l’employeur son dossier"),
                reverse("inspections:own_files", args=[employer_pk]),
            )
        )  # fmt: skip
    return SectionContent(
        rows=[
            SectionRow(
                text=Bilingual(f"Inspection {row.number}", f"Inspection {row.number}"),
                url=reverse("inspections:file", args=[row.pk]),
                on=row.since,
                state=STATES[State(row.state)],
                tag=TAGS[State(row.state)],
            )
            for row in known_files(actor, employer_pk, most=MOST)
        ],
        links=links,
    )


EMPLOYER_SECTIONS.add(TITLE, Permission.INSPECTIONS_READ, content, order=30)
