"""What one of a count is, in words, and which units are of one kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.measures.registry import Unit


class Kind(StrEnum):
    """Kinds of quantity. Quantities of different kinds never share an axis."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    RATE = "rate"
    DURATION = "duration"


NOT_COUNTS: Final = {
    Unit.DOLLAR: Kind.MONEY,
    Unit.PERCENT: Kind.SHARE,
    Unit.RATE_100K: Kind.RATE,
    Unit.DAY: Kind.DURATION,
    Unit.HOUR: Kind.DURATION,
}

PEOPLE: Final = frozenset({Unit.VICTIM, Unit.ACCUSED, Unit.PERSON, Unit.WORKER})
"""Units that are people: a breakdown of them passes `smallest_cell`."""

UNIT_LABELS: Final = {
    Unit.INCIDENT: Bilingual("incidents", "affaires"),
    Unit.VICTIM: Bilingual("victims", "victimes"),
    Unit.ACCUSED: Bilingual("accused persons", "personnes accusées"),
    Unit.PERSON: Bilingual("persons", "personnes"),
    Unit.CASE: Bilingual("cases", "dossiers"),
    Unit.CONVICTION: Bilingual("convictions", "condamnations"),
    Unit.PERMIT: Bilingual("permits", "permis"),
    Unit.POSITION: Bilingual("positions", "postes"),
    Unit.EMPLOYER: Bilingual("employers", "employeurs"),
    Unit.INSPECTION: Bilingual("inspections", "inspections"),
    Unit.VISIT: Bilingual("visits", "visites"),
    Unit.OFFICER: Bilingual("officers", "agents et agentes"),
    Unit.WORKER: Bilingual("workers", "travailleurs et travailleuses"),
    Unit.ORGANISATION: Bilingual("organisations", "organismes"),
    Unit.CALL: Bilingual("calls", "appels"),
    Unit.REFERRAL: Bilingual("referrals", "aiguillages"),
    Unit.TIP: Bilingual("tips", "signalements"),
    Unit.DISCLOSURE: Bilingual("disclosures", "communications"),
    Unit.COMMITMENT: Bilingual("commitments", "engagements"),
    Unit.REPORT: Bilingual("reports", "comptes rendus"),
    Unit.DECISION: Bilingual("decisions", "décisions"),
    Unit.FINDING: Bilingual("findings", "constats"),
    Unit.MEETING: Bilingual("meetings", "réunions"),
    Unit.ACTION_ITEM: Bilingual("action items", "suivis"),
    Unit.RISK: Bilingual("risks", "risques"),
    Unit.AGREEMENT: Bilingual("agreements", "ententes"),
    Unit.ACTIVITY: Bilingual("activities", "activités"),
    Unit.PROJECT: Bilingual("projects", "projets"),
    Unit.FIGURE: Bilingual("figures", "chiffres"),
    Unit.SERIES: Bilingual("series", "séries"),
    Unit.SERVICE: Bilingual("services", "services"),
    Unit.COPY: Bilingual("copies", "copies"),
    Unit.AREA: Bilingual("areas", "régions"),
    Unit.DOLLAR: Bilingual("dollars", "dollars"),
    Unit.DAY: Bilingual("days", "jours"),
    Unit.HOUR: Bilingual("hours", "heures"),
    Unit.PERCENT: Bilingual("percent", "pour cent"),
    Unit.RATE_100K: Bilingual("per 100,000 population", "pour 100 000 habitants"),
}

KIND_LABELS: Final = {
    Kind.COUNT: Bilingual("Counts", "Comptes"),
    Kind.MONEY: Bilingual("Money", "Montants"),
    Kind.SHARE: Bilingual("Shares", "Proportions"),
    Kind.RATE: Bilingual("Rates", "Taux"),
    Kind.DURATION: Bilingual("Durations", "Durées"),
}


def kind_of(unit: Unit) -> Kind:
    """Count, money, share, rate or duration."""
    return NOT_COUNTS.get(unit, Kind.COUNT)


def unit_label(unit: Unit) -> Bilingual:
    """The unit in the plural."""
    return UNIT_LABELS[unit]
