"""Files of inspections by the row, for counting: many, of many employers, at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.models import (
    Computation,
    Decision,
    Event,
    Evidence,
    FindingRow,
    Inspection,
    Letter,
    LetterContent,
    Passage,
    Payment,
    Sending,
)
from halte.capabilities.inspections.states import Happened as H
from halte.capabilities.inspections.states import Kind, Trigger

NOBODY = 0
Later = Callable[[int], date | None]
"""A day so many days later at most; None where that is too late."""


class Maker:
    """Makes one file after the other; a seed makes the same ones again."""

    def __init__(self, employers: list[Employer], seed: int) -> None:
        self.employers, self.random = employers, Random(seed)
        self.said = Passage.objects.create(text="Said")
        self.content = LetterContent.objects.create(digest="0" * 64, content="e30=")
        self.made = 0

    def opened(self, on: date, **more: object) -> Inspection:
        """A file that was opened on a day."""
        self.made += 1
        plain: dict[str, object] = {
            "number": f"R-{self.made}", "programme": "tfwp", "office": "ON",
            "employer": self.employers[self.made % len(self.employers)],
            "lead_trigger": Trigger.PAST_FAILURE, "trigger_source": "document",
            "trigger_said": self.said, "opened_on": on, "since": on, "last_on": on,
            "period_from": on, "period_to": on,
        }  # fmt: skip
        row = Inspection.objects.create(**(plain | more))
        self.event(row, H.OPENED, on)
        return row

    def event(
        self, row: Inspection, kind: str, on: date, until: date | None = None
    ) -> None:
        """Something that happened, recorded on its day."""
        Event.objects.create(
            inspection=row, kind=kind, on=on, until=until, said=self.said,
            kept_at=at(on) + timedelta(seconds=Event.objects.count()),
        )  # fmt: skip
        row.last_on = max(row.last_on, on)
        row.save()

    def met(self, row: Inspection, item: int, status: str = "met") -> None:
        """A condition with evidence and a finding."""
        given = Evidence.objects.create(
            inspection=row, item=item, source="document", side="open",
            label=self.said, on=row.opened_on,
        )  # fmt: skip
        FindingRow.objects.create(
            inspection=row, item=item, status=status, evidence=given
        )

    def sent(
        self, row: Inspection, kind: Kind, on: date, clocks: str = "ordinary"
    ) -> None:
        """A notice that left."""
        number = row.letters.count() + 1
        computed = Computation.objects.create(
            inspection=row, number=number, findings='{"prior_violations": []}',
            findings_digest="", result_en="", result_fr="", result_digest="",
            law_read_up_to=on, versions="", determined_on=on, amount_cad=500, ban="0",
            warning_only=False, published=False, clocks=clocks,
        )  # fmt: skip
        letter = Letter.objects.create(
            inspection=row, computation=computed, kind=kind, number=number, dated=on,
            words=self.content, pdf_en=self.content, pdf_fr=self.content,
            drafted_by_id=NOBODY, drafted_by_name="Nobody",
        )  # fmt: skip
        Sending.objects.create(letter=letter, sent_on=on, way="mail", kept_at=at(on))
        happened: str = {
            Kind.PRELIMINARY: H.PRELIMINARY_SENT, Kind.CORRECTED: H.CORRECTED_SENT,
            Kind.FINAL: H.FINAL_SENT,
        }[Kind(kind)]  # fmt: skip
        self.event(row, happened, on)

    def decided(self, row: Inspection, on: date, outcome: str, amount: int = 0) -> None:
        """A final decision."""
        Decision.objects.create(
            inspection=row, outcome=outcome, amount_cad=amount, reasons=self.said,
            computation=row.computations.order_by("-number").first(), decided_on=on,
            by_user_id=NOBODY, by_name="Nobody",
        )  # fmt: skip
        self.event(row, H.DECIDED, on)

    def paid(self, row: Inspection, on: date, cents: int) -> None:
        """Something that came in."""
        Payment.objects.create(
            inspection=row, paid_on=on, amount_cents=cents, reference="R"
        )
        self.event(row, H.PAID, on)

    def at_random(self, first: date, last: date) -> Inspection:
        """A file whose days follow one another by chance, until a day."""
        chance = self.random
        on = first + timedelta(chance.randrange((last - first).days))
        programme, trigger = chance.choice(["tfwp", "imp"]), chance.choice(GROUNDS)
        row = self.opened(on, programme=programme, lead_trigger=trigger)

        def later(most: int) -> date | None:
            nonlocal on
            on += timedelta(chance.randint(1, most))
            return on if on <= last else None

        if not (day := later(80)) or chance.random() < 0.1:
            return row
        for item in chance.sample(range(1, 31), chance.randint(1, 9)):
            self.met(row, item)
        self.event(row, H.FINDINGS_ENTERED, day)
        if chance.random() < 0.3:
            if day := later(30):
                self.event(row, chance.choice([H.COMPLIANT, H.CORRECTED, H.GONE]), day)
            return row
        if day := later(30):
            self.penalised(row, day, later)
        return row

    def penalised(self, row: Inspection, sent: date, day: Later) -> None:
        """From the notice to payment, as far as chance and the days go."""
        chance = self.random
        clocks = chance.choice(["ordinary", "ordinary", "reduced"])
        self.sent(row, Kind.PRELIMINARY, sent, clocks)
        self.answered(row, day, clocks)
        outcome, amount = chance.choice([("warning", 0), ("penalty", 500)])
        if not (on := day(90)):
            return
        self.decided(row, on, outcome, amount)
        if amount and (on := day(10)):
            self.sent(row, Kind.FINAL, on, clocks)
            for part in chance.choice([(50_000,), (20_000, 30_000), (20_000,)]):
                if on := day(40):
                    self.paid(row, on, part)
        if chance.random() < 0.2 and (on := day(40)):
            self.event(row, H.GONE, on)

    def answered(self, row: Inspection, day: Later, clocks: str) -> None:
        """A corrected notice, more time, an answer: each by chance."""
        chance = self.random
        if chance.random() < 0.2 and (on := day(10)):
            self.sent(row, Kind.CORRECTED, on, clocks)
        if chance.random() < 0.3 and (on := day(10)):
            self.event(row, H.EXTENDED, on, on + timedelta(chance.randint(20, 60)))
        if chance.random() < 0.7 and (on := day(50)):
            self.event(row, H.ANSWERED, on)
            if chance.random() < 0.3 and (on := day(5)):
                self.event(row, H.NOTHING_TO_ADD, on)


GROUNDS = [t for t in Trigger if t is not Trigger.RANDOM]


def at(day: date) -> datetime:
    """Noon of a day, where the country is."""
    return datetime.combine(day, time(12), timezone.get_default_timezone())
