"""Whether a plan’s money adds up, sum by sum, and by how much it does not.

A declared sum is divided among lines, or is not. What is in no line nobody can
account for; that the source says so itself does not make it accounted for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from halte.capabilities.money.book.sums import Together, maybe, together
from halte.capabilities.money.ledger import Ledger, LineView
from halte.capabilities.money.lines import fits
from halte.capabilities.money.states import NOT_STATED, OUTSIDE
from halte.capabilities.money.years import years_between
from halte.capabilities.plan.facade import DeclaredSum
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class SumView:
    """A declared sum against its lines. In cents; None where it has no end.

    whole        the sum over all its years
    divided      what the plan’s lines take of it
    in_no_line   the rest: by so much it does not reconcile
    stated_rest  what the source itself says it does not divide
    unexplained  the part of the rest that the source does not even say that of
    moved        what transfers brought into its lines, less what they took out
    told         what is known to have been spent or to have lapsed
    unreported   of the whole, after transfers, what nobody said anything of
    maybe        lines that may or may not be part of it: the source is silent
    """

    total: DeclaredSum
    years: tuple[str, ...]
    whole: int | None
    divided: int
    stated_rest: int | None
    moved: int
    spent: int | None
    lapsed: int | None
    committed: int | None
    lines: tuple[LineView, ...]
    maybe: tuple[LineView, ...]

    @property
    def in_no_line(self) -> int | None:
        """By how much the lines differ from the sum; below zero if they are more."""
        return None if self.whole is None else self.whole - self.divided

    @property
    def reconciles(self) -> bool:
        """True where lines take all of it, to the cent."""
        return self.in_no_line == 0

    @property
    def unexplained(self) -> int | None:
        """The difference that the source itself does not state."""
        if self.in_no_line is None or self.stated_rest is None:
            return None
        return self.in_no_line - self.stated_rest

    @property
    def told(self) -> int:
        """What is known to have become of it."""
        return (self.spent or 0) + (self.lapsed or 0)

    @property
    def unreported(self) -> int | None:
        """What nobody said anything of."""
        if self.whole is None:
            return None
        return max(0, self.whole + self.moved - self.told)

    @property
    def over(self) -> int:
        """What was told above the sum."""
        if self.whole is None:
            return 0
        return max(0, self.told - self.whole - self.moved)

    @property
    def maybe_cents(self) -> int | None:
        """The budgets of the lines that may be part of it."""
        return maybe(line.sums.budget for line in self.maybe)

    @property
    def maybe_spent(self) -> int | None:
        """What was spent on the lines that may be part of it."""
        return maybe(line.sums.spent for line in self.maybe)

    @property
    def invented(self) -> bool:
        """True where the demonstration made up part of it."""
        return any(line.invented for line in (*self.lines, *self.maybe))


@dataclass(frozen=True, slots=True)
class Counting:
    """Lines by how they count: part of a sum, outside of all, or not stated."""

    how: str
    title: Bilingual
    lines: tuple[LineView, ...]
    sums: Together


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All declared sums of a plan, and the lines that are part of none."""

    ledger: Ledger
    sums: tuple[SumView, ...]
    apart: Together
    counting: tuple[Counting, ...]

    @property
    def unreported(self) -> int | None:
        """All that nobody said anything of: sums, and lines in no sum. None twice.

        A sum that has no end has no rest; its lines count as lines do.
        """
        return maybe([*(view.unreported for view in self.sums), self.apart.unreported])

    @property
    def reconciles(self) -> bool:
        """True where every declared sum does."""
        return all(view.reconciles for view in self.sums)


def reconcile(found: Ledger) -> Reconciliation:
    """A plan’s sums against its lines."""
    sums = tuple(sum_view(total, found) for total in found.budget.sums)
    bounded = {view.total.slug for view in sums if view.whole is not None}
    apart = [line for line in found.lines if line.key.part_of not in bounded]
    return Reconciliation(
        ledger=found,
        sums=sums,
        apart=together(line.sums for line in apart),
        counting=tuple(_counting(found.lines)),
    )


def sum_view(total: DeclaredSum, found: Ledger) -> SumView:
    """One declared sum against its lines."""
    lines = tuple(line for line in found.lines if line.key.part_of == total.slug)
    years = _years(total)
    times = (len(years) or None) if total.yearly else 1
    return SumView(
        total=total,
        years=years,
        whole=None if times is None else total.cents * times,
        divided=sum(line.sums.budget or 0 for line in lines),
        stated_rest=None if times is None else total.not_allocated * times,
        moved=sum(
            line.sums.moves.moved_in - line.sums.moves.moved_out for line in lines
        ),
        spent=maybe(line.sums.spent for line in lines),
        lapsed=maybe(line.sums.lapsed for line in lines),
        committed=maybe(line.sums.committed for line in lines),
        lines=lines,
        maybe=tuple(
            line
            for line in found.lines
            if line.key.part_of == NOT_STATED and fits(total, line.key)
        ),
    )


def _years(total: DeclaredSum) -> tuple[str, ...]:
    if total.first_year and total.last_year:
        return years_between(total.first_year, total.last_year)
    return ()


def _counting(lines: Iterable[LineView]) -> Iterable[Counting]:
    groups: dict[str, list[LineView]] = {}
    for line in lines:
        groups.setdefault(line.key.part_of, []).append(line)
    last = (OUTSIDE, NOT_STATED)
    for how in sorted(groups, key=lambda one: (one in last, one)):
        found = groups[how]
        yield Counting(
            how, found[0].part, tuple(found), together(line.sums for line in found)
        )
