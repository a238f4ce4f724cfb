"""One line, its entries, and the way of a dollar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.money import policy
from halte.capabilities.money.book.sums import LineSums
from halte.capabilities.money.charts import Bar, money_chart
from halte.capabilities.money.keys import LineKey, read_key
from halte.capabilities.money.ledger import (
    Body,
    LineView,
    body_of,
    ledger,
    line_view,
    named_bodies,
    planned_lines,
)
from halte.capabilities.money.lines import line_of, lines_to_speak_of
from halte.capabilities.money.models import Award, Entry, Line, Transfer
from halte.capabilities.money.origins import Step, followed
from halte.capabilities.money.queries.transfers import (
    WITH,
    TransferLine,
    transfer_lines,
)
from halte.capabilities.money.standing import (
    NOW,
    later_commitments,
    newest,
    standing,
)
from halte.capabilities.money.states import AFTER_THE_YEAR, Said
from halte.capabilities.money.words import SAID
from halte.capabilities.money.years import is_over, year_of
from halte.capabilities.plan.facade import (
    PlanBudget,
    budget_of,
    budgets,
    public_reports,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation, User
from halte.core.reads import reads
from halte.core.ui.writing import cents


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as lists show it. `corrected_by` is the number of a later one."""

    id: int
    key: str
    said: str
    title: Bilingual
    cents: int
    on: date
    body: Body
    explanation: str
    language: str
    above: int
    corrects: int | None
    corrected_by: int | None
    pays: int | None
    into: str
    award: str
    award_id: int | None
    came_with: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class LinePage:
    """A line in full, as far as this reader sees."""

    line: LineView
    plan_title: Bilingual
    chart: SafeString
    entries: tuple[EntryLine, ...]
    sees_entries: bool
    transfers: tuple[TransferLine, ...]
    may_say: bool
    correctable: frozenset[int]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line that a person’s organisation answers for."""

    line: LineView
    plan_title: Bilingual
    is_over: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The way of a dollar: what was said, where it came from, what it counts in."""

    entry: EntryLine
    line: LineView
    plan: str
    plan_title: Bilingual
    origin: tuple[Step, ...]
    chain: tuple[EntryLine, ...]
    public: tuple[Step, ...]
    may_correct: bool
    sees_audit: bool
    record: str


def read_line(actor: Actor, text: str) -> tuple[LineView, Bilingual]:
    """A line that this reader’s plans have, with the title of its plan."""
    key = read_key(text)
    if key is None:
        raise Missing("not_found")
    line_of(text)
    budget = budget_of(actor, key.plan)
    row = Line.objects.filter(key=text).first()
    number = row.pk if row else None
    found = standing(Line.objects.filter(key=text).order_by(), NOW)
    planned = planned_lines(budget).get(key)
    view = line_view(
        budget, key, named_bodies([key]), planned,
        found.sums(number, planned.cents if planned else None), number,
        number in found.invented,
    )  # fmt: skip
    return view, budget.title


def line_page(actor: Actor, text: str) -> LinePage:
    """One line."""
    view, title = read_line(actor, text)
    row = line_of(text)
    seen = entries_of_line(actor, view.line_id)
    moves = Transfer.objects.visible_to(actor)
    mine = moves.filter(giver__key=text) | moves.filter(taker__key=text)
    states = actor.may(Permission.MONEY_STATE)
    return LinePage(
        line=view,
        plan_title=title,
        chart=line_chart(view),
        entries=tuple(entry_line(entry) for entry in seen),
        sees_entries=actor.may(Permission.MONEY_READ),
        transfers=transfer_lines(list(mine.select_related(*WITH))),
        may_say=states and not policy.may_say(actor, row),
        correctable=frozenset(
            entry.pk
            for entry in seen
            if states and not policy.may_correct(actor, entry)
        ),
    )


def entries_of_line(actor: Actor, line_id: int | None) -> list[Entry]:
    """The entries of a line that this reader sees, the newest first."""
    rows = Entry.objects.visible_to(actor).filter(line_id=line_id or 0)
    return list(told(rows).order_by("-said_on", "-pk"))


