"""The few names that other rooms may import.

A table of another room points at ours by name (`"employers.Employer"`,
`"employers.Site"`) and keeps the primary key; what it shows it reads here, as the
person who looks. All of it is under `employers.read`.

    EMPLOYER_SECTIONS.add(
        Bilingual("Inspections", "Inspections"), Permission.INSPECTIONS_READ, content
    )

adds a section to the employer’s page, where `content(actor, employer_pk)` returns a
`SectionContent`. Register it in a module that the manifest names under `modules`.
"""

from __future__ import annotations

from halte.capabilities.employers.known_bars import EMPLOYER_BARS, KnownBar
from halte.capabilities.employers.queries.affiliates import (
    Affiliate,
    Group,
    Link,
    affiliates,
)
from halte.capabilities.employers.queries.bars import PublishedBar, published_bars
from halte.capabilities.employers.queries.briefs import (
    EmployerBrief,
    SiteBrief,
    employer_choices,
    employer_for,
    employers_for,
    province_of_site,
    sites_for,
)
from halte.capabilities.employers.queries.decided import Decided, decided_in
from halte.capabilities.employers.queries.found_against import published_findings
from halte.capabilities.employers.queries.offering import SeenService, services_seen
from halte.capabilities.employers.queries.published import FindingView
from halte.capabilities.employers.sections import (
    EMPLOYER_SECTIONS,
    SectionContent,
    SectionLink,
    SectionRow,
)
from halte.capabilities.employers.words import OFTEN, SERVICES

__all__ = [
    "EMPLOYER_BARS", "EMPLOYER_SECTIONS", "OFTEN", "SERVICES",
    "Affiliate", "Decided", "EmployerBrief",
    "FindingView", "Group", "KnownBar", "Link",
    "PublishedBar", "SectionContent", "SectionLink", "SectionRow", "SeenService",
    "SiteBrief",
    "affiliates", "decided_in", "employer_choices", "employer_for", "employers_for",
    "province_of_site", "published_bars", "published_findings",
    "services_seen", "sites_for",
]  # fmt: skip
