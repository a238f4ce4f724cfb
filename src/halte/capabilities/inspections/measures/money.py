"""What inspections report up of penalties: decided, paid, and agreed on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet, Sum

from halte.capabilities.inspections.measures.defining import (
    FEWEST_EMPLOYERS,
    define,
    real_decisions,
)
from halte.capabilities.inspections.models import Agreement, Payment
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row, Unit, measure
from halte.core.measures.worlds import invented


@measure(
    define(
        "penalties",
        Bilingual("Penalties decided", "Pénalités imposées"),
        Bilingual(
            "Dollars of penalties in final decisions of the period, after caps.",
            "Montant en dollars des pénalités des décisions définitives de la période, "
            "après plafonds.",
        ),
        Bilingual(
            "By the day of the decision, whether paid or not.",
            "Selon le jour de la décision, payées ou non.",
        ),
        Unit.DOLLAR,
    )
)
def penalties(period: Period, breakdown: str) -> Iterable[Row]:
    """Dollars that were decided."""
    amount = real_decisions(period).aggregate(n=Sum("amount_cad"))["n"]
    return [Row("", Decimal(amount or 0))]


@measure(
    define(
        "penalties_paid",
        Bilingual("Penalties paid", "Pénalités payées"),
        Bilingual(
            "Dollars that employers paid in the period, at once or by instalments.",
            "Montant en dollars payé par les employeurs dans la période, en une fois "
            "ou par versements.",
        ),
        Bilingual(
            "By the day of payment, whenever it was decided. Instalments are what came "
            "in while an agreement was in force.",
            "Selon le jour du paiement, quelle que soit la date de la décision. Les "
            "versements sont ce qui a été reçu pendant qu’une entente était en "
            "vigueur.",
        ),
        Unit.DOLLAR,
        breakdowns=("way",),
        smallest=FEWEST_EMPLOYERS,
    )
)
def penalties_paid(period: Period, breakdown: str) -> Iterable[Row]:
    """Dollars that came in."""
    found = Payment.objects.filter(
        paid_on__range=(period.start, period.end), inspection__demonstration=invented()
    )
    if not breakdown:
        return [Row("", dollars(found))]
    return [
        of_employers("at_once", found.filter(agreement=None)),
        of_employers("instalments", found.exclude(agreement=None)),
    ]


def of_employers(key: str, found: QuerySet[Payment]) -> Row:
    """A sum, and how many employers it is of: who pays by instalments is not public."""
    people = found.values("inspection__employer").distinct().count()
    return Row(key, dollars(found), people)


def dollars(found: QuerySet[Payment]) -> Decimal:
    """The sum of payments."""
    return Decimal(found.aggregate(n=Sum("amount_cents"))["n"] or 0) / 100


@measure(
    define(
        "penalties_agreed",
        Bilingual(
            "Penalties to be paid by instalments", "Pénalités payables par versements"
        ),
        Bilingual(
            "Dollars still owed at the end of the period under agreements that are in "
            "force on that day: neither kept, nor broken, nor ended.",
            "Montant en dollars encore dû à la fin de la période au titre d’ententes "
            "en vigueur ce jour-là : ni respectées entièrement, ni rompues, ni "
            "terminées.",
        ),
        Bilingual(
            "Each agreement less what was paid under it until then. They are part of "
            "the penalties decided, and no part of those paid.",
            "Chaque entente, moins ce qui a été payé à ce titre jusque-là. Ces "
            "montants font partie des pénalités imposées et non des pénalités payées.",
        ),
        Unit.DOLLAR,
        smallest=FEWEST_EMPLOYERS,
    )
)
def penalties_agreed(period: Period, breakdown: str) -> Iterable[Row]:
    """Dollars that are owed and not due at once."""
    found = Agreement.objects.filter(
        given_on__lte=period.end, inspection__demonstration=invented()
    ).exclude(end__on__lte=period.end)
    agreed = found.aggregate(n=Sum("amount_cents"))["n"] or 0
    paid = Payment.objects.filter(agreement__in=found, paid_on__lte=period.end)
    people = found.values("inspection__employer").distinct().count()
    return [Row("", Decimal(agreed) / 100 - dollars(paid), people)]
