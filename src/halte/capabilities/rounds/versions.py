"""The texts of a report: which stand, and keeping another beside or after them.

Plain functions; actions call them.
"""

from __future__ import annotations

from halte.capabilities.rounds.content import EMPTY, Content, read_back
from halte.capabilities.rounds.models import Report, Version
from halte.capabilities.rounds.states import ReportState, Via
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


def ends(report: Report) -> tuple[Version, ...]:
    """The versions that nothing was written from, oldest first; one, as a rule.

    Two or more are texts of people who worked at the same time.
    """
    rows = list(report.versions.all())
    used = {row.parent_id for row in rows} | {row.merges_id for row in rows}
    return tuple(row for row in rows if row.pk not in used)


def head(report: Report) -> Version | None:
    """The version that stands: the oldest end, where there are two."""
    found = ends(report)
    return found[0] if found else None


def content_of(report: Report) -> Content:
    """What the report says now; empty where nobody wrote yet."""
    found = head(report)
    return EMPTY if found is None else read_back(found.content)


def version_numbered(report: Report, number: int) -> Version | None:
    """A version by its number; None for 0, which is “nobody wrote yet”."""
    return report.versions.filter(number=number).first() if number else None


def keep_version(
    actor: Actor, report: Report, content: Content, *, seen: int, via: Via
) -> Version | None:
    """Keep a text that was written from version `seen`; None where it says no more.

    From an older version it is kept beside what was written meanwhile, so that a
    person brings both together. The first text makes a draft of the report.
    """
    now, base = ends(report), version_numbered(report, seen)
    if seen and base is None:
        raise Invalid("rounds_version_unknown")
    said = content.to_json()
    known = [base] if base else []
    if any(end.content == said for end in (*now, *known)):
        return None
    if not now and content.is_blank:
        return None
    return add_version(actor, report, content, via=via, parent=base)


def add_version(
    actor: Actor,
    report: Report,
    content: Content,
    *,
    via: Via,
    parent: Version | None,
    merges: Version | None = None,
) -> Version:
    """Add a row, and let the report’s state follow."""
    last = report.versions.last()
    made = Version.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        parent=parent,
        merges=merges,
        via=via,
        content=content.to_json(),
        by_user_id=actor.user_id,
    )
    if report.state == ReportState.TO_WRITE:
        report.state = ReportState.DRAFT
        report.save(update_fields=["state"])
    return made


def before(report: Report) -> Report | None:
    """The same organisation’s report on the same commitment, one round earlier."""
    earlier = Report.objects.filter(
        round__plan=report.round.plan,
        round__ends_on__lt=report.round.ends_on,
        commitment=report.commitment,
        organisation_id=report.organisation_id,
        part=report.part,
        versions__isnull=False,
    )
    return earlier.order_by("-round__ends_on").distinct().first()
