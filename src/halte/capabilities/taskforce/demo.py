"""The demonstration: meetings that never took place, and what was never decided.

Everything carries the mark `demonstration`, which pages show and measures leave
out. It is done through the actions, by different invented people, so that every
rule held; minutes are approved by someone who did not write them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.taskforce.actions.follow_ups import (
    finish,
    record_effect,
)
from halte.capabilities.taskforce.actions.meetings import (
    Naming,
    PaperTitle,
    Point,
    add_item,
    add_paper,
    call_meeting,
)
from halte.capabilities.taskforce.actions.minutes import (
    approve_minutes,
    submit_minutes,
)
from halte.capabilities.taskforce.actions.recording import (
    Came,
    Deciding,
    ToDo,
    add_action_item,
    decide,
    record_attendance,
    record_item,
)
from halte.capabilities.taskforce.actions.seats import give_seat
from halte.capabilities.taskforce.demo_register import load_register
from halte.capabilities.taskforce.files import Sent
from halte.capabilities.taskforce.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Seat,
)
from halte.capabilities.taskforce.states import (
    Came as Effect,
)
from halte.capabilities.taskforce.states import (
    ItemPurpose,
    PaperLanguage,
    Presence,
)
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.organisations.acting import invented

CHAIR: Final = "ps"
SEATED: Final = ("ps", "jus", "rcmp", "cbsa")


@dataclass(frozen=True, slots=True)
class Cast:
    """The invented people who act."""

    keeper: Actor
    second: Actor
    justice: Actor


def load(say: Callable[[str], None]) -> None:
    """Add all of it once; safe to repeat."""
    keeper = invented("secretariat", COORDINATE, at="ps")
    second = invented("approver", COORDINATE, at="jus")
    justice = invented("reporter", COORDINATE, at="jus")
    if keeper is None or second is None or justice is None:
        return
    if Meeting.objects.filter(demonstration=True).exists():
        return
    cast = Cast(keeper, second, justice)
    today = timezone.localdate()
    for slug in SEATED:
        give_seat(
            keeper, Seat(), organisation=slug, since=today - timedelta(days=700),
            chair=slug == CHAIR,
        )  # fmt: skip
    _old(cast, today - timedelta(days=118))
    _recent(cast, today - timedelta(days=27))
    _to_come(cast, today + timedelta(days=17))
    told = load_register(keeper, justice)
    say(f"3 meetings that never took place, {told}")


def _meeting(cast: Cast, day: date, en: str, fr: str) -> Meeting:
    """From half past one to three; entered afterwards where the day is over."""
    starts = timezone.make_aware(datetime.combine(day, time(13, 30)))
    ends = timezone.make_aware(datetime.combine(day, time(15)))
    return call_meeting(
        cast.keeper, Meeting(), demonstration=True, starts_at=starts, ends_at=ends,
        afterwards=starts <= timezone.now(),
        naming=Naming(en, fr, "By video", "Par vidéo"),
    )  # fmt: skip


def _point(
    cast: Cast, meeting: Meeting, purpose: ItemPurpose, presenter: str, en: str, fr: str
) -> AgendaItem:
    point = Point(en, fr, purpose, presenter)
    return add_item(cast.keeper, meeting, point=point)


def _paper(cast: Cast, item: AgendaItem, en: str, fr: str) -> None:
    text = f"Demonstration. Démonstration.\n{en}\n{fr}\n"
    add_paper(
        cast.keeper, item, sent=Sent("txt", text.encode()),
        title=PaperTitle(en, fr, PaperLanguage.BOTH),
    )  # fmt: skip


def _attended(cast: Cast, meeting: Meeting, *, missing: str) -> None:
    came = [
        Came(slug, Presence.REGRETS if slug == missing else Presence.PRESENT,
             0 if slug == missing else 2)
        for slug in SEATED
    ]  # fmt: skip
    record_attendance(cast.keeper, meeting, came=came)


def _old(cast: Cast, day: date) -> None:
    """Minutes approved, everything carried out, an effect recorded."""
    meeting = _meeting(cast, day, "Autumn meeting", "Réunion d’automne")
    opening = _point(cast, meeting, ItemPurpose.INFORM, "ps",
                     "Opening, and the last minutes",
                     "Ouverture et dernier procès-verbal")  # fmt: skip
    officers = _point(cast, meeting, ItemPurpose.DECIDE, "cbsa",
                      "Training of new border officers",
                      "Formation des nouveaux agents frontaliers")  # fmt: skip
    _paper(cast, officers, "A course of one day for new officers",
           "Un cours d’une journée pour les nouveaux agents")  # fmt: skip
    _attended(cast, meeting, missing="rcmp")
    _said(cast, opening, officers)
    decision = decide(
        cast.keeper, officers,
        deciding=Deciding(
            "The course begins in both languages at the same time.",
            "Le cours commence en même temps dans les deux langues.",
            ("2012/new-border-officers",),
        ),
    )  # fmt: skip
    item = add_action_item(
        cast.keeper, officers,
        to_do=ToDo(
            "Review the French of the course.",
            "Réviser le français du cours.", "jus",
            day + timedelta(days=30), decision.pk,
        ),
    )  # fmt: skip
    minutes = submit_minutes(cast.keeper, meeting)
    approve_minutes(cast.second, meeting, number=minutes.number)
    _carried_out(cast, item, decision, day)


def _said(cast: Cast, opening: AgendaItem, officers: AgendaItem) -> None:
    """What the minutes say of the two points."""
    record_item(
        cast.keeper, opening, version=opening.version,
        said=("Demonstration: the last minutes were read.",
              "Démonstration : le dernier procès-verbal a été lu."),
    )  # fmt: skip
    record_item(
        cast.keeper, officers, version=officers.version,
        said=("Demonstration: the course was shown. Two departments asked for it in "
              "both languages from the first day.",
              "Démonstration : le cours a été présenté. Deux ministères l’ont demandé "
              "dans les deux langues dès le premier jour."),
    )  # fmt: skip


def _carried_out(cast: Cast, item: ActionItem, decision: Decision, day: date) -> None:
    """What came of the decision: the action done, and the effect that was seen."""
    finish(
        cast.justice, item, on=day + timedelta(days=24),
        text=("Demonstration: reviewed by two people.",
              "Démonstration : révisé par deux personnes."),
    )  # fmt: skip
    record_effect(
        cast.justice, decision, on=day + timedelta(days=90), came=Effect.PARTLY,
        text=("Demonstration: both courses began on one day; half of the officers "
              "have taken theirs.",
              "Démonstration : les deux cours ont commencé le même jour ; la moitié "
              "des agents ont suivi le leur."),
    )  # fmt: skip


def _recent(cast: Cast, day: date) -> None:
    """Held, decided; the minutes are still to be written and submitted."""
    meeting = _meeting(cast, day, "Meeting on the report", "Réunion sur le rapport")
    report = _point(cast, meeting, ItemPurpose.DECIDE, "ps",
                    "The next progress report",
                    "Le prochain rapport d’étape")  # fmt: skip
    partners = _point(cast, meeting, ItemPurpose.DISCUSS, "rcmp",
                      "Work with partners", "Travail avec les partenaires")  # fmt: skip
    _paper(cast, report, "Outline of the report", "Plan du rapport")
    _paper(cast, partners, "Partners who wait for an answer",
           "Partenaires qui attendent une réponse")  # fmt: skip
    _attended(cast, meeting, missing="cbsa")
    decision = decide(
        cast.keeper, report,
        deciding=Deciding(
            "Each department writes its outcomes, not its activities.",
            "Chaque ministère rédige ses résultats, et non ses "
            "activités.",
            ("2012/taskforce",),
        ),
    )  # fmt: skip
    for owner, days, en, fr in (
        ("jus", 12, "Send the outcomes of the Department of Justice",
         "Transmettre les résultats du ministère de la Justice"),
        ("rcmp", 45, "Send the outcomes of the police",
         "Transmettre les résultats de la police"),
    ):  # fmt: skip
        add_action_item(
            cast.keeper, report,
            to_do=ToDo(f"{en}.", f"{fr}.", owner,
                       day + timedelta(days=days), decision.pk),
        )  # fmt: skip
    add_action_item(
        cast.keeper, partners,
        to_do=ToDo(
            "Answer the partners who wait.",
            "Répondre aux partenaires qui attendent.", "ps",
            day + timedelta(days=36),
        ),
    )  # fmt: skip


def _to_come(cast: Cast, day: date) -> None:
    """Called, with an agenda."""
    meeting = _meeting(cast, day, "Winter meeting", "Réunion d’hiver")
    _point(cast, meeting, ItemPurpose.INFORM, "ps", "Opening, and the last minutes",
           "Ouverture et dernier procès-verbal")  # fmt: skip
    plan = _point(cast, meeting, ItemPurpose.DISCUSS, "jus",
                  "Promises that are off track", "Engagements en retard")  # fmt: skip
    _paper(cast, plan, "Where the plan stands", "Où en est le plan")
