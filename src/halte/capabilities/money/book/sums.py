"""What became of the money of a line, to the cent.

    available + over = spent + lapsed + carried + unreported

where `available` is the budget after transfers and what last year carried in,
and `over` is what was spent above it. None means that nobody said, which is never
zero: a line of which nothing was said has all its money unreported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from halte.capabilities.money.states import Said


@dataclass(frozen=True, slots=True)
class Saying:
    """An entry that stands: what was said, of how much, on which day."""

    id: int
    said: Said
    cents: int
    on: date
    pays: int | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """Money that came to a line and left it by transfers, and came with the year."""

    moved_in: int = 0
    moved_out: int = 0
    carried_in: int = 0

    @property
    def any(self) -> bool:
        """True where something moved."""
        return bool(self.moved_in or self.moved_out or self.carried_in)


@dataclass(frozen=True, slots=True)
class LineSums:
    """What became of a line’s money. All in cents; None where nobody said."""

    budget: int | None = None
    moves: Moves = Moves()
    spent: int | None = None
    lapsed: int | None = None
    carried: int | None = None
    committed: int | None = None
    forecast: int | None = None

    @property
    def available(self) -> int | None:
        """The budget after transfers and what was carried in; None if not stated."""
        if self.budget is None and not self.moves.any:
            return None
        moves = self.moves
        return (self.budget or 0) + moves.moved_in - moves.moved_out + moves.carried_in

    @property
    def told(self) -> int:
        """What is known to have been spent, to have lapsed or gone on."""
        return (self.spent or 0) + (self.lapsed or 0) + (self.carried or 0)

    @property
    def unreported(self) -> int | None:
        """What nobody said anything of."""
        if self.available is None:
            return None
        return max(0, self.available - self.told)

    @property
    def over(self) -> int:
        """What was told above what was available; 0 where no budget is stated."""
        if self.available is None:
            return 0
        return max(0, self.told - self.available)

    @property
    def without_budget(self) -> int:
        """What was spent where the plan sets nothing aside."""
        return self.told if self.available is None else 0


def line_sums(budget: int | None, moves: Moves, sayings: Iterable[Saying]) -> LineSums:
    """The sums of a line from all entries that stand.

    Spending, lapsed and carried money add up. Commitments add up and are lowered
    by the spending that pays them. Of forecasts the last one holds.
    """
    said = list(sayings)
    forecasts = sorted(
        (s for s in said if s.said is Said.FORECAST), key=lambda s: (s.on, s.id)
    )
    return LineSums(
        budget=budget,
        moves=moves,
        spent=_sum(said, Said.SPENT),
        lapsed=_sum(said, Said.LAPSED),
        carried=_sum(said, Said.CARRIED),
        committed=_outstanding(said),
        forecast=forecasts[-1].cents if forecasts else None,
    )


def _sum(said: list[Saying], kind: Said) -> int | None:
    found = [one.cents for one in said if one.said is kind]
    return sum(found) if found else None


def outstanding(said: Iterable[Saying]) -> dict[int, int]:
    """What is still to be paid of each commitment, by its number."""
    said = list(said)
    made = {one.id: one.cents for one in said if one.said is Said.COMMITTED}
    for one in said:
        if one.said is Said.SPENT and one.pays in made:
            made[one.pays] -= one.cents
    return {number: max(0, left) for number, left in made.items()}


def _outstanding(said: list[Saying]) -> int | None:
    left = outstanding(said)
    return sum(left.values()) if left else None


@dataclass(frozen=True, slots=True)
class Together:
    """Several lines: each column added up line by line, never netted.

    Money above budget on one line does not hide what is unreported on another.
    """

    budget: int | None
    available: int | None
    spent: int | None
    committed: int | None
    forecast: int | None
    lapsed: int | None
    carried: int | None
    unreported: int | None
    over: int
    without_budget: int
    lines: int
    silent: int


def together(parts: Iterable[LineSums]) -> Together:
    """The lines of a table added up."""
    parts = tuple(parts)
    return Together(
        budget=maybe(p.budget for p in parts),
        available=maybe(p.available for p in parts),
        spent=maybe(p.spent for p in parts),
        committed=maybe(p.committed for p in parts),
        forecast=maybe(p.forecast for p in parts),
        lapsed=maybe(p.lapsed for p in parts),
        carried=maybe(p.carried for p in parts),
        unreported=maybe(p.unreported for p in parts),
        over=sum(p.over for p in parts),
        without_budget=sum(p.without_budget for p in parts),
        lines=len(parts),
        silent=sum(p.spent is None for p in parts),
    )


def maybe(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
