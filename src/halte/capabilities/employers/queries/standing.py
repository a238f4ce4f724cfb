"""Which published rows are an employer: by the newest judgement that reaches each."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from halte.capabilities.employers.models import (
    Judgement,
    ListedAssessment,
    ListedFinding,
    ListedName,
)
from halte.capabilities.employers.scopes import Scope, scope_of
from halte.capabilities.employers.states import Verdict
from halte.core.errors import Invalid


def standing(employers: Iterable[int]) -> dict[int, list[Judgement]]:
    """By employer, the judgements that count somewhere still, the oldest first."""
    made: dict[int, list[Judgement]] = {}
    rows = Judgement.objects.filter(employer__in=list(employers))
    for row in rows.select_related("name").order_by("id"):
        made.setdefault(row.employer_id, []).append(row)
    return {pk: standing_of(each) for pk, each in made.items()}


def standing_of(oldest_first: Iterable[Judgement]) -> list[Judgement]:
    """Of one employer’s judgements those that count somewhere still: a later one of
    the same name takes the place of those that it reaches whole.
    """
    found: list[Judgement] = []
    for row in oldest_first:
        scope = scope_of(row)
        found = [
            one
            for one in found
            if one.name_id != row.name_id or not scope.reaches(scope_of(one))
        ]
        found.append(row)
    return found


def rows_within(judgements: Iterable[Judgement]) -> Q:
    """Published rows that these judgements of one employer, the oldest first, say are
    this employer’s. A condition on rows of any list.
    """
    found = Q(pk__in=[])
    for row in judgements:
        reached = Q(name=row.name_id)
        if row.address:
            reached &= Q(area=row.area, address=row.address)
        elif row.area:
            reached &= Q(area=row.area)
        same = row.verdict == Verdict.SAME
        found = (found | reached) if same else (found & ~reached)
    return found


def rows_of_employer(employer: int) -> Q:
    """A condition on rows of any list: those that are this employer’s."""
    return rows_within(standing([employer]).get(employer, ()))


def same_in(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that say “same”, at least at one place."""
    return [row for row in judgements if row.verdict == Verdict.SAME]


def scopes_of(name: ListedName) -> list[Scope]:
    """The places at which a name stands, to choose from: postal areas; addresses
    where there is no postal area, or several in one.
    """
    by_area: dict[str, set[str]] = {}
    for model in (ListedAssessment, ListedFinding):
        rows = model.objects.filter(name=name).order_by()
        for area, address in rows.values_list("area", "address").distinct():
            by_area.setdefault(area, set()).add(address)
    found = []
    for area, addresses in sorted(by_area.items()):
        if area:
            found.append(Scope(area=area))
        if not area or len(addresses) > 1:
            found += [Scope(area, one) for one in sorted(filter(None, addresses))]
    return found


def scope_named(name: ListedName, value: str) -> Scope:
    """The place that a form sent, of those of the name; '' is wherever it stands."""
    if not value:
        return Scope()
    found = {scope.value: scope for scope in scopes_of(name)}
    if value not in found:
        raise Invalid("place_not_of_name", field="place")
    return found[value]
