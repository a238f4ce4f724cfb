"""What stands of all that was said: entries nobody corrected, transfers in effect.

A reader may ask how it stood on a day, and whether what the demonstration invented
is to be counted. Rules ask with one entry left out: the one being corrected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from halte.capabilities.money.book.course import Step
from halte.capabilities.money.book.sums import LineSums, Moves, Saying, line_sums
from halte.capabilities.money.models import Entry, Line, Transfer
from halte.capabilities.money.states import Said, TransferState


@dataclass(frozen=True, slots=True)
class View:
    """How to look: on which day, with what was invented, without which entry."""

    on: date | None = None
    invented: bool = True
    leaving_out: int | None = None


NOW = View()
REAL = View(invented=False)


@dataclass(slots=True)
class Standing:
    """By the number of a line: what was said, what moved, where some is invented."""

    sayings: defaultdict[int, list[Saying]] = field(
        default_factory=lambda: defaultdict(list)
    )
    moves: defaultdict[int, Moves] = field(default_factory=lambda: defaultdict(Moves))
    steps: defaultdict[int, list[Step]] = field(
        default_factory=lambda: defaultdict(list)
    )
    invented: set[int] = field(default_factory=set)

    def sums(self, line_id: int | None, budget: int | None) -> LineSums:
        """The sums of a line; one that nobody opened has its budget only."""
        if line_id is None:
            return line_sums(budget, Moves(), ())
        return line_sums(
            budget,
            self.moves.get(line_id, Moves()),
            self.sayings.get(line_id, ()),
        )


def standing(lines: QuerySet[Line], view: View) -> Standing:
    """All that stands of these lines."""
    found = Standing()
    later = later_commitments(lines, view)
    for entry in entries_standing(view).filter(line__in=lines):
        _say(found, entry, later)
    for entry in entries_standing(view).filter(into__in=lines):
        _arrive(found, entry.into_id or 0, entry)
    for moved in transfers_in_effect(view).filter(
        Q(giver__in=lines) | Q(taker__in=lines)
    ):
        _move(found, moved)
    return found


def entries_standing(view: View) -> QuerySet[Entry]:
    """Entries that nothing corrects, as this view has it."""
    rows = Entry.objects.all()
    corrections = Entry.objects.filter(corrects=OuterRef("pk"))
    if view.on is not None:
        rows = rows.filter(said_on__lte=view.on)
        corrections = corrections.filter(said_on__lte=view.on)
    if not view.invented:
        rows = rows.filter(demonstration=False)
    if view.leaving_out is not None:
        rows = rows.exclude(pk=view.leaving_out)
    return rows.filter(~Exists(corrections)).order_by("said_on", "pk")


def later_commitments(lines: QuerySet[Line], view: View) -> dict[int, int]:
    """Of each commitment that was corrected, the entry that stands in its place.

    A payment names the commitment as it was; what it pays is what stands now.
    """
    rows = Entry.objects.filter(
        line__in=lines, said=Said.COMMITTED, corrects__isnull=False
    )
    if view.on is not None:
        rows = rows.filter(said_on__lte=view.on)
    return dict(rows.order_by().values_list("corrects_id", "pk"))


def newest(number: int | None, later: Mapping[int, int]) -> int | None:
    """The entry that stands in place of this one; itself where nothing corrects it."""
    while number is not None and number in later:
        number = later[number]
    return number


def transfers_in_effect(view: View) -> QuerySet[Transfer]:
    """Approved transfers, as this view has it; of later days too where no day is."""
    rows = Transfer.objects.filter(decision__outcome=TransferState.APPROVED)
    if view.on is not None:
        rows = rows.filter(
            effective_on__lte=view.on, decision__decided_at__lt=day_after(view.on)
        )
    if not view.invented:
        rows = rows.filter(demonstration=False)
    return rows


def day_after(day: date) -> datetime:
    """The moment at which a day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _say(found: Standing, entry: Entry, later: Mapping[int, int]) -> None:
    said, pays = Said(entry.said), newest(entry.pays_id, later)
    found.sayings[entry.line_id].append(
        Saying(entry.pk, said, entry.cents, entry.said_on, pays)
    )
    if said in (Said.SPENT, Said.LAPSED, Said.CARRIED):
        found.steps[entry.line_id].append((entry.said_on, -entry.cents))
    if entry.demonstration:
        found.invented.add(entry.line_id)


def _arrive(found: Standing, line_id: int, entry: Entry) -> None:
    moves = found.moves[line_id]
    found.moves[line_id] = replace(moves, carried_in=moves.carried_in + entry.cents)
    # What is carried is there from the first day of the year that it goes to.
    found.steps[line_id].append((date.min, entry.cents))
    if entry.demonstration:
        found.invented.add(line_id)


def _move(found: Standing, moved: Transfer) -> None:
    giver, taker = found.moves[moved.giver_id], found.moves[moved.taker_id]
    found.moves[moved.giver_id] = replace(
        giver, moved_out=giver.moved_out + moved.cents
    )
    found.moves[moved.taker_id] = replace(taker, moved_in=taker.moved_in + moved.cents)
    found.steps[moved.giver_id].append((moved.effective_on, -moved.cents))
    found.steps[moved.taker_id].append((moved.effective_on, moved.cents))
    if moved.demonstration:
        found.invented |= {moved.giver_id, moved.taker_id}
