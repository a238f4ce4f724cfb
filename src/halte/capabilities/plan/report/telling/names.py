"""Names of what a report speaks of, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from halte.capabilities.plan.ledger.figures import OF_PART
from halte.capabilities.plan.report.content import (
    CommitmentShown,
    IndicatorShown,
    MeasureShown,
    OrganisationShown,
    ReportContent,
)
from halte.capabilities.plan.report.words import NOT_STATED, say


@dataclass(frozen=True)
class Names:
    """Looks things up by their slug. What is not in the content keeps its slug."""

    content: ReportContent

    @cached_property
    def commitments(self) -> dict[str, CommitmentShown]:
        """Commitments by slug."""
        return {c.slug: c for c in self.content.commitments}

    @cached_property
    def measures(self) -> dict[str, MeasureShown]:
        """Measures by id, the plan's and our own."""
        shown = (*self.content.own_measures, *self.content.measures)
        return {m.id: m for m in shown}

    @cached_property
    def organisations(self) -> dict[str, OrganisationShown]:
        """Organisations by slug."""
        return {o.slug: o for o in self.content.organisations}

    @cached_property
    def defined(self) -> dict[str, str]:
        """The mark under which the annex defines a measure, by its id."""
        return {m.id: f"D{n}" for n, m in enumerate(self.content.measures, start=1)}

    def promise(self, slug: str) -> str:
        """The title of a commitment."""
        found = self.commitments.get(slug)
        return slug if found is None else str(found.title)

    def measure(self, name: str) -> str:
        """The title of a measure."""
        found = self.measures.get(name)
        return name if found is None else str(found.title)

    def counted(self, indicator: IndicatorShown) -> str:
        """What an indicator counts, and of which declared sum where it is of one."""
        title = self.measure(indicator.measure)
        if not indicator.of_part:
            return title
        part = self.total(indicator.of_part.rpartition("/")[2])
        return say(OF_PART, measure=title, part=part)

    def organisation(self, slug: str) -> str:
        """The name of an organisation; said where none is stated."""
        if not slug:
            return say(NOT_STATED)
        found = self.organisations.get(slug)
        return slug if found is None else str(found.name)

    def total(self, slug: str) -> str:
        """The title of a declared sum."""
        titles = {t.slug: t.title for t in self.content.budget_totals}
        return str(titles.get(slug, slug))
