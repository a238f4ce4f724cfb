"""Referrals from either side, and what a copy shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support import notices, policy
from halte.capabilities.support.models import Copy, File, Referral
from halte.capabilities.support.parcel import (
    Lacking,
    is_readable,
    lacking,
    need_of,
    need_word,
    open_words,
    parcel_of,
)
from halte.capabilities.support.people import someone_shut_out, takes_part
from halte.capabilities.support.queries.files import file_row
from halte.capabilities.support.receivers import name_of
from halte.capabilities.support.states import (
    LOOP_DAYS,
    WAITING,
    Decline,
    ReferralState,
    Route,
    Timeframe,
)
from halte.capabilities.support.topics import DOMAINS
from halte.capabilities.support.words import (
    DECLINES,
    REFERRAL_STATES,
    ROUTES,
    TIMEFRAMES,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, current_language
from halte.core.consent.words import SCOPES
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Organisation
from halte.core.reads import reads

R = ReferralState


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral in a list."""

    reference: UUID
    file: UUID
    receiver: Bilingual
    receiver_slug: str
    sender: Bilingual
    need: Bilingual
    timeframe: Bilingual
    route: Route
    route_word: Bilingual
    state: ReferralState
    word: Bilingual
    tone: str
    decline: Bilingual | None
    warm: bool
    warm_at: datetime | None
    drafted_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    answer_by: datetime | None
    ended_at: datetime | None
    late_at: datetime | None

    @property
    def answer_late(self) -> bool:
        """True where an answer is overdue."""
        late = self.late_at is not None and self.late_at < timezone.now()
        return self.state == R.SENT and late

    @property
    def loop_open(self) -> bool:
        """True where the loop should be closed by now."""
        if self.state not in WAITING or self.sent_at is None:
            return False
        return self.sent_at + timedelta(days=LOOP_DAYS) < timezone.now()


