"""What must hold across a plan file: ids, references, cycles, sums and order.

`within` needs the file alone; `against` also what Halte knows. A rule keeps
silent where a value it needs already has a problem of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from halte.capabilities.plan.planfile.dates import first_day, last_day
from halte.capabilities.plan.planfile.document import (
    Gauge,
    PlanDocument,
    Promise,
)
from halte.capabilities.plan.planfile.kinds import Path
from halte.capabilities.plan.planfile.problems import FILE, Problem
from halte.capabilities.plan.planfile.sums import sums
from halte.capabilities.plan.states import NOT_STATED, EvidenceKind

Places = Mapping[Path, tuple[int, int]]
Found = Iterator[tuple[Path, str, dict[str, object]]]
"""What a rule finds: where, which code, and values for its sentence."""


@dataclass(frozen=True, slots=True)
class Known:
    """What Halte knows outside the file."""

    measures: Collection[str] = field(default_factory=frozenset)
    organisations: Collection[str] = field(default_factory=frozenset)
    divisible: Collection[str] = field(default_factory=frozenset)


def within(plan: PlanDocument, places: Places, bad: Set[Path]) -> list[Problem]:
    """Problems of the document on its own."""
    rules = [_ids, _promise_rules, _cycles, _dates, _participants]
    if not any(path[-1] in COUNTED for path in bad if path):
        rules.append(sums)
    return _located(
        (found for rule in rules for found in rule(plan)), places, bad
    )  # fmt: skip


COUNTED: Final = frozenset(
    {"amount", "not_allocated", "part_of", "fiscal_year", "budget", "totals", "yearly"}
)
"""Where one of these could not be read, a sum would only repeat the problem."""


def against(plan: PlanDocument, places: Places, known: Known) -> list[Problem]:
    """Problems of the document with what Halte knows."""
    found = (*_organisations(plan, known), *_measures(plan, known))
    return _located(found, places, frozenset())


def _located(
    found: Iterable[tuple[Path, str, dict[str, object]]],
    places: Places,
    bad: Set[Path],
) -> list[Problem]:
    problems = []
    for path, code, values in found:
        if path in bad:
            continue
        line, column = nearest(places, path)
        if "first" in values and isinstance(values["first"], tuple):
            values["first"] = nearest(places, values["first"])[0]
        problems.append(Problem(line, column, FILE + code, values))
    return problems


def nearest(places: Places, path: Path) -> tuple[int, int]:
    """The place of a value, or of the smallest thing around it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def each_promise(plan: PlanDocument) -> Iterator[tuple[Path, Promise]]:
    """Every commitment with its path."""
    for n, pillar in enumerate(plan.pillars):
        for m, promise in enumerate(pillar.commitments):
            yield ("pillars", n, "commitments", m), promise


def _ids(plan: PlanDocument) -> Found:
    """Ids are used once within what holds them."""
    budget, top = plan.budget.totals, plan.organisations
    yield from _once(((("organisations", n, "id"), o.id) for n, o in enumerate(top)))
    yield from _once(
        ((("budget", "totals", n, "id"), t.id) for n, t in enumerate(budget))
    )
    yield from _once(((("pillars", n, "id"), p.id) for n, p in enumerate(plan.pillars)))
    yield from _once((((*path, "id"), p.id) for path, p in each_promise(plan)))
    for path, promise in each_promise(plan):
        for key in ("milestones", "indicators"):
            steps = enumerate(getattr(promise, key))
            yield from _once((((*path, key, n, "id"), step.id) for n, step in steps))
        for key in ("supporting", "depends_on"):
            names = enumerate(getattr(promise, key))
            listed = (((*path, key, n), name) for n, name in names)
            yield from _once(listed, "listed_twice")


def _once(ids: Iterable[tuple[Path, str]], code: str = "duplicate_id") -> Found:
    first: dict[str, Path] = {}
    for path, name in ids:
        if name and name in first:
            yield path, code, {"id": name, "first": first[name]}
        first.setdefault(name, path)


def _promise_rules(plan: PlanDocument) -> Found:
    """What each commitment must have, and what it may point at."""
    ids = {promise.id for _, promise in each_promise(plan)}
    if not ids:
        yield ("pillars",), "no_promises", {}
    for n, total in enumerate(plan.budget.totals):
        if total.commitment and total.commitment not in ids:
            where = ("budget", "totals", n, "commitment")
            yield where, "total_unknown_commitment", {"id": total.commitment}
    for path, promise in each_promise(plan):
        counted = [gauge for gauge in promise.indicators if not gauge.retired_on]
        if not counted and promise.no_measure is None:
            yield (*path, "id"), "measure_or_reason", {"id": promise.id}
        if counted and promise.no_measure is not None:
            yield (*path, "no_measure"), "measure_and_reason", {"id": promise.id}
        yield from _names(path, promise, ids)
        yield from _steps(path, promise)
        yield from _evidence(path, promise)


