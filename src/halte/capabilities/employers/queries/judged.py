"""Which published names are an employer, by the newest judgement of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from halte.capabilities.employers.comparing import Candidate, candidates
from halte.capabilities.employers.matching import AGAINST
from halte.capabilities.employers.models import Employer, Judgement, ListedName
from halte.capabilities.employers.queries.standing import (
    same_in,
    scopes_of,
    standing,
    standing_of,
)
from halte.capabilities.employers.scopes import Scope, scope_of
from halte.capabilities.employers.states import Verdict
from halte.capabilities.employers.words import GROUNDS, VERDICTS, province_name
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.linkage.organisation_names import key_of


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A judgement that was made; `place` is '' where it reaches every row."""

    verdict: Bilingual
    place: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NameView:
    """A published name beside an employer: why it may be it, what was judged."""

    id: int
    text: str
    province: Bilingual | None
    reasons: tuple[Bilingual, ...]
    against: tuple[Bilingual, ...]
    likely: bool
    verdict: Verdict | None
    history: tuple[JudgementView, ...]
    places: tuple[Scope, ...]
    """Where it stands, to choose from."""


@dataclass(frozen=True, slots=True)
class NamesPage:
    """Names to judge for an employer, and those judged before."""

    employer_id: int
    legal_name: str
    waiting: tuple[NameView, ...]
    judged: tuple[NameView, ...]


def same_names(employer: Employer) -> list[ListedName]:
    """The published names that are this employer, at least at one place."""
    rows = standing([employer.pk]).get(employer.pk, ())
    return list({row.name_id: row.name for row in same_in(rows)}.values())


def same_names_of(employers: Iterable[int]) -> dict[int, list[str]]:
    """By employer, the published names that someone judged to be it."""
    return {
        pk: list(dict.fromkeys(row.name.text for row in same_in(rows)))
        for pk, rows in standing(employers).items()
    }


def names_opened(page: NamesPage) -> list[str]:
    """What the audit calls the employer and the names beside it."""
    names = (f"employers.ListedName:{n.id}" for n in (*page.waiting, *page.judged))
    return [f"employers.Employer:{page.employer_id}", *names]


@reads(Permission.EMPLOYERS_READ, records=names_opened)
def names(actor: Actor, *, employer_id: int) -> NamesPage:
    """The published names that may be an employer, with reasons."""
    row = Employer.objects.visible_to(actor).filter(pk=employer_id).first()
    if row is None:
        raise Missing("not_found")
    found = {candidate.name.pk: candidate for candidate in candidates(row)}
    made: dict[int, list[Judgement]] = {}
    for judgement in row.judgements.select_related("name").order_by("id"):
        made.setdefault(judgement.name_id, []).append(judgement)
        found.setdefault(judgement.name_id, Candidate(judgement.name, (), likely=False))
    views = [_view(c, made.get(pk, [])) for pk, c in found.items()]
    return NamesPage(
        employer_id=row.pk,
        legal_name=row.legal_name,
        waiting=tuple(v for v in views if v.verdict in (None, Verdict.UNSURE)),
        judged=tuple(v for v in views if v.verdict not in (None, Verdict.UNSURE)),
    )


def _view(candidate: Candidate, made: Iterable[Judgement]) -> NameView:
    history = list(made)
    return NameView(
        id=candidate.name.pk,
        text=candidate.name.text,
        province=province_name(candidate.name.province),
        reasons=tuple(GROUNDS[g] for g in candidate.grounds if g not in AGAINST),
        against=tuple(GROUNDS[g] for g in candidate.grounds if g in AGAINST),
        likely=candidate.likely,
        verdict=_newest(history),
        history=tuple(
            JudgementView(
                VERDICTS[Verdict(j.verdict)], scope_of(j).words, j.reason, j.kept_at
            )
            for j in history
        ),
        places=tuple(scopes_of(candidate.name)),
    )


def _newest(history: Sequence[Judgement]) -> Verdict | None:
    """The newest verdict that counts somewhere; a known one before a taken-back one."""
    rows = standing_of(history)
    known = [row for row in rows if row.verdict != Verdict.UNSURE]
    return Verdict((known or rows)[-1].verdict) if rows else None


@dataclass(frozen=True, slots=True)
class ListedView:
    """A published name and, where someone judged so, its employers: several where
    it stands at several places. `places` are those of a name that is looked at.
    """

    id: int
    text: str
    province: Bilingual | None
    employer_ids: tuple[int, ...] = ()
    places: tuple[Scope, ...] = ()


def listed_opened(found: tuple[ListedView, ...]) -> list[str]:
    """What the audit calls the names that were shown."""
    return [f"employers.ListedName:{view.id}" for view in found]


@reads(Permission.EMPLOYERS_READ, records=listed_opened)
def listed(actor: Actor, *, words: str, most: int = 50) -> tuple[ListedView, ...]:
    """Published names by a part of them."""
    key = key_of(words)
    if not key:
        return ()
    rows = list(ListedName.objects.visible_to(actor).filter(whole__contains=key)[:most])
    touched = Judgement.objects.filter(name__in=rows).values_list("employer", flat=True)
    employers: dict[int, list[int]] = {}
    for pk, judgements in standing(set(touched)).items():
        for name in {row.name_id for row in same_in(judgements)}:
            employers.setdefault(name, []).append(pk)
    return tuple(
        ListedView(
            row.pk, row.text, province_name(row.province),
            tuple(sorted(employers.get(row.pk, ()))),
        )
        for row in rows
    )  # fmt: skip


def name_row(actor: Actor, name_id: int) -> ListedName:
    """A published name, for an action on it."""
    row = ListedName.objects.visible_to(actor).filter(pk=name_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def one_opened(found: ListedView) -> list[str]:
    """What the audit calls the name that was shown."""
    return listed_opened((found,))


@reads(Permission.EMPLOYERS_READ, records=one_opened)
def one_listed(actor: Actor, *, name_id: int) -> ListedView:
    """One published name."""
    row = name_row(actor, name_id)
    places = tuple(scopes_of(row))
    return ListedView(row.pk, row.text, province_name(row.province), places=places)
