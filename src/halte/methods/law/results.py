"""What the entered findings imply: the output of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from halte.methods.bilingual import Language
from halte.methods.law.text.bans import Ban
from halte.methods.law.text.clocks import ClockSet
from halte.methods.law.text.dated import Kind
from halte.methods.law.trace import Step, Trace


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one failure implies: `amount_each_cad` for each of `workers` violations.

    `kind` is None and all points are 0 under the text before 2015-12-01, which
    knew no types. A justified failure has no points, no amount and no ban.
    """

    id: str
    item: int
    kind: Kind | None
    history_points: int
    severity_points: int
    total_points: int
    workers: int
    amount_each_cad: int
    amount_cad: int
    ban: Ban
    law_version: str
    provisions: tuple[str, ...]
    trace: Trace

    @property
    def justified(self) -> bool:
        """True where the failure is no violation."""
        return self.trace.status == "justified"

    def to_dict(self, language: Language) -> dict[str, object]:
        """The violation under its published keys."""
        return {
            "id": self.id,
            "type": self.kind,
            "history_points": self.history_points,
            "severity_points": self.severity_points,
            "total_points": self.total_points,
            "workers": self.workers,
            "amount_each_cad": self.amount_each_cad,
            "amount_cad": self.amount_cad,
            "ban_years": self.ban,
            "law_version": self.law_version,
            "provisions": list(self.provisions),
            "trace": self.trace.to_dict(language),
        }


@dataclass(frozen=True, slots=True)
class CapApplied:
    """A cap that lowered the amount, and by how much."""

    cap: str
    reduced_by_cad: int
    step: Step

    def to_dict(self, language: Language) -> dict[str, object]:
        """The cap for machines."""
        told = self.step.to_dict(language)
        return {"cap": self.cap, "reduced_by_cad": self.reduced_by_cad, **told}


@dataclass(frozen=True, slots=True)
class Clocks:
    """Days of the notices; None in `days` where no notice of Division 6 is due.

    Dates count calendar days; an office that is closed on the last day (the
    Interpretation Act, s. 26) is for the reader to see.
    """

    kind: str
    days: ClockSet | None
    ban_begins_on: date | None
    ban_last_day: date | None

    def deemed_received(self, sent_on: date, *, final: bool = False) -> date:
        """When a notice sent on this day counts as received."""
        days = self._days()
        clock = days.final_received if final else days.preliminary_received
        return sent_on + timedelta(clock.days)

    def answer_by(self, sent_on: date) -> date:
        """The last day to answer a preliminary notice sent on this day."""
        return self.deemed_received(sent_on) + timedelta(self._days().answer.days)

    def pay_by(self, sent_on: date) -> date:
        """The last day to pay under a final notice sent on this day."""
        received = self.deemed_received(sent_on, final=True)
        return received + timedelta(self._days().payment.days)

    def _days(self) -> ClockSet:
        if self.days is None:
            raise ValueError("no notice of Division 6 is due, so no clock runs")
        return self.days


@dataclass(frozen=True, slots=True)
class Result:
    """The whole notice. It states what the entries imply and recommends nothing."""

    violations: tuple[Assessed, ...]
    amount_before_caps_cad: int
    amount_cad: int
    caps_applied: tuple[CapApplied, ...]
    ban: Ban
    warning_only: bool
    published: bool
    clocks: Clocks
    determined_on: date
    steps: tuple[Step, ...]

    def to_dict(self, language: Language) -> dict[str, object]:
        """The result under its published keys; sentences in one language."""
        return {
            "violations": [v.to_dict(language) for v in self.violations],
            "amount_before_caps_cad": self.amount_before_caps_cad,
            "amount_cad": self.amount_cad,
            "caps_applied": [cap.to_dict(language) for cap in self.caps_applied],
            "ban": self.ban,
            "warning_only": self.warning_only,
            "published": self.published,
            "clocks": {
                **clock_dict(self.clocks, self.determined_on),
                "trace": [step.to_dict(language) for step in self.steps],
            },
        }


def clock_dict(clocks: Clocks, determined_on: date) -> dict[str, object]:
    """The clocks for machines, with the dates if the notice goes out that day."""
    days = clocks.days
    made: dict[str, object] = {
        "kind": clocks.kind,
        "preliminary_notice_deemed_received_days": None,
        "answer_days": None,
        "final_notice_deemed_received_days": None,
        "payment_days": None,
        "if_final_notice_sent_on": determined_on.isoformat(),
        "final_notice_deemed_received_on": None,
        "pay_by": None,
        "ban_begins_on": iso(clocks.ban_begins_on),
        "ban_last_day": iso(clocks.ban_last_day),
    }
    if days is not None:
        made |= {
            "preliminary_notice_deemed_received_days": days.preliminary_received.days,
            "answer_days": days.answer.days,
            "final_notice_deemed_received_days": days.final_received.days,
            "payment_days": days.payment.days,
            "final_notice_deemed_received_on": iso(
                clocks.deemed_received(determined_on, final=True)
            ),
            "pay_by": iso(clocks.pay_by(determined_on)),
        }
    return made


def iso(day: date | None) -> str | None:
    """A day as text."""
    return None if day is None else day.isoformat()
