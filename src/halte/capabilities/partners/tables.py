"""Files of this room, with English headings that programs can rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from halte.capabilities.partners.queries.agreements import AgreementLine
from halte.capabilities.partners.queries.projects import ProjectView
from halte.capabilities.partners.states import Gender
from halte.methods.spreadsheets import Cell

AGREEMENTS: Final = (
    "number", "title_en", "title_fr", "state", "parties", "first_day", "last_day",
    "review", "kept_by", "demonstration",
)  # fmt: skip

TRAINED: Final = (
    "project", "country", "title_en", "title_fr", "first_day", "last_day",
    "legislation", "cost", "currency", "officials", *(str(gender) for gender in Gender),
    "total", "demonstration",
)  # fmt: skip


def agreement_rows(lines: Iterable[AgreementLine]) -> Iterator[list[Cell]]:
    """One row an agreement."""
    for line in lines:
        yield [
            line.id,
            line.title.en,
            line.title.fr,
            line.state,
            "; ".join(party.slug for party in line.parties),
            line.starts.isoformat(),
            line.ends.isoformat(),
            line.review.isoformat() if line.review else "",
            line.keeper.slug,
            "yes" if line.demonstration else "no",
        ]


def project_rows(projects: Iterable[ProjectView]) -> Iterator[list[Cell]]:
    """One row a project and kind of official; one row where nobody was trained."""
    for project in projects:
        head: list[Cell] = [
            project.id,
            project.country_code,
            project.title.en,
            project.title.fr,
            project.starts.isoformat(),
            project.ends.isoformat(),
            project.legislation.en,
            project.cost,
            project.currency if project.cost is not None else "",
        ]
        invented = "yes" if project.demonstration else "no"
        for line in project.trained:
            yield [*head, line.kind.en, *line.counts, line.total, invented]
        if not project.trained:
            yield [*head, "", *("" for _ in Gender), 0, invented]
