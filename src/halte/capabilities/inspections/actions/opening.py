"""A file is opened, announced or not, examined, and ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.keeping import (
    happen,
    passage,
    require_reason,
)
from halte.capabilities.inspections.models import (
    Event,
    Inspection,
    InspectionSite,
    Pick,
)
from halte.capabilities.inspections.policy import may_become, may_note
from halte.capabilities.inspections.states import (
    Happened,
    Programme,
    Source,
    State,
    Trigger,
)
from halte.capabilities.inspections.tokens import require_token
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.geography.zones import ZONES

YEARS_BACK = 6
"""How long an employer keeps documents, and can be asked for them (s. 209.5)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a file begins with: one lead trigger, and its evidence."""

    employer_pk: int
    programme: Programme
    trigger: Trigger
    source: Source
    said: str
    office: str
    opened_on: date
    period_from: date
    period_to: date
    reference: str = ""
    pick: Pick | None = None
    site_pks: Sequence[int] = ()
    demonstration: bool = False


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Open an inspection", "Ouvrir une inspection"),
    second_factor=True,
)
def open_inspection(
    actor: Actor, inspection: Inspection, *, opening: Opening
) -> Inspection:
    """A new file. Who reads the employer has checked that it exists."""
    check(opening)
    day = opening.opened_on
    for name in ("programme", "office", "period_from", "period_to", "opened_on",
                 "demonstration", "pick"):  # fmt: skip
        setattr(inspection, name, getattr(opening, name))
    inspection.employer_id = opening.employer_pk
    inspection.number = next_number(day.year)
    inspection.lead_trigger = opening.trigger
    inspection.trigger_source = opening.source
    inspection.trigger_reference = opening.reference.strip()
    inspection.trigger_said = passage(opening.said)
    inspection.since = inspection.last_on = day
    inspection.save()
    InspectionSite.objects.bulk_create(
        InspectionSite(inspection=inspection, site_id=pk) for pk in opening.site_pks
    )
    happen(actor, inspection, Happened.OPENED, day)
    return inspection


def check(opening: Opening) -> None:
    """What no single field shows."""
    if opening.office not in ZONES:
        raise Invalid("office_unknown", field="office")
    if opening.opened_on > today_at(opening.office):
        raise Invalid("day_to_come", field="opened_on")
    if opening.period_from > opening.period_to:
        raise Invalid("period_backwards", field="period_to")
    if opening.period_to > opening.opened_on:
        raise Invalid("period_to_come", field="period_to")
    if opening.period_from < years_before(opening.opened_on, YEARS_BACK):
        raise Invalid("period_too_long", field="period_from", years=YEARS_BACK)
    check_source(opening)
    check_draw(opening)


def check_source(opening: Opening) -> None:
    """A sentence for officers; of what is sealed a token, which is a reason to
    suspect (209.5(a)) and nothing else.
    """
    sealed = opening.source is Source.SEALED
    require_token(
        opening.source, opening.reference, label=opening.said, label_field="said"
    )
    if sealed and opening.trigger is not Trigger.SUSPICION:
        raise Invalid("token_suspicion", field="trigger")
    if not sealed:
        require_reason(opening.said)


def check_draw(opening: Opening) -> None:
    """At random means from a draw, and for the employer that was drawn."""
    drawn = opening.trigger is Trigger.RANDOM
    if drawn != (opening.pick is not None):
        raise Invalid("random_needs_draw", field="trigger")
    if opening.pick and opening.pick.employer_id != opening.employer_pk:
        raise Invalid("drawn_another", field="employer")
    if opening.pick and Inspection.objects.filter(pick=opening.pick).exists():
        raise Invalid("drawn_inspected", field="trigger")


def years_before(day: date, years: int) -> date:
    """The same day some years before; February 28 for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def next_number(year: int) -> str:
    """I-2026-0001 and on, by the year of the opening."""
    start = f"I-{year}-"
    last = (
        Inspection.objects.filter(number__startswith=start)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:04}"


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Give notice of an inspection", "Aviser d’une inspection"),
    policy=may_become(State.NOTIFIED),
    second_factor=True,
)
def give_notice(
    actor: Actor, inspection: Inspection, *, on: date, attend_on: date, said: str = ""
) -> Event:
    """The employer was told when to attend (s. 209.4(1)(c))."""
    if attend_on < on:
        raise Invalid("attend_before_notice", field="until")
    return happen(
        actor, inspection, Happened.NOTICE_GIVEN, on, said=said, until=attend_on
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Inspect without notice", "Inspecter sans avis"),
    policy=may_become(State.UNANNOUNCED),
    second_factor=True,
)
def go_unannounced(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """Nobody is told before, and why not."""
    return happen(
        actor, inspection, Happened.UNANNOUNCED, on, said=require_reason(said)
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Begin to examine", "Commencer l’examen"),
    policy=may_become(State.EXAMINING),
    second_factor=True,
)
def begin_examining(
    actor: Actor, inspection: Inspection, *, on: date, said: str = ""
) -> Event:
    """The examination begins, or begins again after findings were entered."""
    again = inspection.state == State.FOUND
    kind = Happened.REOPENED if again else Happened.EXAMINING
    return happen(actor, inspection, kind, on, said=said)


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Note an event", "Consigner un événement"),
    policy=may_note,
    second_factor=True,
)
def note(actor: Actor, inspection: Inspection, *, on: date, said: str) -> Event:
    """Something that happened and changes no state."""
    return happen(actor, inspection, Happened.NOTED, on, said=require_reason(said))


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Note corrective action", "Consigner une mesure corrective"),
    policy=may_become(State.CORRECTED),
    second_factor=True,
)
def note_correction(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """What the employer put right, and from what it is known."""
    return happen(
        actor, inspection, Happened.CORRECTIVE_ACTION, on, said=require_reason(said)
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Cancel an inspection", "Annuler une inspection"),
    policy=may_become(State.CANCELLED),
    second_factor=True,
)
def cancel(actor: Actor, inspection: Inspection, *, on: date, said: str) -> Event:
    """It goes no further, for a reason."""
    return happen(actor, inspection, Happened.CANCELLED, on, said=require_reason(said))


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("The employer is gone", "L’employeur n’existe plus"),
    policy=may_become(State.GONE),
    second_factor=True,
)
def employer_gone(
    actor: Actor, inspection: Inspection, *, on: date, said: str
) -> Event:
    """The employer exists no longer, and how that is known."""
    return happen(actor, inspection, Happened.GONE, on, said=require_reason(said))
