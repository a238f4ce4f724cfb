"""What this reader may do here: pages offer only what would work.

The actions ask the same questions again, under a lock, and record the answers.
"""

from __future__ import annotations

from dataclasses import replace

from halte.capabilities.money import policy
from halte.capabilities.money.book.sums import LineSums
from halte.capabilities.money.keys import LineKey
from halte.capabilities.money.ledger import LineView, ledger, line_view, named_bodies
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Award, Entry
from halte.capabilities.money.states import NOT_STATED
from halte.capabilities.plan.facade import budget_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied


def may_state(actor: Actor) -> None:
    """Turn away who states nothing about money."""
    _turn_away(actor.refusal(Permission.MONEY_STATE))


def may_say_here(actor: Actor, key: str) -> None:
    """Turn away who cannot speak of a line, before the form."""
    may_state(actor)
    _turn_away(policy.may_say(actor, line_of(key)))


def may_correct_here(actor: Actor, entry: Entry) -> None:
    """Turn away who cannot correct an entry."""
    may_state(actor)
    _turn_away(policy.may_correct(actor, entry))


def may_amend_here(actor: Actor, award: Award) -> None:
    """Turn away who cannot amend an agreement."""
    may_state(actor)
    _turn_away(policy.may_amend(actor, award))


def takers(actor: Actor, giver: LineView) -> tuple[tuple[str, str], ...]:
    """The lines that money of this one can go to: same plan, same year.

    Those that have money or were spoken of; and, for promises that the giving
    organisation keeps, a line of the same origin that nobody opened yet.
    """
    budget = budget_of(actor, giver.key.plan)
    found = {line.key: line for line in ledger(budget).lines}
    bodies = named_bodies([giver.key])
    mine = giver.body.id if giver.body else 0
    for promise in budget.promises:
        key = replace(giver.key, commitment=promise.slug, part_of=NOT_STATED)
        keeps = mine == promise.lead_id or mine in promise.supporting
        if keeps and not promise.retired and key not in found:
            found[key] = line_view(budget, key, bodies, None, LineSums(), None, False)
    return tuple(
        (str(key), f"{line.title} ({line.owner}, {line.origin}; {line.part})")
        for key, line in found.items()
        if _may_take(giver.key, key)
    )


def _may_take(giver: LineKey, taker: LineKey) -> bool:
    return giver != taker and giver.fiscal_year == taker.fiscal_year


def _turn_away(code: str) -> None:
    if code:
        raise Denied(code)