@dataclass(frozen=True, slots=True)
class Section:
    """A topic as the receiver reads it."""

    title: str
    texts: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes out, in the reader’s language."""

    need: str
    timeframe: Bilingual
    note: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """The sender’s page of one referral. `unsaid` is the word of consent that is
    missing for saying which need it is about.
    """

    line: ReferralLine
    sheet: Sheet
    digest: str
    lacking: tuple[Lacking, ...]
    unsaid: Bilingual | None
    refusal: str
    decline_words: str
    tried: tuple[ReferralLine, ...]
    copy_opened_at: datetime | None
    copy_closed_at: datetime | None
    may_answer: bool
    may_finish: bool
    may_take_back: bool
    may_note_warm: bool
    may_link: bool
    may_print: bool
    may_follow: bool
    link_until: datetime | None
    begun_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """The receiver’s page. `sheet` is None once the copy is closed; `begun` is the
    file that was opened from it, where this actor may open that.
    """

    line: ReferralLine
    sheet: Sheet | None
    may_answer: bool
    may_finish: bool
    may_begin: bool
    begun: UUID | None
    not_all: bool


def of_lines(found: Iterable[ReferralLine]) -> list[str]:
    """What the audit calls them."""
    return [f"support.Referral:{line.reference}" for line in found]


def of_page(page: ReferralPage | ReceivedPage) -> list[str]:
    """The same, for one."""
    return of_lines([page.line])


def name(body: Organisation) -> Bilingual:
    """The name of an organisation."""
    return Bilingual(body.name_en, body.name_fr)


def line_of(row: Referral) -> ReferralLine:
    """A referral as lists show it."""
    state = R(row.state)
    word, tone = REFERRAL_STATES[state]
    return ReferralLine(
        reference=row.reference,
        file=row.file.reference,
        receiver=name_of(row),
        receiver_slug=row.recipient,
        sender=name(row.file.organisation),
        need=DOMAINS[row.domain],
        timeframe=TIMEFRAMES[Timeframe(row.timeframe)],
        route=Route(row.route),
        route_word=ROUTES[Route(row.route)],
        state=state,
        word=word,
        tone=tone,
        decline=DECLINES[Decline(row.decline)] if row.decline else None,
        warm=row.warm,
        warm_at=row.warm_at,
        drafted_at=row.drafted_at,
        sent_at=row.sent_at,
        answered_at=row.answered_at,
        answer_by=row.answer_by,
        ended_at=row.ended_at,
        late_at=row.late_at,
    )


def received_line(row: Referral) -> ReferralLine:
    """The same for the receiver, who learns which need it is from the copy alone."""
    return replace(line_of(row), need=need_of(row))


def sheet_of(content: dict[str, Any]) -> Sheet:
    """Stored content as it is drawn: the same for the preview and the receiver."""
    language = current_language()
    return Sheet(
        need=content["need"][language],
        timeframe=TIMEFRAMES[Timeframe(content["timeframe"])],
        note=content["note"],
        sections=tuple(
            Section(
                section[language],
                tuple(
                    tuple((line[language], line[f"said_{language}"]) for line in text)
                    for text in section["texts"]
                ),
            )
            for section in content["sections"]
        ),
    )


def with_all() -> Any:
    """Rows with what lists show of them."""
    return Referral.objects.select_related("file__organisation", "receiver")


@reads(Permission.SUPPORT_READ, records=of_lines)
def of_file(actor: Actor, *, reference: UUID) -> tuple[ReferralLine, ...]:
    """The referrals of one file, newest first."""
    row = file_row(actor, reference)
    return tuple(map(line_of, with_all().filter(file=row)))


@reads(Permission.SUPPORT_REFER, records=of_lines)
def received(actor: Actor) -> tuple[ReferralLine, ...]:
    """What was handed to one’s own organisation inside Halte."""
    rows = Referral.objects.received_by(actor)
    rows = rows.select_related("file__organisation", "receiver", "copy")
    return tuple(map(received_line, rows.order_by("-sent_at")[:300]))


@reads(Permission.SUPPORT_READ, records=of_page)
def referral(actor: Actor, *, reference: UUID) -> ReferralPage:
    """The sender’s page: what will be seen, what stands against it, what came back."""
    row = referral_row(actor, reference)
    copy = Copy.objects.filter(referral=row).first()
    parcel = parcel_of(row) if row.state == R.DRAFTED else None
    content: dict[str, Any] = {}
    if parcel is not None:
        content = parcel.content
    elif copy is not None and copy.content:
        content = json.loads(copy.content)
    link = row.handovers.filter(closed_at=None, used_at=None).last()
    return ReferralPage(
        line=line_of(row),
        sheet=sheet_of(content) if content else _no_sheet(row),
        digest=parcel.digest if parcel else (copy.digest if copy else ""),
        lacking=lacking(row) if parcel else (),
        unsaid=_unsaid(row) if parcel else None,
        refusal=policy.may_send(actor, row) if parcel else "",
        decline_words=row.file.opened(row.decline_words),
        tried=_tried(row),
        copy_opened_at=copy.opened_at if copy else None,
        copy_closed_at=copy.closed_at if copy else None,
        may_answer=row.route != Route.INSIDE and not policy.may_answer(actor, row),
        may_finish=not policy.may_finish(actor, row),
        may_take_back=not policy.may_take_back(actor, row),
        may_note_warm=not policy.may_note_warm(actor, row),
        may_link=not policy.may_make_link(actor, row),
        may_print=not policy.may_print(actor, row),
        may_follow=row.state in (R.DECLINED, R.EXPIRED)
        and not policy.may_refer(actor, row.file),
        link_until=link.ends_at if link and link.ends_at > timezone.now() else None,
        begun_at=File.objects.filter(referral=row)
        .values_list("opened_at", flat=True)
        .first(),
    )


def to_print(actor: Actor, reference: UUID) -> None:
    """Refused unless the sheet of this referral may be printed now."""
    row = referral_row(actor, reference)
    if code := policy.may_print(actor, row):
        raise Missing(code) if code == "not_found" else Denied(code)


def _unsaid(row: Referral) -> Bilingual | None:
    """The word of consent without which the receiver is not told which need it is."""
    word = need_word(row)
    return None if word in open_words(row) else SCOPES[word]


def _no_sheet(row: Referral) -> Sheet:
    return Sheet(str(DOMAINS[row.domain]), TIMEFRAMES[Timeframe(row.timeframe)], "", ())


def _tried(row: Referral) -> tuple[ReferralLine, ...]:
    """The services that were asked before this one, latest first."""
    found = []
    while row.after is not None:
        row = row.after
        found.append(line_of(row))
    return tuple(found)


@reads(Permission.SUPPORT_REFER, records=of_page)
def received_page(actor: Actor, *, reference: UUID) -> ReceivedPage:
    """The receiver’s page; the copy opens only while consent covers it."""
    rows = Referral.objects.received_by(actor)
    rows = rows.select_related("file__organisation", "receiver", "copy")
    row = rows.filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    begun = File.objects.visible_to(actor).filter(referral=row).first()
    return ReceivedPage(
        line=received_line(row),
        sheet=sheet_of(json.loads(row.copy.content)) if is_readable(row) else None,
        may_answer=not policy.may_answer(actor, row),
        may_finish=not policy.may_finish(actor, row),
        may_begin=actor.may(Permission.SUPPORT_WRITE)
        and not policy.may_begin_from(actor, row),
        begun=begun.reference if begun else None,
        not_all=someone_shut_out(row.file, actor.organisation_id or 0),
    )


def referral_row(actor: Actor, reference: UUID) -> Referral:
    """The sender’s row, for an action on it."""
    rows = Referral.objects.sent_by(actor).select_related(
        "file__organisation", "receiver", "after"
    )
    found = rows.filter(reference=reference).first()
    if found is None:
        raise Missing("not_found")
    notices.tell_of_emergency(actor, found.file)
    return found


def received_row(actor: Actor, reference: UUID) -> Referral:
    """The receiver’s row, for an action on it."""
    found = Referral.objects.received_by(actor).filter(reference=reference).first()
    if found is None:
        raise Missing("not_found")
    return found


def to_refer(actor: Actor, reference: UUID) -> File:
    """A file that this actor can refer from now."""
    row = file_row(actor, reference)
    if code := policy.may_refer(actor, row):
        raise Denied(code)
    return row


@dataclass(frozen=True, slots=True)
class Receiver:
    """An organisation that a person can be referred to."""

    slug: str
    name: Bilingual
    inside: bool


def receivers(
    file: File, listed: Iterable[tuple[str, Bilingual]]
) -> tuple[Receiver, ...]:
    """Organisations that answer within Halte, then services of the directory for
    the need, then other organisations known here; never one’s own.
    """
    services = [Receiver(key, name, False) for key, name in listed]
    bodies = organisations(file)
    inside = [body for body in bodies if body.inside]
    return (*inside, *services, *(body for body in bodies if not body.inside))


def organisations(file: File) -> tuple[Receiver, ...]:
    """Organisations that could take a person on; never one’s own."""
    rows = Organisation.objects.filter(ended_at=None).exclude(pk=file.organisation_id)
    found = [Receiver(row.slug, name(row), takes_part(row)) for row in rows]
    return tuple(sorted(found, key=lambda r: (not r.inside, str(r.name))))
