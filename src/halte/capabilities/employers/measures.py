"""What the register reports up. Demonstration employers count nowhere."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.db.models import Exists, OuterRef, Sum

from halte.capabilities.employers.models import (
    Appearance,
    Decision,
    ListedFinding,
    Publication,
)
from halte.capabilities.employers.states import Outcome
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit, measure

SOURCE: Final = Bilingual(
    "Halte, the register of employers", "Halte, le registre des employeurs"
)
PUBLISHED: Final = Bilingual(
    "The page of employers found non-compliant, as taken in by this installation",
    "La page des employeurs jugés non conformes, telle que versée dans cette "
    "installation",
)


@measure(
    Measure(
        id="employers.positions_approved",
        title=Bilingual("Positions approved", "Postes approuvés"),
        definition=Bilingual(
            "Positions on positive decisions of the period. A position is not a "
            "worker who came.",
            "Postes visés par les décisions positives de la période. Un poste n’est "
            "pas un travailleur arrivé.",
        ),
        unit=Unit.POSITION,
        counting_rule=Bilingual(
            "By the day of the decision; what was suspended or revoked later stays "
            "counted.",
            "Selon le jour de la décision ; ce qui est suspendu ou révoqué par la "
            "suite reste compté.",
        ),
        source=SOURCE,
        coverage=Bilingual(
            "Applications kept in this installation",
            "Demandes consignées dans cette installation",
        ),
        smallest_cell=5,
        subject="employers",
        family="employers",
    )
)
def positions_approved(period: Period, breakdown: str) -> list[Row]:
    """Positions on positive decisions."""
    rows = Decision.objects.filter(
        outcome=Outcome.POSITIVE,
        decided_on__range=(period.start, period.end),
        application__demonstration=False,
    )
    return [Row("", Decimal(rows.aggregate(n=Sum("positions"))["n"] or 0))]


@measure(
    Measure(
        id="employers.findings_published",
        title=Bilingual(
            "Decisions against employers that were published",
            "Décisions publiées visant des employeurs",
        ),
        definition=Bilingual(
            "Rows of the page of employers found non-compliant whose decision falls "
            "in the period. Warnings are not published.",
            "Lignes de la page des employeurs jugés non conformes dont la décision "
            "tombe dans la période. Les avertissements ne sont pas publiés.",
        ),
        unit=Unit.DECISION,
        counting_rule=Bilingual(
            "By the day of the final decision; rows withdrawn since are counted, "
            "rows without a day that exists are not.",
            "Selon le jour de la décision définitive ; les lignes retirées depuis sont "
            "comptées, celles dont le jour n’existe pas ne le sont pas.",
        ),
        source=PUBLISHED,
        coverage=Bilingual(
            "Both programmes: the page does not say which",
            "Les deux programmes : la page ne les distingue pas",
        ),
        subject="employers",
        family="employers.published",
    )
)
def findings_published(period: Period, breakdown: str) -> list[Row]:
    """Findings by the day of their decision."""
    standing = Publication.objects.standing()
    seen = Appearance.objects.filter(finding=OuterRef("pk"), publication__in=standing)
    rows = ListedFinding.objects.filter(
        Exists(seen), decided_on__range=(period.start, period.end)
    )
    return [Row("", Decimal(rows.count()))]
