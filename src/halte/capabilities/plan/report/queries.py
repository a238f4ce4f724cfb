"""The only readers of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models.functions import Length
from django.utils.safestring import SafeString

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.queries import PlanName, plan_name, plan_row
from halte.capabilities.plan.report.actions import last_published
from halte.capabilities.plan.report.content import ReportContent
from halte.capabilities.plan.report.documents import Form
from halte.capabilities.plan.report.gathering import gather
from halte.capabilities.plan.report.html import article_of, draw_html
from halte.capabilities.plan.report.policy import may_publish
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import LANGUAGES, Language, current_language
from halte.core.errors import Missing
from halte.core.reads import reads

BYTES = ("content", "pdf_en", "pdf_fr", "html_en", "html_fr")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list of reports."""

    number: int
    as_of: date
    frozen_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a plan that this reader sees, the newest first."""

    plan: PlanName
    reports: tuple[ReportLine, ...]
    may_freeze: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that can be downloaded, and the digest it must have."""

    form: str
    language: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as its page shows it: the frozen article in the reader’s language."""

    plan: PlanName
    line: ReportLine
    article: SafeString
    content_digest: str
    copies: tuple[Copy, ...]
    may_publish: bool
    refusal: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The report that freezing now would keep."""

    plan: PlanName
    as_of: date
    article: SafeString


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes for a reader, with their digest."""

    name: str
    media_type: str
    data: bytes
    digest: str
    published: bool


def reports(actor: Actor, slug: str) -> Reports:
    """The reports of a plan."""
    plan = plan_row(actor, slug)
    rows = Report.objects.visible_to(actor).filter(plan=plan).defer(*BYTES)
    lines = tuple(_line(row) for row in rows.select_related("publication"))
    return Reports(plan_name(plan), lines, actor.may(Permission.PLAN_PUBLISH))


def report_page(actor: Actor, slug: str, number: int) -> ReportPage:
    """One report."""
    language = current_language()
    row = report_row(actor, slug, number, f"html_{language}")
    publisher = actor.may(Permission.PLAN_PUBLISH)
    refusal = may_publish(actor, row) if publisher else "no_permission"
    return ReportPage(
        plan=plan_name(row.plan),
        line=_line(row),
        article=article_of(bytes(getattr(row, f"html_{language}"))),
        content_digest=row.content_digest,
        copies=_copies(row),
        may_publish=publisher and not refusal,
        refusal=refusal if publisher else "",
    )


def report_row(actor: Actor, slug: str, number: int, *wanted: str) -> Report:
    """The report of this number, if this reader sees it.

    Kept bytes are read only where `wanted` names them: they are large.
    """
    row = (
        Report.objects.visible_to(actor)
        .filter(plan=plan_row(actor, slug), sequence=number)
        .select_related("plan", "publication")
        .annotate(**{f"{name}_size": Length(name) for name in BYTES})
        .defer(*(name for name in BYTES if name not in wanted))
        .first()
    )
    if row is None:
        raise Missing("not_found")
    return row


def document(
    actor: Actor, slug: str, number: int, form: Form, language: Language
) -> Download:
    """A frozen document, exactly as it was kept."""
    row = report_row(actor, slug, number, f"{form}_{language}")
    media = "application/pdf" if form == "pdf" else "text/html; charset=utf-8"
    return Download(
        name=f"halte-{slug}-report-{number}-{language}.{form}",
        media_type=media,
        data=bytes(getattr(row, f"{form}_{language}")),
        digest=str(getattr(row, f"{form}_{language}_digest")),
        published=hasattr(row, "publication"),
    )


def content_file(actor: Actor, slug: str, number: int) -> Download:
    """The frozen content, from which every document can be drawn again."""
    row = report_row(actor, slug, number, "content")
    return Download(
        name=f"halte-{slug}-report-{number}.json",
        media_type="application/json",
        data=row.content.encode(),
        digest=row.content_digest,
        published=hasattr(row, "publication"),
    )


@reads(Permission.PLAN_PUBLISH)
def draft(actor: Actor, slug: str, as_of: date) -> Draft:
    """The report of a day as it would be frozen, in the reader’s language."""
    plan = plan_row(actor, slug)
    content = draft_content(plan, as_of)
    article = article_of(draw_html(content, current_language()))
    return Draft(plan_name(plan), as_of, article)


def draft_content(plan: Plan, as_of: date) -> ReportContent:
    """The content of a report without a number, compared with the last published."""
    return gather(plan, as_of, sequence=0, previous=last_published(plan))


def waiting_to_be_published(actor: Actor) -> int:
    """How many frozen reports this person could publish."""
    if not actor.may(Permission.PLAN_PUBLISH):
        return 0
    rows = Report.objects.filter(publication=None).defer(*BYTES)
    return sum(not may_publish(actor, row) for row in rows)


def _line(row: Report) -> ReportLine:
    publication = getattr(row, "publication", None)
    at = None if publication is None else publication.published_at
    return ReportLine(row.sequence, row.as_of, row.frozen_at, at)


def _copies(row: Report) -> tuple[Copy, ...]:
    return tuple(
        Copy(
            form,
            language,
            str(getattr(row, f"{form}_{language}_digest")),
            int(getattr(row, f"{form}_{language}_size")),
        )
        for form in ("pdf", "html")
        for language in LANGUAGES
    )
