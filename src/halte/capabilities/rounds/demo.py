"""The demonstration: a finished round and one that is open, of the quarters just past.

People act through the actions, so that every rule held; all of it carries
`demonstration`, and every text says in its own words that nobody reported it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.plan.facade import budget_kept
from halte.capabilities.rounds.actions.reports import (
    accept,
    approve,
    send_back,
    submit,
    write,
)
from halte.capabilities.rounds.actions.rounds import (
    Opening,
    Wording,
    close,
    open_round,
)
from halte.capabilities.rounds.checking import fiscal_years
from halte.capabilities.rounds.content import Content, Spend
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.words import FIRST_QUESTIONS
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Calendar, Period, before, current
from halte.core.organisations.models import Membership, Organisation

PLAN: Final = "2012"
DUE_IN: Final = timedelta(days=10)

SEASONS: Final[dict[int, Bilingual]] = {
    1: Bilingual("January to March", "De janvier à mars"),
    4: Bilingual("April to June", "D’avril à juin"),
    7: Bilingual("July to September", "De juillet à septembre"),
    10: Bilingual("October to December", "D’octobre à décembre"),
}


@dataclass(frozen=True, slots=True)
class Invented:
    """A report that nobody ever made. Dollars are on existing money, or nowhere."""

    commitment: str
    body: str
    content: Content
    dollars: int | None = None


FUND: Final = Invented(
    "victims-fund", "jus",
    Content(
        language="fr", state="on_track", rule="judgement",
        done="Compte rendu de démonstration\u00a0: deux projets ont été financés et un "
        "appel a été lancé pour trois autres.",
        outcome="Démonstration\u00a0: quarante personnes ont eu une avocate près de "
        "chez elles.",
        next_step="Démonstration\u00a0: choisir les trois projets avant l’hiver.",
    ),
    62_500,
)  # fmt: skip
FUND_NOW: Final = replace(
    FUND.content,
    outcome="Démonstration\u00a0: cinquante-cinq personnes ont eu une avocate près de "
    "chez elles, dont douze dans le Nord.",
    next_step="Démonstration\u00a0: signer les trois ententes choisies cet automne.",
)
TEAM: Final = Invented(
    "create-enforcement-team", "rcmp",
    Content(
        state="at_risk", rule="judgement",
        done="Demonstration report: the team took on four files with partners.",
        outcome="Demonstration: two files went to the Crown.",
        obstacle="Demonstration: two positions are vacant.",
        next_step="Demonstration: fill both positions by the new year.",
    ),
    310_000,
)  # fmt: skip

COMMENT: Final = (
    "Demonstration: please say what came of the four files, and for whom; the text "
    "lists activities."
)


def load(tell: Callable[[str], None]) -> None:
    """Add both rounds once; safe to repeat."""
    people = _people()
    plan = budget_kept(PLAN)
    if Round.objects.exists() or plan is None or people is None:
        return
    today = timezone.localdate()
    last = before(current(Calendar.QUARTER, today))
    earlier = _open(people, before(last), today)
    for one in (FUND, TEAM):
        report = _hand_in(people, earlier, one)
        accept(people.keeper, report, seen=1)
    close(people.keeper, earlier)
    now = _open(people, last, today + DUE_IN)
    _hand_in(people, now, replace(FUND, content=FUND_NOW, dollars=71_250))
    returned = _hand_in(people, now, TEAM)
    send_back(people.keeper, returned, comment=COMMENT)
    asked = Report.objects.filter(round=now).count()
    tell(f"a finished round, and an open one of {asked} reports, that nobody made")


@dataclass(frozen=True, slots=True)
class People:
    """Who acts: the secretariat, and a writer and an approver for each body."""

    keeper: Actor
    secretariat: Organisation
    writers: dict[str, Actor]
    approvers: dict[str, Actor]


def _people() -> People | None:
    keeper = _actors("secretariat")
    writers, approvers = _actors("reporter"), _actors("approver")
    if not keeper or not {"jus", "rcmp"} <= set(writers) & set(approvers):
        return None
    slug, actor = next(iter(keeper.items()))
    body = Organisation.objects.get(slug=slug)
    return People(actor, body, writers, approvers)


def _actors(role: str) -> dict[str, Actor]:
    held = Membership.objects.filter(role=role).select_related("organisation")
    return {
        one.organisation.slug: Actor(
            user_id=one.user_id, organisation_id=one.organisation_id,
            roles=frozenset({role}), purpose=COORDINATE.slug, via="command",
            label="demo",
        )
        for one in held
    }  # fmt: skip


def _open(people: People, period: Period, due: date) -> Round:
    starts = period.start or period.end
    season, year = SEASONS[starts.month], starts.year
    return open_round(
        people.keeper,
        people.secretariat,
        opening=Opening(
            plan=PLAN,
            title=Bilingual(
                f"{season.en} {year} (demonstration)",
                f"{season.fr} {year} (démonstration)",
            ),
            starts_on=starts,
            ends_on=period.end,
            due_on=due,
            questions=tuple(Wording(k, a, text) for k, a, text in FIRST_QUESTIONS),
            demonstration=True,
        ),
    )


def _hand_in(people: People, round_: Round, one: Invented) -> Report:
    report = Report.objects.get(
        round=round_, commitment=one.commitment, organisation__slug=one.body
    )
    content = one.content
    if one.dollars is not None:
        key = _line(round_, one)
        content = content.with_spend(Spend(key, one.dollars * 100))
    writer = people.writers[one.body]
    write(writer, report, content=content, seen=0)
    submit(writer, report)
    approve(people.approvers[one.body], report, seen=1)
    return report


def _line(round_: Round, one: Invented) -> str:
    year = fiscal_years(round_)[-1]
    return f"{PLAN}.{one.commitment}.{one.body}.{year}.existing.not_stated"
