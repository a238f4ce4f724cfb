"""The person’s own copy of their file: everything, readable, in their language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from halte.capabilities.support.models import Copy
from halte.capabilities.support.queries.arrivals import Came, came_with
from halte.capabilities.support.queries.files import Notebook, notebook
from halte.capabilities.support.queries.referrals import (
    ReferralLine,
    Sheet,
    of_file,
    sheet_of,
)
from halte.capabilities.support.queries.work import GoalLine, Work, work
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import current_language
from halte.core.consent.queries import EventView, PersonPage, person
from halte.core.reads import reads
from halte.core.ui.paper.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
)
from halte.core.ui.paper.typeset import typeset
from halte.core.ui.writing import day, moment


@dataclass(frozen=True, slots=True)
class Handed:
    """A referral that was sent, and what went; None once that is closed."""

    line: ReferralLine
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """All of it, as of a day."""

    notebook: Notebook
    came: Came | None
    work: Work
    handed: tuple[Handed, ...]
    consents: PersonPage
    on: date
    may_hand: bool


@reads(
    Permission.SUPPORT_READ,
    records=lambda found: [f"support.File:{found.notebook.line.reference}"],
)
def own_copy(actor: Actor, *, reference: UUID) -> OwnCopy:
    """What a person can ask for: what is written, consented to, and handed over."""
    page = notebook(actor, reference=reference)
    return OwnCopy(
        page,
        came_with(actor, reference=reference),
        work(actor, reference=reference),
        _handed(actor, reference),
        person(actor, reference=page.person),
        timezone.localdate(),
        actor.may(Permission.SUPPORT_WRITE) and not actor.in_emergency,
    )


def _handed(actor: Actor, reference: UUID) -> tuple[Handed, ...]:
    rows = Copy.objects.filter(referral__file__reference=reference, closed_at=None)
    went = {row.referral.reference: row for row in rows.select_related("referral")}
    return tuple(
        Handed(
            line,
            sheet_of(json.loads(went[line.reference].content))
            if line.reference in went
            else None,
        )
        for line in of_file(actor, reference=reference)
        if line.sent_at
    )


def pdf(copy: OwnCopy) -> bytes:
    """Tagged PDF in the reader’s language."""
    return typeset(compose(copy), dated=copy.on)


def compose(copy: OwnCopy) -> Document:
    """The document, block by block."""
    return Document(
        language=current_language(),
        title=_("What is written about you"),
        over_title=_("Your own copy"),
        as_of=day(copy.on),
        running=_("Your own copy"),
        footer=_("Keep it where nobody finds it, or leave it with us."),
        page_word=_("Page"),
        page_of=_("of"),
        contents_word=_("Contents"),
        author=str(copy.notebook.line.body),
        keywords=(),
        opening=(
            Paragraph(
                _("This is yours. You may ask for changes, and take any consent back."),
                "lede",
            ),
        ),
        blocks=(
            *_came(copy),
            *_written(copy),
            *_done(copy),
            *_life(copy),
            *_kept(copy),
            *_agreed(copy),
            *_handed_over(copy),
            *_by_law(copy),
        ),
    )


def _came(copy: OwnCopy) -> list[Block]:
    if copy.came is None or copy.came.sheet is None:
        return []
    sheet, name = copy.came.sheet, copy.came.line.sender
    found: list[Block] = [
        Heading(1, _("What came from %(name)s") % {"name": name}, "came")
    ]
    return [*found, *_sheet(sheet, "came", 2)]


def _sheet(sheet: Sheet, name: str, level: int) -> Iterator[Block]:
    if sheet.note:
        yield Paragraph(sheet.note)
    for number, section in enumerate(sheet.sections):
        yield Heading(level, section.title, f"{name}-{number}")
        yield from (Facts(lines) for lines in section.texts)


def _written(copy: OwnCopy) -> list[Block]:
    found: list[Block] = []
    for group in copy.notebook.groups:
        if not group.written:
            continue
        found.append(Heading(1, str(group.title), f"g-{group.id}"))
        for topic in group.written:
            found.append(Heading(2, str(topic.title), f"t-{topic.id}"))
            for text in topic.texts:
                pairs = text.lines
                if text.level:
                    pairs = ((_("Now"), str(text.level)), *pairs)
                found.append(Facts(pairs))
                found.append(Paragraph(f"{text.by}, {moment(text.at)}", "meta"))
    return found


def _done(copy: OwnCopy) -> list[Block]:
    found: list[Block] = []
    if copy.work.goals:
        found.append(Heading(1, _("Goals"), "goals"))
        for goal in copy.work.goals:
            found.append(Paragraph(f"{goal.words} ({goal.state})"))
            found.extend(_followed(goal))
    if copy.work.deeds:
        found.append(Heading(1, _("What was done"), "deeds"))
        lines = (f"{moment(d.at)} – {d.kind} {d.words}" for d in copy.work.deeds)
        found.append(Bullets(tuple(line.strip() for line in lines)))
    return found


def _followed(goal: GoalLine) -> Iterator[Block]:
    steps = ((_("Steps"), goal.steps),) if goal.steps else ()
    said = ((day(r.at), f"{r.state} {r.words}".strip()) for r in goal.reviews)
    if pairs := (*steps, *said):
        yield Facts(pairs)


def _life(copy: OwnCopy) -> list[Block]:
    found: list[Block] = []
    for number, line in enumerate(copy.work.outcomes):
        title = _("After %(months)s months, asked on %(day)s") % {
            "months": line.months, "day": day(line.asked_on),
        }  # fmt: skip
        found.append(Heading(2, title, f"life-{number}"))
        if line.answered:
            found.append(Facts(tuple((str(a), str(word)) for a, word in line.areas)))
        else:
            found.append(Paragraph(_("Asked, no answer")))
        if line.words:
            found.append(Paragraph(line.words))
    return [Heading(1, _("How life stands"), "life"), *found] if found else []


def _kept(copy: OwnCopy) -> list[Block]:
    lines = []
    for line in copy.work.withheld:
        who = _("not to anyone")
        if line.recipient:
            who = _("not to %(name)s") % {"name": line.recipient}
        over = ""
        if line.lifted_at:
            over = _("lifted on %(day)s") % {"day": day(line.lifted_at)}
        said = (f"{line.scope} – {who}", str(line.why), line.words, over)
        lines.append(". ".join(part for part in said if part))
    if not lines:
        return []
    return [Heading(1, _("What you keep from others"), "kept"), Bullets(tuple(lines))]


def _agreed(copy: OwnCopy) -> list[Block]:
    found: list[Block] = [Heading(1, _("What you agreed to"), "agreed")]
    if not copy.consents.lines:
        found.append(Paragraph(_("Nothing. Nothing leaves without your consent.")))
    for line in copy.consents.lines:
        state = _("in force") if line.consent else _("not in force")
        title = f"{line.recipient_title} – {line.purpose_title} ({state})"
        found.append(Heading(2, title, f"c-{line.purpose}-{line.recipient}"))
        if line.scope:
            found.append(Bullets(tuple(map(str, line.scope))))
        if line.events:
            found.append(Facts(tuple(_said(line.events[-1]))))
    return found


def _said(event: EventView) -> Iterator[tuple[str, str]]:
    """How the last word of a consent was said: when, how, who was there, by right of
    what.
    """
    yield _("Said on"), f"{moment(event.at)} ({event.kind})"
    yield _("How?"), f"{event.method}, {event.language}"
    yield _("Who said so?"), str(event.speaker)
    if event.witnesses:
        yield _("Who was there"), ", ".join(event.witnesses)
    basis = (str(event.basis), event.authority)
    yield _("Legal basis"), " – ".join(part for part in basis if part)
    if event.until:
        yield _("Until"), moment(event.until)


def _by_law(copy: OwnCopy) -> list[Block]:
    if not copy.consents.by_law:
        return []
    found: list[Block] = [Heading(1, _("Told because a law demands it"), "law")]
    for number, line in enumerate(copy.consents.by_law):
        found.append(Heading(2, f"{moment(line.at)} – {line.recipient}", f"l-{number}"))
        told = (str(line.told), line.told_words)
        found.append(
            Facts(
                (
                    (_("Exception"), str(line.exception)),
                    (_("What was told"), line.said),
                    (_("Provision"), line.provision),
                    (_("Who decided"), line.decided_by),
                    (_("Were you told?"), " – ".join(part for part in told if part)),
                )
            )
        )
    return found


def _handed_over(copy: OwnCopy) -> list[Block]:
    found: list[Block] = [Heading(1, _("What was handed over"), "sent")]
    if not copy.handed:
        return [*found, Paragraph(_("Nothing was handed over."))]
    for number, (line, sheet) in enumerate((h.line, h.sheet) for h in copy.handed):
        at = moment(line.sent_at) if line.sent_at else ""
        title = f"{at} – {line.receiver}, {line.need} ({line.word})"
        found.append(Heading(2, title, f"sent-{number}"))
        if sheet is None:
            closed = _("Closed: nothing of it can be read any more.")
            found.append(Paragraph(closed))
        else:
            found.append(Paragraph(f"{sheet.need}, {sheet.timeframe}"))
            found.extend(_sheet(sheet, f"sent-{number}", 3))
    return found
