"""The demonstration’s activities, engagements in fora and projects abroad."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from halte.capabilities.partners.actions.projects import (
    Help,
    Trained,
    add_project,
    add_training,
    measure_project,
    report_article,
)
from halte.capabilities.partners.actions.work import (
    Doing,
    Taking,
    add_activity,
    add_engagement,
    follow_up,
    measure_activity,
)
from halte.capabilities.partners.models import Project
from halte.capabilities.partners.states import (
    ActivityKind,
    Legislation,
    Official,
    Reached,
)
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation

FORA = "2012/international-fora"
ABROAD = "2012/legislation-abroad"
TOGETHER = "2012/strengthen-coordination"


def load_work(writer: Actor, keeper: Organisation, made: list[Organisation]) -> str:
    """All of it; what was made, in words."""
    today = timezone.localdate()
    activities = _activities(writer, keeper, made, today)
    fora = _fora(writer, keeper, made, today)
    projects = _projects(writer, keeper, made, today)
    return f"{activities} activities, {fora} engagements, {projects} projects"


def _activities(
    writer: Actor, keeper: Organisation, made: list[Organisation], today: date
) -> int:
    script = (
        (ActivityKind.TRAINING, "Workshop for by-law officers",
         "Atelier pour agents de réglementation", made[7], -220, -40, Reached.MET),
        (ActivityKind.OPERATION, "Joint inspections of workplaces",
         "Inspections conjointes de lieux de travail", made[5], -160, -20, None),
        (ActivityKind.AWARENESS, "Film evening in three languages",
         "Soirée cinéma en trois langues", made[6], -60, 9, None),
        (ActivityKind.EXCHANGE, "Visit of prosecutors", "Visite de procureurs",
         made[2], -330, -150, Reached.PARTLY),
    )  # fmt: skip
    for kind, en, fr, partner, on, measured, reached in script:
        row = add_activity(
            writer, keeper, demonstration=True,
            doing=Doing(
                kind=kind, title_en=f"Demonstration: {en}",
                title_fr=f"Démonstration : {fr}", on=today + timedelta(days=on),
                partners=(partner.slug,), promise=TOGETHER,
                expected_en="Demonstration: those who took part recognise the signs.",
                expected_fr="Démonstration : les personnes présentes reconnaissent "
                "les signes.",
                measure_by=today + timedelta(days=measured),
            ),
        )  # fmt: skip
        if reached:
            measure_activity(
                writer, row, on=today + timedelta(days=measured), reached=reached,
                found=Bilingual(
                    "Demonstration: of 24 asked, 19 named four signs or more.",
                    "Démonstration : sur 24 personnes, 19 ont nommé au moins quatre "
                    "signes.",
                ),
            )  # fmt: skip
    return len(script)


def _fora(
    writer: Actor, keeper: Organisation, made: list[Organisation], today: date
) -> int:
    script = (
        (made[3], "Working group on the Protocol", "Groupe de travail sur le Protocole",
         -240, -90, -100),
        (made[4], "Yearly conference", "Conférence annuelle", -90, 20, None),
        (made[3], "Review of national laws", "Examen des lois nationales", -300, -120,
         None),
    )  # fmt: skip
    for forum, en, fr, on, due, done in script:
        row = add_engagement(
            writer, keeper, demonstration=True,
            taking=Taking(
                forum=forum.slug, event_en=f"Demonstration: {en}",
                event_fr=f"Démonstration : {fr}", on=today + timedelta(days=on),
                position_en="Demonstration: outcomes should be measured, not only "
                "activities listed.",
                position_fr="Démonstration : il faut mesurer les résultats et non "
                "seulement énumérer les activités.",
                made_en="Demonstration: to share the method of our diagnostic tool.",
                made_fr="Démonstration : communiquer la méthode de notre outil de "
                "diagnostic.",
                owner=keeper.slug, due=today + timedelta(days=due), promise=FORA,
            ),
        )  # fmt: skip
        if done is not None:
            follow_up(
                writer, row, on=today + timedelta(days=done),
                done=Bilingual(
                    "Demonstration: the method was sent.",
                    "Démonstration : la méthode a été transmise.",
                ),
            )  # fmt: skip
    return len(script)


ABROAD_SCRIPT = (
    ("GH", "Courts that listen", "Des tribunaux à l’écoute", 0,
     Legislation.DRAFTING, (-700, -260), 48_250_000, Official.JUDGE, (14, 11, 0, 2)),
    ("PH", "First questions", "Les premières questions", 1,
     Legislation.NONE, (-300, 120), 21_000_050, Official.POLICE, (33, 47, 1, 0)),
    ("MX", "Following the money", "Suivre l’argent", 2, Legislation.ADOPTED,
     (-900, -420), None, Official.PROSECUTOR, (9, 12, 0, 0)),
)  # fmt: skip


def _projects(
    writer: Actor, keeper: Organisation, made: list[Organisation], today: date
) -> int:
    for country, en, fr, partner, law, (
        first,
        last,
    ), cost, kind, counts in ABROAD_SCRIPT:
        row = add_project(
            writer, keeper, demonstration=True,
            help_=Help(
                country=country, title_en=f"Demonstration: {en}",
                title_fr=f"Démonstration : {fr}",
                need_en="Demonstration: officials seldom recognise trafficking.",
                need_fr="Démonstration : les responsables reconnaissent rarement la "
                "traite.",
                starts=today + timedelta(days=first),
                ends=today + timedelta(days=last),
                indicator_en="Cases brought to court in six months",
                indicator_fr="Causes portées devant les tribunaux en six mois",
                legislation=law, partners=(made[partner].slug,), cost_cents=cost,
                promise=ABROAD,
            ),
        )  # fmt: skip
        _trained(writer, row, today + timedelta(days=first + 60), kind, counts)
        if last < -400:
            _measured(writer, row, today, last)
    return len(ABROAD_SCRIPT)


def _trained(
    writer: Actor, row: Project, on: date, kind: str, counts: tuple[int, ...]
) -> None:
    women, men, another, unknown = counts
    add_training(
        writer, row,
        trained=Trained(
            on=on, kind=kind, women=women, men=men, another=another,
            not_recorded=unknown, total=sum(counts),
        ),
    )  # fmt: skip
    report_article(
        writer, row, article=10,
        text=Bilingual("Demonstration: officials were trained.",
                       "Démonstration : des responsables ont été formés."),
    )  # fmt: skip


def _measured(writer: Actor, row: Project, today: date, last: int) -> None:
    measure_project(
        writer, row, months=6, on=today + timedelta(days=last + 190), value=Decimal(7),
        found=Bilingual(
            "Demonstration: seven cases, two of them with a conviction.",
            "Démonstration : sept causes, dont deux avec condamnation.",
        ),
    )  # fmt: skip
