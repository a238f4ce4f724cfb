"""From what was written down of a meeting to the content of its minutes."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.plan.facade import promise_titles
from halte.capabilities.taskforce.minutes.content import (
    CameShown,
    DecisionShown,
    MinutesContent,
    PaperShown,
    PointShown,
    PromiseShown,
    ToDoShown,
)
from halte.capabilities.taskforce.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Seat,
)
from halte.capabilities.taskforce.names import (
    action_reference,
    decision_reference,
    maybe,
)
from halte.capabilities.taskforce.standing import item_standing
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


def gather(meeting: Meeting, number: int) -> MinutesContent:
    """All that the minutes of this number say."""
    return MinutesContent(
        meeting=meeting.pk,
        number=number,
        title=Bilingual(meeting.title_en, meeting.title_fr),
        starts_at=timezone.localtime(meeting.starts_at),
        ends_at=timezone.localtime(meeting.ends_at),
        place=maybe(meeting.place_en, meeting.place_fr),
        recorded_after=meeting.recorded_after,
        demonstration=meeting.demonstration,
        attendance=_attendance(meeting),
        points=tuple(_point(item) for item in meeting.items.all()),
    )


def _attendance(meeting: Meeting) -> tuple[CameShown, ...]:
    on = Seat.objects.on(timezone.localdate(meeting.starts_at))
    chairs = set(on.filter(chair=True).values_list("organisation_id", flat=True))
    rows = meeting.attendance.select_related("organisation")
    found = [
        CameShown(
            _name(row.organisation), row.organisation_id in chairs, row.presence,
            row.people,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda came: not came.chair))


def _point(item: AgendaItem) -> PointShown:
    papers = item.papers.filter(replaced_by=None)
    decisions = item.decisions.filter(corrected_by=None).select_related("corrects")
    to_do = item.action_items.select_related("owner", "decision")
    return PointShown(
        position=item.position,
        title=Bilingual(item.title_en, item.title_fr),
        purpose=item.purpose,
        presenter=_name(item.presenter) if item.presenter else None,
        said=maybe(item.said_en, item.said_fr),
        papers=tuple(
            PaperShown(Bilingual(p.title_en, p.title_fr), p.language, p.content_id)
            for p in papers
        ),
        decisions=tuple(_decision(d) for d in decisions.order_by("number")),
        to_do=tuple(_to_do(row) for row in to_do),
    )


def _decision(row: Decision) -> DecisionShown:
    titles = promise_titles(row.promises)
    return DecisionShown(
        reference=decision_reference(row),
        text=Bilingual(row.text_en, row.text_fr),
        promises=tuple(
            PromiseShown(key, titles[key]) for key in row.promises if key in titles
        ),
        corrects=decision_reference(row.corrects) if row.corrects else "",
    )


def _to_do(row: ActionItem) -> ToDoShown:
    return ToDoShown(
        reference=action_reference(row),
        text=Bilingual(row.text_en, row.text_fr),
        owner=_name(row.owner),
        due=item_standing(row).promised,
        decision=decision_reference(row.decision) if row.decision else "",
    )


def _name(row: Organisation) -> Bilingual:
    return Bilingual(row.name_en, row.name_fr)