def _names(path: Path, promise: Promise, ids: Collection[str]) -> Found:
    for n, name in enumerate(promise.supporting):
        if name and name == promise.lead:
            yield (*path, "supporting", n), "lead_supports", {"id": name}
    for n, name in enumerate(promise.depends_on):
        if name and name not in ids:
            yield (*path, "depends_on", n), "unknown_commitment", {"id": name}


def _steps(path: Path, promise: Promise) -> Found:
    steps = {step.id for step in promise.milestones}
    for n, step in enumerate(promise.milestones):
        if step.met and step.source is None:
            yield (*path, "milestones", n, "met"), "met_without_source", {}
    for n, gauge in enumerate(promise.indicators):
        if gauge.milestone and gauge.milestone not in steps:
            where = (*path, "indicators", n, "milestone")
            yield where, "unknown_milestone", {"id": gauge.milestone}


def _evidence(path: Path, promise: Promise) -> Found:
    for n, thread in enumerate(promise.evidence):
        where = (*path, "evidence", n, "kind")
        if thread.kind == EvidenceKind.LINK and not thread.url:
            yield where, "evidence_without_link", {}
        if thread.kind != EvidenceKind.LINK and not thread.digest:
            yield where, "evidence_without_digest", {"kind": thread.kind}


def _cycles(plan: PlanDocument) -> Found:
    """Commitments that wait for each other: each cycle is told once."""
    needs = {p.id: p.depends_on for _, p in each_promise(plan) if p.id}
    paths = {p.id: path for path, p in each_promise(plan)}
    for chain in cycles(needs):
        where = (*paths[chain[0]], "depends_on")
        yield where, "cycle", {"chain": " → ".join((*chain, chain[0]))}


def cycles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """The cycles met by walking depth first, without recursion."""
    done: set[str] = set()
    for start in needs:
        trail: dict[str, Iterator[str]] = {}
        node = start
        while node not in done:
            trail.setdefault(node, iter(needs[node]))
            step = next((n for n in trail[node] if n in needs and n not in done), None)
            if step is None:
                done.add(node)
                trail.pop(node)
                if not trail:
                    break
                node = next(reversed(trail))
            elif step in trail:
                names = list(trail)
                yield tuple(names[names.index(step) :])
            else:
                node = step


def _dates(plan: PlanDocument) -> Found:
    """Nothing ends before it begins."""
    if plan.starts and plan.ends and _before(plan.ends, plan.starts):
        yield ("ends",), "ends_before_start", {}
    for path, promise in each_promise(plan):
        for n, gauge in enumerate(promise.indicators):
            if _target_is_early(gauge):
                yield (*path, "indicators", n, "target"), "target_before_baseline", {}


def _target_is_early(gauge: Gauge) -> bool:
    return (
        gauge.baseline is not None
        and gauge.target is not None
        and _before(gauge.target.at, gauge.baseline.at)
    )


def _before(later: str, earlier: str) -> bool:
    """True where all of `later` lies before `earlier` begins."""
    end, start = last_day(later), first_day(earlier)
    return end is not None and start is not None and end < start


def _participants(plan: PlanDocument) -> Found:
    for n, organisation in enumerate(plan.organisations):
        if not organisation.name_certain and organisation.name_note is None:
            yield ("organisations", n, "id"), "name_without_note", {}


def _organisations(plan: PlanDocument, known: Known) -> Found:
    """Every organisation named is in the file or known."""
    names = {o.id for o in plan.organisations} | set(known.organisations)
    for path, name in named_organisations(plan):
        if name and name not in names:
            yield path, "unknown_organisation", {"id": name}


def named_organisations(plan: PlanDocument) -> Iterator[tuple[Path, str]]:
    """Every place where the plan names an organisation, and the name."""
    for n, line in enumerate(plan.budget.lines):
        yield ("budget", "lines", n, "organisation"), line.organisation
    for path, promise in each_promise(plan):
        if promise.lead != NOT_STATED:
            yield (*path, "lead"), promise.lead
        for n, name in enumerate(promise.supporting):
            yield (*path, "supporting", n), name
        for n, line in enumerate(promise.budget):
            yield (*path, "budget", n, "organisation"), line.organisation


def _measures(plan: PlanDocument, known: Known) -> Found:
    """Every measure named is known; the nearest known name is suggested."""
    for path, promise in each_promise(plan):
        for n, gauge in enumerate(promise.indicators):
            name = gauge.measure
            if gauge.part and name in known.measures and name not in known.divisible:
                where = (*path, "indicators", n, "part")
                yield where, "measure_without_parts", {"id": name}
            if not name or name in known.measures:
                continue
            near = get_close_matches(name, known.measures, n=1)
            code = "unknown_measure_near" if near else "unknown_measure"
            values: dict[str, object] = {"id": name, "near": "".join(near)}
            yield (*path, "indicators", n, "measure"), code, values
