"""Every measure of the room again, in plain Python from its rows, for many files.

Made by chance from a seed. What is compared with was not written for measures: loops
over rows, and the clocks of a single file as its own page shows them (`timing`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.law import items_under
from halte.capabilities.inspections.models import (
    Decision,
    FindingRow,
    Inspection,
    Payment,
)
from halte.capabilities.inspections.states import Happened as H
from halte.capabilities.inspections.states import Trigger
from halte.capabilities.inspections.timing import (
    answer_clock_of,
    decided_from,
    payment_clock_of,
)
from halte.core.measures.parts import breakdown_of, part_title
from halte.core.measures.periods import Period, fiscal_year
from halte.core.measures.registry import COUNTING, MEASURES, Row
from halte.core.measures.smallest_cell import OTHER, protect
from halte.core.measures.worlds import of_the_demonstration
from tests.conftest import Person
from tests.inspections.counted import Maker

pytestmark = pytest.mark.django_db(transaction=True)

YEAR = fiscal_year(2025)
FEWEST = 5
OWN = [id_ for id_ in MEASURES if id_.startswith("inspections.")]
ENDS = (H.COMPLIANT, H.CORRECTED, H.JUSTIFIED, H.CANCELLED, H.GONE, H.DECIDED)


def rows(name: str, breakdown: str = "", period: Period = YEAR) -> list[Row]:
    return list(COUNTING[f"inspections.{name}"](period, breakdown))


def counted(name: str, breakdown: str = "") -> dict[str, Decimal]:
    return {row.key: row.value for row in rows(name, breakdown)}


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"))


@pytest.fixture
def employers(greens: Employer) -> list[Employer]:
    return [Employer.objects.create(demonstration=True) for _ in range(12)]


@pytest.fixture(params=[1, 2])
def many(request: pytest.FixtureRequest, db: None) -> list[Inspection]:
    """A hundred and twenty files around the fiscal year, of twelve employers.

    Made once of each seed; each test gets the same rows.
    """
    world = MADE.get(request.param)
    if world is None:
        at_random(request.param)
        world = [list(model._base_manager.order_by("pk")) for model in of_both_rooms()]
        MADE[request.param] = world
    else:
        with transaction.atomic():
            for found in filter(None, world):
                type(found[0])._base_manager.bulk_create(found)
    return list(Inspection.objects.filter(demonstration=False).order_by("pk"))


MADE: Final[dict[int, list[list[Model]]]] = {}


def of_both_rooms() -> list[type[Model]]:
    rooms = (apps.get_app_config(room) for room in ("employers", "inspections"))
    return [model for room in rooms for model in room.get_models()]


def at_random(seed: int) -> None:
    """All of them, and one that was invented for the demonstration."""
    maker = Maker(
        [Employer.objects.create(demonstration=True) for _ in range(12)], seed
    )
    first, last = date(2024, 10, 1), date(2026, 6, 30)
    for _ in range(120):
        maker.at_random(first, last)
    invented = maker.opened(date(2025, 6, 1), demonstration=True)
    maker.event(invented, H.CANCELLED, date(2025, 7, 1))


def ends() -> Iterator[tuple[Inspection, date, str]]:
    """What ended each real file first, event by event."""
    for file in Inspection.objects.filter(demonstration=False):
        for event in sorted(file.events.all(), key=lambda e: (e.on, e.pk)):
            if event.kind in ENDS:
                decided = event.kind == H.DECIDED
                yield file, event.on, file.decision.outcome if decided else event.kind
                break


def test_files_are_counted_by_trigger_and_by_what_ended_them_first(
    many: list[Inspection],
) -> None:
    real = [f for f in many if YEAR.covers(f.opened_on)]
    grounds = Counter(f.lead_trigger for f in real)
    found = counted("opened", "trigger")
    assert found[""] == len(real) == counted("opened")[""]
    concluded = Counter(outcome for _f, on, outcome in ends() if YEAR.covers(on))
    told = counted("concluded", "outcome")
    assert told[""] == concluded.total() == counted("concluded")[""]
    for parts, hand in ((found, grounds), (told, concluded)):
        assert len(parts) > 2
        named = {k: n for k, n in parts.items() if k not in ("", OTHER)}
        assert named == {key: hand[key] for key in named}
        assert sum(parts.values()) == 2 * parts[""]


def test_a_file_that_ended_twice_is_concluded_once(employers: list[Employer]) -> None:
    maker = Maker(employers, 1)
    for _ in range(6):
        row = maker.opened(date(2025, 5, 1))
        maker.event(row, H.FINDINGS_ENTERED, date(2025, 5, 10))
        maker.sent(row, "preliminary", date(2025, 5, 11))
        maker.decided(row, date(2025, 7, 1), "penalty", 500)
        maker.event(row, H.GONE, date(2025, 8, 1))
    assert counted("concluded") == {"": 6}


def examined(file: Inspection) -> set[int]:
    """Conditions of a file with a finding that stands and has evidence."""
    return {
        row.item
        for row in FindingRow.objects.filter(inspection=file)
        if not hasattr(row, "replaced_by")
        and row.evidence is not None and row.status != "not_examined"
    }  # fmt: skip


def test_the_share_with_evidence_is_of_the_conditions_of_the_programme(
    many: list[Inspection],
) -> None:
    finished = [
        f for f in many
        if any(e.kind == H.FINDINGS_ENTERED and YEAR.covers(e.on)
               for e in f.events.all())
    ]  # fmt: skip
    held = sum(len(items_under(f.programme)) for f in finished)
    assert held < 30 * len(finished)
    pairs = [(item, f) for f in finished for item in examined(f)]
    assert counted("conditions_examined") == {"": percent(len(pairs), held)}
    found = counted("conditions_examined", "condition")
    assert len(found) > 3
    of_parts = 0
    for key, value in found.items():
        if key == OTHER:
            continue
        at = [f for item, f in pairs if item == int(key)]
        of = [f for f in finished if int(key) in items_under(f.programme)]
        assert value == percent(len(at), len(of)), key
        assert len({f.employer_id for f in at}) >= FEWEST
        of_parts += len(of)
    rest = [item for item, _f in pairs if f"{item:02}" not in found]
    assert found[OTHER] == percent(len(rest), held - of_parts)


def test_one_household_with_a_caregiver_moves_no_share_of_a_condition(
    employers: list[Employer],
) -> None:
    """Conditions 3, 10 and 16 are of employers of caregivers alone: which of them is
    told, and by how much, is the same with one such household and with none."""
    maker = Maker(employers, 1)
    files = [maker.opened(date(2025, 5, 1)) for _ in range(30)]
    for number, file in enumerate(files):
        for item in (2, 9, 15, 25):
            maker.met(file, item)
        if number == 0:
            last = file
        maker.event(file, H.FINDINGS_ENTERED, date(2025, 6, 1))
    before = counted("conditions_examined", "condition")
    maker.met(last, 16, status="met")
    after = counted("conditions_examined", "condition")
    assert set(before) == set(after) == {"09", "15", "25", OTHER}
    assert {k: v for k, v in before.items() if k != OTHER} == {
        k: v for k, v in after.items() if k != OTHER
    }  # fmt: skip


def by_hand(stage: str) -> Iterator[tuple[date, date, int]]:
    """Beginning and end of a stage, from the rows and the clocks of single files."""
    for file in Inspection.objects.filter(demonstration=False):
        events = list(file.events.order_by("id"))
        first = {e.kind: e.on for e in sorted(events, key=lambda e: -e.on.toordinal())}
        letters = [x for x in file.letters.order_by("number") if hasattr(x, "sending")]
        notices = [x for x in letters if x.kind != "final"]
        finals = [x for x in letters if x.kind == "final"]
        began = ended = None
        if stage == "findings":
            began, ended = file.opened_on, first.get(H.FINDINGS_ENTERED)
        elif stage == "notice":
            began = first.get(H.FINDINGS_ENTERED)
            ended = first.get(H.PRELIMINARY_SENT)
        elif stage == "answer" and notices:
            began, since = notices[-1].sending.sent_on, notices[-1].sending.kept_at
            answers = [e.on for e in events if e.kept_at >= since
                       and e.kind in (H.ANSWERED, H.NOTHING_TO_ADD)]  # fmt: skip
            ended = min(answers, default=None)
        elif stage == "decision":
            began, ended = decided_from(file), first.get(H.DECIDED)
        elif stage == "payment" and finals:
            began, ended = finals[-1].sending.sent_on, in_full(file)
        if began and ended and began <= ended:
            yield began, ended, file.employer_id


def in_full(file: Inspection) -> date | None:
    """The day on which the last cent came in."""
    total = 0
    for payment in sorted(file.payments.all(), key=lambda p: p.paid_on):
        total += payment.amount_cents
        if total >= file.decision.amount_cad * 100:
            return payment.paid_on
    return None


@pytest.mark.parametrize(
    "stage", ["findings", "notice", "answer", "decision", "payment"]
)
def test_days_of_each_stage_are_those_of_single_files(
    many: list[Inspection], stage: str
) -> None:
    spans = [s for s in by_hand(stage) if YEAR.covers(s[1])]
    assert len({who for _b, _e, who in spans}) >= FEWEST
    days = median((ended - began).days for began, ended, _who in spans)
    assert counted("days_by_stage", "stage")[stage] == Decimal(str(days))


def test_days_in_all_are_those_from_opening_to_the_first_end(
    many: list[Inspection],
) -> None:
    days = [(on - f.opened_on).days for f, on, _o in ends() if YEAR.covers(on)]
    assert counted("days_by_stage") == {"": Decimal(str(median(days)))}
    found = [s for s in by_hand("findings") if YEAR.covers(s[1])]
    middle = median((ended - began).days for began, ended, _who in found)
    assert counted("days_to_findings") == {"": Decimal(str(middle))}


def shared(sides: Iterable[tuple[bool, int]]) -> dict[str, Decimal]:
    """A share by hand, told where five employers or nobody are on each side."""
    who: defaultdict[bool, list[int]] = defaultdict(list)
    for kept, employer in sides:
        who[kept].append(employer)
    if any(0 < len(set(who[side])) < FEWEST for side in (True, False)):
        return {}
    return {"": percent(len(who[True]), len(who[True]) + len(who[False]))}


def test_answers_and_payments_in_time_are_those_of_the_clocks_of_single_files(
    many: list[Inspection],
) -> None:
    answered, paid = [], []
    ended = {}
    for file in many:
        row = Inspection.objects.get(pk=file.pk)
        clock = answer_clock_of(row)
        if clock and YEAR.covers(clock.ends_on):
            notice = row.letters.exclude(kind="final").order_by("-number")[0]
            ended = [e.on for e in row.events.all()
                     if e.kept_at >= notice.sending.kept_at
                     and e.kind in (H.ANSWERED, H.NOTHING_TO_ADD)]  # fmt: skip
            in_time = any(on <= clock.ends_on for on in ended)
            answered.append((in_time, row.employer_id))
        due = payment_clock_of(row)
        if due and YEAR.covers(due.ends_on):
            day = in_full(row)
            paid.append((bool(day and day <= due.ends_on), row.employer_id))
    assert counted("answered_in_time") == shared(answered) != {}
    assert counted("paid_in_time") == shared(paid) != {}


def test_a_clock_that_still_runs_is_neither_kept_nor_missed(
    employers: list[Employer],
) -> None:
    maker, today = Maker(employers, 1), timezone.localdate()
    year = fiscal_year(today.year - (today.month < 4))
    for _ in range(12):
        row = maker.opened(today - timedelta(9))
        maker.sent(row, "preliminary", today - timedelta(1))
    assert rows("answered_in_time", period=year) == []


def test_a_file_that_lies_still_is_seen_day_by_day(many: list[Inspection]) -> None:
    sides = []
    for file in many:
        row = Inspection.objects.get(pk=file.pk)
        events = sorted(row.events.all(), key=lambda e: e.on)
        ended = [e.on for e in events if e.kind in (H.CLOSED, H.CANCELLED, H.GONE)]
        until = min([*ended, YEAR.end])
        day, still, open_ = YEAR.start, False, False
        while day and day <= until:
            past = [e.on for e in events if e.on < day]
            if row.opened_on <= day:
                open_ = True
                still |= bool(past) and (day - max(past)).days >= 60
            day += timedelta(1)
        if open_:
            sides.append((not still, row.employer_id))
    assert counted("never_still") == shared(sides) != {}


def test_money_is_the_sum_of_its_rows(many: list[Inspection]) -> None:
    decided = [d for d in Decision.objects.all() if YEAR.covers(d.decided_on)]
    assert counted("penalties") == {"": sum(d.amount_cad for d in decided)}
    paid = [p for p in Payment.objects.all() if YEAR.covers(p.paid_on)]
    assert counted("penalties_paid") == {
        "": Decimal(sum(p.amount_cents for p in paid)) / 100
    }
    assert (
        sum(counted("penalties_paid", "way").values()) == counted("penalties_paid")[""]
    )
    assert counted("warnings") == {"": sum(d.outcome == "warning" for d in decided)}


def test_many_files_of_few_employers_are_few(greens: Employer) -> None:
    maker = Maker([greens], 1)
    for _ in range(20):
        row = maker.opened(date(2025, 5, 1), lead_trigger=Trigger.SUSPICION)
        maker.met(row, 9)
        maker.event(row, H.FINDINGS_ENTERED, date(2025, 6, 1))
        maker.event(row, H.COMPLIANT, date(2025, 6, 2))
    for name in ("opened", "concluded", "conditions_examined", "days_by_stage",
                 "days_to_findings", "never_still"):  # fmt: skip
        assert counted(name) == {}, name


def test_no_part_is_of_fewer_employers_than_the_rule_and_each_has_words(
    many: list[Inspection],
) -> None:
    for id_ in OWN:
        measure = MEASURES[id_]
        for breakdown in measure.breakdowns:
            assert breakdown_of(id_, breakdown) is not None
            found = [*COUNTING[id_](YEAR, ""), *COUNTING[id_](YEAR, breakdown)]
            for row in protect(found, measure.smallest_cell):
                if row.key:
                    told = part_title(id_, breakdown, row.key)
                    assert row.key not in (told.en, told.fr), (id_, row.key)


def test_counting_asks_as_often_of_many_files_as_of_few(
    employers: list[Employer],
) -> None:
    maker = Maker(employers, 3)
    asked = []
    for more in (20, 60):
        for _ in range(more):
            maker.at_random(date(2025, 1, 1), date(2026, 3, 31))
        with CaptureQueriesContext(connection) as queries:
            for id_ in OWN:
                for breakdown in ("", *MEASURES[id_].breakdowns):
                    list(COUNTING[id_](YEAR, breakdown))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_what_the_demonstration_made_is_counted_only_where_it_is_asked_for(
    ines: Person, employers: list[Employer]
) -> None:
    maker = Maker(employers, 1)
    for _ in range(7):
        maker.opened(date(2025, 5, 1), demonstration=True)
    assert counted("opened") == {}
    with of_the_demonstration():
        assert counted("opened") == {"": 7}
    assert counted("opened") == {}
