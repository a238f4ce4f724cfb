"""From findings to what they imply: the rules in their order.

    findings = read_findings(text)
    result = compute(findings)
    result.to_dict("fr")

The engine states what the entries imply under the text in force when each failure
occurred. It weighs nothing, and recommends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from halte.methods.faults import Fault, Faults
from halte.methods.law import sentences as sentences  # what the rules say
from halte.methods.law.findings import Failure, Findings, Reading
from halte.methods.law.results import Assessed, CapApplied, Result
from halte.methods.law.rules.amount import amount_of
from halte.methods.law.rules.ban import ban_of, earlier_ban
from halte.methods.law.rules.clocks import clocks_of
from halte.methods.law.rules.condition import condition_of
from halte.methods.law.rules.each_worker import for_each_worker
from halte.methods.law.rules.history import Past, history_points, past_of, sources
from halte.methods.law.rules.justified import justified
from halte.methods.law.rules.longest_ban import longest_ban
from halte.methods.law.rules.notice_cap import notice_cap
from halte.methods.law.rules.publish import published
from halte.methods.law.rules.separate_part import part_of
from halte.methods.law.rules.severity import severity_points
from halte.methods.law.rules.size import Size, size_of
from halte.methods.law.rules.twelve_months import (
    twelve_months_cap,
    within_twelve_months,
)
from halte.methods.law.rules.voluntary_disclosure import by_disclosure
from halte.methods.law.rules.warning import warning_only
from halte.methods.law.rules.which_text import text_in_force
from halte.methods.law.rules.would_change import (
    Case,
    earlier_unless_justified,
    grounds,
    later_day,
    unless_justified,
    would_change,
)
from halte.methods.law.text.conditions import Condition
from halte.methods.law.text.limits import EARLIER_PROVISION
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step, Trace


@dataclass(frozen=True, slots=True)
class Setting:
    """What all failures of one notice share."""

    size: Size
    past: Past
    reading: Reading


def compute(findings: Findings, *, reading: Reading = "same_type") -> Result:
    """What the findings imply. Raises Faults with the path of each.

    The amount is whole dollars; a cap lowers it, never the bans.
    """
    faults: list[Fault] = []
    try:
        size = size_of(findings.employer)
    except Fault as fault:
        raise Faults([fault]) from None
    setting = Setting(size, past_of(findings.prior_violations), reading)
    assessed: list[Assessed] = []
    for number, failure in enumerate(findings.failures):
        try:
            assessed.append(assess(failure, setting))
        except Fault as fault:
            fault.path = f"violations[{number}].{fault.path}"
            faults.append(fault)
    if faults:
        raise Faults(faults)
    return notice(tuple(assessed), findings)


def assess(failure: Failure, setting: Setting) -> Assessed:
    """One failure under the text of its day."""
    law, chosen = text_in_force(failure.occurred_on)
    condition, classified = condition_of(law, failure)
    part = part_of(law, failure)
    begun = [step for step in (chosen, classified, part) if step is not None]
    excused = justified(law, failure)
    if condition is None:
        return under_earlier_text(law, failure, begun, excused)
    found = with_points(law, failure, condition, begun, setting)
    if excused is None:
        return found
    return replace(
        found,
        history_points=0,
        severity_points=0,
        total_points=0,
        amount_each_cad=0,
        amount_cad=0,
        ban=0,
        provisions=provisions_of(condition.provisions, [*begun, excused]),
        trace=Trace(
            "justified",
            (*begun, excused),
            unless_justified(found.total_points, found.amount_each_cad, found.ban),
        ),
    )


def under_earlier_text(
    law: Version, failure: Failure, begun: list[Step], excused: Step | None
) -> Assessed:
    """A failure under the text that knew no points: one ban, unless justified."""
    years, by_text = earlier_ban()
    last = by_text if excused is None else excused
    changes = (
        (*grounds(law, failure.item), later_day())
        if excused is None
        else earlier_unless_justified(years)
    )
    return Assessed(
        id=failure.id,
        item=failure.item,
        kind=None,
        history_points=0,
        severity_points=0,
        total_points=0,
        workers=failure.workers,
        amount_each_cad=0,
        amount_cad=0,
        ban=0 if excused else years,
        law_version=law.id,
        provisions=provisions_of((EARLIER_PROVISION,), [*begun, last]),
        trace=Trace(
            "justified" if excused else "earlier_text", (*begun, last), changes
        ),
    )


def with_points(
    law: Version,
    failure: Failure,
    condition: Condition,
    begun: list[Step],
    setting: Setting,
) -> Assessed:
    """History and severity, less a disclosure; then the tables, for each worker."""
    kind, small = condition.kind, setting.size.small
    history, by_history = history_points(law, kind, setting.past, setting.reading)
    severity, by_severity = severity_points(law, failure)
    gross = history + severity
    counted = sources(setting.past, kind, setting.reading)
    steps = [*begun, by_history, *([counted] if counted else []), by_severity]
    total, by_telling = by_disclosure(failure, gross)
    steps += [by_telling] if by_telling else []
    each, by_amount = amount_of(law, kind, total, small=small)
    ban, by_ban = ban_of(law, kind, total)
    amount, by_workers = for_each_worker(each, failure.workers)
    steps += [setting.size.step, by_amount, by_ban, by_workers]
    case = Case(law, kind, failure, setting.past, setting.reading, small, gross, total)
    status = "violation" if each or ban else "warning"
    return Assessed(
        id=failure.id,
        item=failure.item,
        kind=kind,
        history_points=history,
        severity_points=severity,
        total_points=total,
        workers=failure.workers,
        amount_each_cad=each,
        amount_cad=amount,
        ban=ban,
        law_version=law.id,
        provisions=provisions_of(condition.provisions, steps),
        trace=Trace(status, tuple(steps), would_change(case)),
    )


def provisions_of(own: tuple[str, ...], steps: list[Step]) -> tuple[str, ...]:
    """The provisions of the condition, then those of the rules, each once."""
    cited = (p for step in steps for p in step.provisions)
    return tuple(dict.fromkeys((*own, *cited)))


def notice(assessed: tuple[Assessed, ...], findings: Findings) -> Result:
    """All failures together: caps, the longest ban, warning, list, clocks."""
    day = findings.determined_on
    before = sum(one.amount_cad for one in assessed)
    capped, by_notice = notice_cap(before)
    amount, by_months = twelve_months_cap(capped, findings.prior_final_notices, day)
    caps: list[CapApplied] = [c for c in (by_notice, by_months) if c is not None]
    ban, by_ban = longest_ban([one.ban for one in assessed], day)
    within = within_twelve_months(capped, findings.prior_final_notices, day)
    warned, by_warning = warning_only(assessed)
    violated = any(not one.justified for one in assessed)
    listed, by_list = published(violated=violated, warning=warned)
    clocks, by_clocks = clocks_of(assessed, ban, day)
    # Division 6 says nothing of what came before it, and neither do its provisions.
    division = [one for one in assessed if one.kind is not None]
    said_ban = by_ban if any(one.ban for one in division) else None
    said_list = by_list if division else None
    steps = (within, said_ban, by_warning, said_list, by_clocks)
    return Result(
        violations=assessed,
        amount_before_caps_cad=before,
        amount_cad=amount,
        caps_applied=tuple(caps),
        ban=ban,
        warning_only=warned,
        published=listed,
        clocks=clocks,
        determined_on=day,
        steps=tuple(step for step in steps if step is not None),
    )
