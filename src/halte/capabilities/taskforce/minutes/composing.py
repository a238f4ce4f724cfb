"""From the content of minutes to a document in one language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import override

from halte.capabilities.taskforce.minutes import words as w
from halte.capabilities.taskforce.minutes.content import (
    DecisionShown,
    MinutesContent,
    PointShown,
    canonical,
    digest,
)
from halte.capabilities.taskforce.minutes.words import say
from halte.capabilities.taskforce.states import ItemPurpose, PaperLanguage, Presence
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Bullets,
    Code,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Table,
)


def compose(content: MinutesContent, language: Language) -> Document:
    """The minutes in the language; equal contents give equal documents."""
    with override(language):
        minutes = say(w.MINUTES)
        return Document(
            language=language,
            title=f"{minutes}{_colon(language)}{content.title}",
            over_title=say(w.TASKFORCE),
            as_of=say(w.HELD, day=writing.day(content.starts_at.date())),
            running=say(w.VERSION, title=f"{minutes} {content.meeting}",
                        number=content.number),
            footer="Halte",
            page_word=say(w.PAGE),
            page_of=say(w.OF),
            contents_word="",
            author="Halte",
            keywords=(say(w.TASKFORCE), minutes),
            opening=tuple(_opening(content)),
            blocks=tuple(_blocks(content)),
        )  # fmt: skip


def _colon(language: Language) -> str:
    """French keeps a no-break space before it."""
    return f"{writing.NBSP}: " if language == "fr" else ": "


def _opening(content: MinutesContent) -> Iterator[Block]:
    if content.demonstration:
        yield Notice(say(w.INVENTED_TITLE), say(w.INVENTED))
    pairs = [(say(w.HOURS), w.hours(content.starts_at, content.ends_at))]
    if content.place:
        pairs.append((say(w.PLACE), str(content.place)))
    yield Facts(tuple(pairs))
    if content.recorded_after:
        yield Paragraph(say(w.AFTER), tone="meta")


def _blocks(content: MinutesContent) -> Iterator[Block]:
    yield Heading(1, say(w.CAME), "attendance")
    yield _attendance(content)
    for point in content.points:
        yield from _point(point)
    yield Heading(1, say(w.ABOUT), "about")
    yield Code(say(w.SAME), digest(canonical(content)))


def _attendance(content: MinutesContent) -> Table:
    return Table(
        caption=say(w.CAME_BY),
        head=(say(w.ORGANISATION), say(w.PRESENT), say(w.PEOPLE)),
        rows=tuple(
            (
                say(w.CHAIR, name=str(came.name)) if came.chair else str(came.name),
                say(w.PRESENCES[Presence(came.presence)]),
                writing.number(came.people) if came.people else "–",
            )
            for came in content.attendance
        ),
        widths=(6, 3, 1),
        numeric=(2,),
    )


def _point(point: PointShown) -> Iterator[Block]:
    anchor = f"point-{point.position}"
    title = say(w.POINT, number=point.position, title=str(point.title))
    yield Heading(1, title, anchor)
    pairs = [(say(w.WHY), say(w.PURPOSES[ItemPurpose(point.purpose)]))]
    if point.presenter:
        pairs.append((say(w.PRESENTED), str(point.presenter)))
    yield Facts(tuple(pairs))
    if point.papers:
        yield Paragraph(say(w.PAPERS), tone="meta")
        yield Bullets(
            tuple(
                say(
                    w.NAMED_PAPER, title=str(paper.title), digest=paper.digest,
                    language=say(w.LANGUAGES[PaperLanguage(paper.language)]),
                )
                for paper in point.papers
            )
        )  # fmt: skip
    if point.said:
        yield from (Paragraph(text) for text in str(point.said).split("\n") if text)
    elif not point.decisions:
        yield Paragraph(say(w.NOT_WRITTEN), tone="meta")
    for decision in point.decisions:
        yield from _decision(decision, anchor)
    if point.to_do:
        yield _to_do(point)


def _decision(decision: DecisionShown, anchor: str) -> Iterator[Block]:
    title = say(w.DECISION, reference=decision.reference)
    yield Heading(2, title, f"{anchor}-decision-{decision.reference}")
    note = decision.corrects and say(w.CORRECTS, reference=decision.corrects)
    yield Quote(str(decision.text), note)
    if decision.promises:
        yield Paragraph(say(w.MOVES), tone="meta")
        yield Bullets(tuple(f"{p.title} ({p.key})" for p in decision.promises))


def _to_do(point: PointShown) -> Table:
    return Table(
        caption=say(w.TO_DO_OF, number=point.position),
        head=(say(w.REFERENCE), say(w.WHAT), say(w.WHO), say(w.BY)),
        rows=tuple(
            (row.reference, str(row.text), str(row.owner), writing.day(row.due))
            for row in point.to_do
        ),
        widths=(1, 5, 3, 3),
    )
