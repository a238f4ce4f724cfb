"""What the form of a referral offers, and what was tried before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from halte.capabilities.directory.facade import place_named
from halte.capabilities.support import policy
from halte.capabilities.support.models import File, Passage, Referral
from halte.capabilities.support.parcel import PURPOSE, fields_of, held_back, need_word
from halte.capabilities.support.parcel import SCOPES as PARCEL_SCOPES
from halte.capabilities.support.passages import standing
from halte.capabilities.support.queries.proposals import (
    SHOWN,
    Proposal,
    placed,
    proposals,
)
from halte.capabilities.support.queries.referrals import (
    ReferralLine,
    line_of,
    receivers,
    referral_row,
)
from halte.capabilities.support.states import NeedLevel, Route, Timeframe
from halte.capabilities.support.topics import TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.consent.rules import in_force
from halte.core.consent.words import SCOPES
from halte.core.errors import Denied
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, what is chosen already, and who said no before."""

    file: UUID
    receivers: list[tuple[str, str]]
    proposals: tuple[Proposal, ...]
    topics: list[tuple[str, str]]
    initial: dict[str, Any]
    tried: tuple[ReferralLine, ...]
    domain: str = ""
    place_unknown: bool = False


def earlier(actor: Actor, file: File, text: str) -> Referral | None:
    """The declined referral of this file that a new one follows; None where none."""
    try:
        wanted = UUID(text)
    except ValueError:
        return None
    rows = file.referrals.select_related("receiver", "file__organisation")
    return rows.filter(reference=wanted).first()


@reads(Permission.SUPPORT_REFER, records=lambda found: [f"support.File:{found.file}"])
def choices(
    actor: Actor, file: File, after: Referral | None, *,
    row: Referral | None = None, domain: str = "", timeframe: str = "", town: str = "",
) -> Choices:  # fmt: skip
    """Those who said no before come last and are marked. `domain`, `timeframe` and
    `town` are those for which services are looked up, where others than the first
    were chosen; the town is kept nowhere.
    """
    tried = _chain(after)
    written = standing(file)
    source = row or after
    domain = domain or (source.domain if source else most_urgent(written))
    soon = timeframe or (source.timeframe if source else Timeframe.ONE_DAY)
    place = place_named(town)
    found = proposals(actor, file, domain, timeframe_named(soon), after, place.code)
    initial: dict[str, Any] = {
        "timeframe": Timeframe.ONE_DAY, "route": Route.INSIDE,
        "topics": [t for t in ("wishes", "contact", "language") if t in written],
    }  # fmt: skip
    if source is None:
        initial["domain"] = domain
    else:
        initial = {
            "domain": domain, "timeframe": source.timeframe,
            "route": source.route, "topics": source.topics, "warm": source.warm,
            "note": file.opened(source.note),
        }  # fmt: skip
    if row is not None:
        initial |= {"receiver": row.recipient, "version": row.version}
    return Choices(
        file.reference,
        _bodies(file, found, tried),
        _shown(found),
        [
            (t.id, f"{t.title} ({SCOPES[t.scope]})")
            for t in TOPICS.values()
            if t.id in written
        ],
        initial,
        tried,
        domain,
        bool(town.strip()) and not place,
    )


def _bodies(
    file: File, found: tuple[Proposal, ...], tried: tuple[ReferralLine, ...]
) -> list[tuple[str, str]]:
    """Who can be chosen, by key and name; who said no comes last."""
    no = {line.receiver_slug for line in tried}
    no |= {line.key for line in found if line.said_no}
    listed = [(line.key, placed(line)) for line in found]
    bodies = sorted(receivers(file, listed), key=lambda r: r.slug in no)
    return [(r.slug, _marked(str(r.name), r.inside, r.slug in no)) for r in bodies]


def timeframe_named(text: str) -> Timeframe | None:
    """How soon, None where the form was sent with something else."""
    return Timeframe(text) if text in tuple(Timeframe) else None


def _shown(found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The best few, then every one who said no: nobody is asked twice unawares."""
    free = [line for line in found if line.said_no is None][:SHOWN]
    return (*free, *(line for line in found if line.said_no))


def most_urgent(written: dict[str, tuple[Passage, ...]]) -> str:
    """The domain of the need that is highest now, '' where none was asked."""
    asked = [NeedLevel.NEED, NeedLevel.URGENT]
    levels = [
        (row.level, topic)
        for topic, rows in written.items()
        for row in rows
        if row.level in asked
    ]
    return max(levels)[1].removeprefix("need-") if levels else ""


def _marked(name: str, inside: bool, declined: bool) -> str:
    """A star for those inside Halte, a stroke for those who said no."""
    return f"{name}{' ★' if inside else ''}{' –' if declined else ''}"


def _chain(row: Referral | None) -> tuple[ReferralLine, ...]:
    found = []
    while row is not None:
        found.append(line_of(row))
        row = row.after
    return tuple(found)


def to_redraft(actor: Actor, reference: UUID) -> Referral:
    """A draft that this actor can change now."""
    row = referral_row(actor, reference)
    if code := policy.may_edit_draft(actor, row):
        raise Denied(code)
    return row


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft in a few lines."""

    reference: UUID
    lines: tuple[tuple[str, str], ...]


@reads(
    Permission.SUPPORT_REFER,
    records=lambda found: [f"support.Referral:{found.reference}"],
)
def as_kept(actor: Actor, *, reference: UUID) -> Kept:
    """What a draft says now, for someone who wrote without having read it."""
    row = referral_row(actor, reference)
    line, titles = line_of(row), [str(TOPICS[topic].title) for topic in row.topics]
    lines = ((_("Which service"), str(line.receiver)),
             (_("What goes with it"), ", ".join(titles)),
             (_("Note to the service"), row.file.opened(row.note)))  # fmt: skip
    return Kept(reference, tuple((title, said) for title, said in lines if said))


def links(absolute: Callable[[str], str], secret: str) -> dict[str, str]:
    """The address of a one-time link in each language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = absolute(reverse("support:handover", args=[secret]))
    return found


@dataclass(frozen=True, slots=True)
class Asking:
    """What a consent is asked for: words of consent that can be given or left out.

    `standing` are words agreed to before that this referral does not touch.
    """

    purpose: str
    words: tuple[tuple[str, Bilingual], ...]
    standing: frozenset[str]

    def with_others(self, chosen: list[str]) -> frozenset[str]:
        """What is in force afterwards: nothing said earlier is taken away silently."""
        return frozenset(chosen) | self.standing


def agreeing(row: Referral) -> Asking:
    """The words that the fields of a referral need and the one for saying which need
    it is, less what the person withholds.
    """
    needed = {PARCEL_SCOPES[field] for field in fields_of(row)} | {need_word(row)}
    kept_back = held_back(row.file, row.recipient)
    found = in_force(row.file.person, purpose=PURPOSE, recipient=row.recipient)
    wanted = tuple(word for word in SCOPES if word in needed - kept_back)
    return Asking(
        PURPOSE,
        tuple((word, SCOPES[word]) for word in wanted),
        (found.scope if found else frozenset()) - needed,
    )
