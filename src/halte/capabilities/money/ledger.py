"""The ledger: each line of a plan’s budget with what became of its money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from halte.capabilities.money.book.sums import LineSums, Together, together
from halte.capabilities.money.keys import LineKey, read_key
from halte.capabilities.money.models import Line
from halte.capabilities.money.standing import NOW, View, standing
from halte.capabilities.money.states import NOT_STATED, OUTSIDE
from halte.capabilities.money.words import NOBODY, ORIGINS, PARTS, WHOLE_PLAN
from halte.capabilities.plan.facade import FundedPromise, PlanBudget, SetAside
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by name, long and short."""

    id: int
    slug: str
    name: Bilingual
    short: Bilingual


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the ledger. `in_plan` is False where the plan sets nothing aside.

    `invented` says that the demonstration made up part of what was said.
    """

    key: LineKey
    title: Bilingual
    promise: FundedPromise | None
    body: Body | None
    part: Bilingual
    sums: LineSums
    in_plan: bool
    sources: tuple[Bilingual, ...]
    invented: bool
    line_id: int | None

    @property
    def origin(self) -> Bilingual:
        """New or existing money, in words."""
        return ORIGINS[self.key.money]

    @property
    def owner(self) -> Bilingual:
        """The organisation in words."""
        return self.body.short if self.body else NOBODY


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines of a plan, in the order of years and of the plan."""

    budget: PlanBudget
    lines: tuple[LineView, ...]
    on: date | None

    @property
    def whole(self) -> Together:
        """All lines added up."""
        return together(line.sums for line in self.lines)

    @property
    def invented(self) -> bool:
        """True where something of the demonstration is counted."""
        return any(line.invented for line in self.lines)

    def line(self, key: LineKey) -> LineView | None:
        """The line of this key."""
        return next((line for line in self.lines if line.key == key), None)


def ledger(budget: PlanBudget, view: View = NOW) -> Ledger:
    """The ledger of a plan: lines that it has, and those that were spoken of."""
    spoken_of = Line.objects.filter(plan=budget.slug)
    rows = list(spoken_of)
    opened = {row.key: row for row in rows}
    found = standing(spoken_of.order_by(), view)
    planned = planned_lines(budget)
    keys = [*planned, *(key for row in rows if (key := read_key(row.key)))]
    bodies = named_bodies(keys)
    spoken = set(found.sayings) | {n for n, moves in found.moves.items() if moves.any}
    lines = []
    for key in dict.fromkeys(keys):
        row = opened.get(str(key))
        number = row.pk if row else None
        if key not in planned and number not in spoken:
            continue
        lines.append(
            line_view(
                budget, key, bodies, planned.get(key),
                found.sums(number, planned[key].cents if key in planned else None),
                number, number in found.invented,
            )
        )  # fmt: skip
    return Ledger(budget, tuple(sorted(lines, key=_place(budget))), view.on)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan sets aside under one key, and the sources that say so."""

    cents: int
    sources: tuple[Bilingual, ...]


def planned_lines(budget: PlanBudget) -> dict[LineKey, Planned]:
    """The plan’s lines by key; lines that say the same are one."""
    return planned_of(budget.slug, budget.lines)


def planned_of(plan: str, lines: Iterable[SetAside]) -> dict[LineKey, Planned]:
    """The same of the lines alone, with the plan that they are of."""
    found: dict[LineKey, Planned] = {}
    for line in lines:
        key = LineKey(
            plan, line.commitment, line.organisation, line.fiscal_year,
            line.money, line.part_of,
        )  # fmt: skip
        before = found.get(key, Planned(0, ()))
        sources = dict.fromkeys((*before.sources, line.source))
        found[key] = Planned(before.cents + line.cents, tuple(sources))
    return found


def line_view(
    budget: PlanBudget,
    key: LineKey,
    bodies: Mapping[str, Body],
    planned: Planned | None,
    sums: LineSums,
    line_id: int | None,
    invented: bool,
) -> LineView:
    """A line with its words."""
    promise = budget.promise(key.commitment)
    return LineView(
        key=key,
        title=promise.title if promise else WHOLE_PLAN,
        promise=promise,
        body=bodies.get(key.organisation),
        part=part_title(budget, key.part_of),
        sums=sums,
        in_plan=planned is not None,
        sources=planned.sources if planned else (),
        invented=invented,
        line_id=line_id,
    )


def part_title(budget: PlanBudget, part_of: str) -> Bilingual:
    """The declared sum that a line is part of, in words."""
    if part_of in (OUTSIDE, NOT_STATED):
        return PARTS[part_of]
    found = next((total for total in budget.sums if total.slug == part_of), None)
    # A sum that the plan has since dropped: only its name is left.
    return found.title if found else Bilingual(part_of, part_of)


def named_bodies(keys: Iterable[LineKey]) -> dict[str, Body]:
    """The organisations that lines name."""
    slugs = {key.organisation for key in keys if key.organisation}
    return {
        row.slug: body_of(row) for row in Organisation.objects.filter(slug__in=slugs)
    }


def body_of(row: Organisation) -> Body:
    """An organisation as lines show it."""
    return Body(
        row.pk,
        row.slug,
        Bilingual(row.name_en, row.name_fr),
        Bilingual(row.acronym_en or row.name_en, row.acronym_fr or row.name_fr),
    )


def _place(budget: PlanBudget) -> Callable[[LineView], tuple[str, int, str]]:
    order = {promise.slug: n for n, promise in enumerate(budget.promises)}
    return lambda line: (
        line.key.fiscal_year, order.get(line.key.commitment, -1), str(line.key),
    )  # fmt: skip
