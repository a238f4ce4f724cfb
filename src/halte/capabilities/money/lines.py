"""Which lines may be spoken of, and the row of a line once somebody does.

Besides the plan’s own lines, spending can be said where the plan sets nothing
aside: for most promises no source states a sum, and money was spent all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from halte.capabilities.money.keys import LineKey, read_key
from halte.capabilities.money.ledger import planned_lines
from halte.capabilities.money.models import Line
from halte.capabilities.money.states import NOT_STATED, OUTSIDE, Origin
from halte.capabilities.plan.facade import DeclaredSum, PlanBudget, budget_kept
from halte.core.errors import Invalid, Missing
from halte.core.organisations.models import Organisation


def line_of(text: str) -> Line:
    """The row of a key, or a new one that is not kept yet; Missing for nonsense."""
    key = read_key(text)
    if key is None:
        raise Missing("not_found")
    found = Line.objects.filter(key=text).select_related("organisation").first()
    if found is not None:
        return found
    budget = budget_kept(key.plan)
    if budget is None or not is_known(budget, key):
        raise Missing("not_found")
    return new_line(key)


def new_line(key: LineKey) -> Line:
    """The row that a line will have; not kept yet."""
    return Line(
        key=str(key),
        plan=key.plan,
        commitment=key.commitment,
        organisation=Organisation.objects.filter(slug=key.organisation).first(),
        fiscal_year=key.fiscal_year,
        money=key.money,
        part_of=key.part_of,
    )


def kept_line(line: Line) -> Line:
    """The row of a line, kept and locked. Call inside an action."""
    if line.pk is None:
        Line.objects.bulk_create([line], ignore_conflicts=True)
    return Line.objects.select_for_update(of=("self",)).get(key=line.key)


def kept_line_of(text: str) -> Line:
    """The same by its key; refused where the plan knows nothing of it."""
    try:
        return kept_line(line_of(text))
    except Missing as missing:
        raise Invalid("money_line_unknown", field="line") from missing


def key_of(line: Line) -> LineKey:
    """The key of a row."""
    key = read_key(line.key)
    if key is None:
        raise Missing("not_found")
    return key


def is_known(budget: PlanBudget, key: LineKey) -> bool:
    """True where the plan has the line, or money of this kind could be spoken of."""
    if key in planned_lines(budget):
        return True
    promise = budget.promise(key.commitment)
    if promise is None or not key.organisation:
        return False
    if not Organisation.objects.filter(slug=key.organisation).exists():
        return False
    return key.part_of in (OUTSIDE, NOT_STATED) or any(
        total.slug == key.part_of and fits(total, key) for total in budget.sums
    )


def fits(total: DeclaredSum, key: LineKey) -> bool:
    """True where money of this kind and year can be part of a declared sum."""
    if Origin.NOT_STATED not in (total.money, key.money) and total.money != key.money:
        return False
    early = total.first_year and key.fiscal_year < total.first_year
    late = total.last_year and key.fiscal_year > total.last_year
    return not (early or late)


def lines_to_speak_of(
    budget: PlanBudget, commitment: str, organisation: str, fiscal_year: str
) -> tuple[LineKey, ...]:
    """The lines on which an organisation can say its spending on a promise.

    The plan’s own lines first; then new money in each declared sum that it could
    be part of, and new and existing money of which nothing more is known.
    """
    own = [
        key
        for key in planned_lines(budget)
        if (key.commitment, key.fiscal_year) == (commitment, fiscal_year)
        and key.organisation in (organisation, "")
    ]
    opened = Line.objects.filter(
        plan=budget.slug, commitment=commitment, fiscal_year=fiscal_year,
        organisation__slug=organisation,
    )  # fmt: skip
    spoken = [key for row in opened if (key := read_key(row.key))]
    if budget.promise(commitment) is None:
        return tuple(dict.fromkeys((*own, *spoken)))
    more = _possible(budget, commitment, organisation, fiscal_year)
    return tuple(dict.fromkeys((*own, *spoken, *more)))


def _possible(
    budget: PlanBudget, commitment: str, organisation: str, fiscal_year: str
) -> Iterator[LineKey]:
    for money in (Origin.NEW, Origin.EXISTING):
        bare = LineKey(
            budget.slug, commitment, organisation, fiscal_year, money, NOT_STATED
        )
        for total in budget.sums:
            if total.money == money and not total.yearly and fits(total, bare):
                yield LineKey(
                    budget.slug, commitment, organisation, fiscal_year, money,
                    total.slug,
                )  # fmt: skip
        yield bare