def told(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """With all that a line of a list says."""
    return rows.select_related("line", "organisation", "into", "award", "corrected_by")


def line_chart(view: LineView) -> SafeString:
    """One bar for one line."""
    sums = view.sums
    whole = cents(sums.available)
    bar = Bar(
        name=f"{view.owner}, {view.key.fiscal_year}",
        whole=whole,
        parts={
            "spent": (sums.spent or 0) - sums.over - sums.without_budget,
            "lapsed": sums.lapsed or 0,
            "carried": sums.carried or 0,
            "unreported": sums.unreported or 0,
            "above": sums.over,
            "without": sums.without_budget,
        },
    )
    return money_chart([bar], title=_("What became of this line"))


def entry_line(row: Entry) -> EntryLine:
    """A kept entry as lists show it."""
    later = getattr(row, "corrected_by", None)
    return EntryLine(
        id=row.pk,
        key=row.line.key,
        said=row.said,
        title=SAID[row.said],
        cents=row.cents,
        on=row.said_on,
        body=body_of(row.organisation),
        explanation=row.explanation,
        language=row.language,
        above=row.above_cents,
        corrects=row.corrects_id,
        corrected_by=later.pk if later else None,
        pays=row.pays_id,
        into=row.into.key if row.into else "",
        award=row.award.ref_number if row.award else "",
        award_id=row.award_id,
        came_with=row.origin_kind,
        demonstration=row.demonstration,
    )


def entry_to_correct(row: Entry) -> EntryLine:
    """An entry as its correction begins: it pays the commitment that stands now."""
    later = later_commitments(Line.objects.filter(pk=row.line_id).order_by(), NOW)
    return replace(entry_line(row), pays=newest(row.pays_id, later))


def entry_row(actor: Actor, entry_id: int) -> Entry:
    """An entry for an action to work on."""
    row = told(Entry.objects.visible_to(actor)).filter(pk=entry_id).first()
    if row is None:
        raise Missing("not_found")
    return row


@reads(Permission.MONEY_READ)
def every_entry(actor: Actor) -> tuple[EntryLine, ...]:
    """All entries that this reader sees, oldest first: for a file."""
    rows = told(Entry.objects.visible_to(actor)).order_by("said_on", "pk")
    return tuple(entry_line(row) for row in rows.iterator(2000))


@reads(Permission.MONEY_READ)
def entry_page(actor: Actor, *, entry_id: int) -> EntryPage:
    """The way of a dollar, from who said it to the public report."""
    row = entry_row(actor, entry_id)
    view, title = read_line(actor, row.line.key)
    states = actor.may(Permission.MONEY_STATE)
    return EntryPage(
        entry=entry_line(row),
        line=view,
        plan=view.key.plan,
        plan_title=title,
        origin=followed(actor, row.origin_kind, row.origin_id),
        chain=tuple(entry_line(one) for one in _chain(row)),
        public=_public(view.key.plan, row),
        may_correct=states and not policy.may_correct(actor, row),
        sees_audit=actor.may(Permission.AUDIT_READ),
        # The audit names the subject of an action: the line that was spoken of,
        # or the entry that was corrected.
        record=f"money.Entry:{row.corrects_id}"
        if row.corrects_id
        else f"money.Line:{row.line_id}",
    )


@reads(
    Permission.AUDIT_READ,
    records=lambda found: [found[0]],
)
def who_entered(actor: Actor, *, entry_id: int) -> tuple[str, str]:
    """The record that was opened, and the name of who made the entry."""
    row = entry_row(actor, entry_id)
    person = User.objects.filter(pk=row.by_user_id or 0).first()
    return f"money.Entry:{row.pk}", person.name if person else ""


def _chain(row: Entry) -> list[Entry]:
    """The entries that this one corrects and is corrected by, oldest first."""
    first = row
    while first.corrects is not None:
        first = first.corrects
    found = [first]
    while (later := getattr(found[-1], "corrected_by", None)) is not None:
        found.append(later)
    return found if len(found) > 1 else []


def _public(plan: str, row: Entry) -> tuple[Step, ...]:
    """The published report that first tells of a day on or after the entry."""
    if row.demonstration:
        return ()
    return tuple(
        Step(
            Bilingual(
                f"Progress report {report.sequence}",
                f"Rapport d’étape {report.sequence}",
            ),
            reverse("plan:report", args=[plan, report.sequence]),
            report.as_of,
        )
        for report in public_reports(plan, row.said_on)[:1]
    )


@reads(Permission.MONEY_STATE)
def own_lines(actor: Actor, *, fiscal_year: str = "") -> tuple[OwnLine, ...]:
    """The lines that one’s organisation answers for; silent ones first.

    With a fiscal year, also those on which spending could be said for the first
    time.
    """
    body = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if body is None:
        return ()
    found = []
    for budget in budgets(actor):
        book = ledger(budget)
        views = {
            line.key: line
            for line in book.lines
            if line.key.organisation == body.slug
            and fiscal_year in ("", line.key.fiscal_year)
        }
        for promise in budget.promises if fiscal_year else ():
            takes_part = promise.lead_id == body.pk or body.pk in promise.supporting
            if takes_part and not promise.retired:
                views |= _possible(budget, promise.slug, body, fiscal_year, views)
        found += [OwnLine(view, budget.title, _over(view)) for view in views.values()]
    return tuple(sorted(found, key=_silent_first))


def _possible(
    budget: PlanBudget,
    commitment: str,
    body: Organisation,
    year: str,
    known: Mapping[LineKey, LineView],
) -> dict[LineKey, LineView]:
    keys = lines_to_speak_of(budget, commitment, body.slug, year)
    bodies = {body.slug: body_of(body)}
    return {
        key: line_view(budget, key, bodies, None, LineSums(), None, False)
        for key in keys
        if key not in known and key.organisation
    }


def _over(view: LineView) -> bool:
    return is_over(view.key.fiscal_year, timezone.localdate())


def _silent_first(own: OwnLine) -> tuple[bool, bool, str]:
    line = own.line
    return (not line.in_plan, line.sums.spent is not None, str(line.key))


@dataclass(frozen=True, slots=True)
class Sayable:
    """What can be said of a line today, and what it can be tied to."""

    view: LineView
    row: Line
    kinds: tuple[Said, ...]
    payable: tuple[tuple[int, int], ...]
    awards: tuple[tuple[int, str], ...]


def sayable(actor: Actor, text: str) -> Sayable:
    """A line taken up to say something of it."""
    view, _title = read_line(actor, text)
    row = line_of(text)
    over = _over(view)
    kinds = tuple(k for k in Said if over or k not in AFTER_THE_YEAR)
    mine = actor.organisation_id or 0
    made = Entry.objects.standing().filter(
        line_id=row.pk or 0, said=Said.COMMITTED, organisation_id=mine
    )
    awards = Award.objects.visible_to(actor).filter(line_id=row.pk or 0)
    return Sayable(
        view, row, kinds,
        tuple(made.values_list("pk", "cents")),
        tuple(awards.values_list("pk", "ref_number")),
    )  # fmt: skip


def current_year() -> str:
    """The fiscal year of today."""
    return year_of(timezone.localdate())
