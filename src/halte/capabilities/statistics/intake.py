"""The feed of published figures: series, place, period, value, release, source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.statistics import cells
from halte.capabilities.statistics.cells import Release, SeriesRef
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.intake.feeds import Column, Fault, Feed, Values, register
from halte.core.measures.keeping import keep
from halte.core.measures.models import Figure, Withdrawal
from halte.core.measures.periods import Calendar, Period, month_end
from halte.core.measures.registry import Unit
from halte.core.measures.units import Kind, kind_of
from halte.core.measures.uses import depended_on

MOST: Final = Decimal(10) ** 15
FINEST: Final = 4
"""Decimals that a figure is kept with."""

COLUMNS: Final = (
    Column("series", Bilingual("Series", "Série"), "custom", required=True,
           aliases=("measure", "indicator", "mesure", "indicateur", "serie"),
           longest=200, parse=cells.series),
    Column("geography", Bilingual("Place", "Lieu"), "custom",
           aliases=("geo", "geography", "géographie", "province", "region", "région"),
           longest=120, parse=cells.geography),
    Column("period", Bilingual("Period", "Période"), "custom", required=True,
           aliases=("year", "année", "annee", "reference period", "ref_date",
                    "période de référence"),
           longest=60, parse=cells.period),
    Column("value", Bilingual("Value", "Valeur"), "decimal", required=True,
           aliases=("number", "count", "nombre", "compte", "chiffre", "low",
                    "obs_value")),
    Column("high", Bilingual("Highest value", "Valeur la plus haute"), "decimal",
           aliases=("upper", "maximum", "max", "jusqu’à")),
    Column("qualifier", Bilingual("Qualifier", "Qualificatif"), "custom",
           aliases=("précision de la valeur", "qualificateur"),
           longest=40, parse=cells.qualifier),
    Column("unit", Bilingual("Unit", "Unité"), "custom",
           aliases=("uom", "unité de mesure", "unit of measure"),
           longest=80, parse=cells.unit),
    Column("source", Bilingual("Source", "Source"), required=True,
           aliases=("citation", "url", "référence", "reference"), longest=500),
    Column("source_fr", Bilingual("Source in French", "Source en français"),
           longest=500),
    Column("release", Bilingual("Release", "Diffusion"), required=True,
           aliases=("vintage", "publication", "millésime", "version"), longest=160),
    Column("release_fr", Bilingual("Release in French", "Diffusion en français"),
           longest=160),
    Column("release_date", Bilingual("Release date", "Date de diffusion"), "custom",
           aliases=("released", "released on", "published", "publication date",
                    "date de publication", "diffusé le"),
           longest=40, parse=cells.release),
    Column("counting_rule", Bilingual("Counting rule", "Règle de comptage"), "custom",
           aliases=("rule", "règle"), longest=300, parse=cells.rule),
    Column("note_en", Bilingual("Note in English", "Note en anglais"),
           aliases=("note", "notes"), longest=500),
    Column("note_fr", Bilingual("Note in French", "Note en français"),
           aliases=("remarque", "remarques"), longest=500),
)  # fmt: skip


def check(row: Values) -> Iterator[Fault]:
    """Rules across the cells of one row."""
    series: SeriesRef = row["series"]
    if row["unit"] and row["unit"] != series.unit:
        yield Fault("unit", "unit_mismatch", {"unit": str(series.unit)})
    yield from check_value(row["value"], series.unit, "value")
    yield from check_range(row)
    yield from check_times(row["period"], row["release_date"])
    if bool(row["note_en"]) != bool(row["note_fr"]):
        missing = "note_fr" if row["note_en"] else "note_en"
        yield Fault(missing, "note_one_language")


def check_value(value: Decimal, unit: Unit, column: str) -> Iterator[Fault]:
    """A value that its unit can have."""
    kind = kind_of(unit)
    exponent = value.as_tuple().exponent
    if value < 0 and kind is not Kind.MONEY:
        yield Fault(column, "negative_figure")
    elif kind is Kind.COUNT and value != value.to_integral_value():
        yield Fault(column, "count_not_whole", {"unit": str(unit)})
    elif kind is Kind.SHARE and value > 100:
        yield Fault(column, "percent_outside")
    elif abs(value) >= MOST:
        yield Fault(column, "figure_too_large")
    elif isinstance(exponent, int) and -exponent > FINEST:
        yield Fault(column, "figure_too_fine", {"decimals": FINEST})


def check_range(row: Values) -> Iterator[Fault]:
    """A highest value and the word "range" come together, and in order."""
    high, qualifier = row["high"], row["qualifier"] or ""
    if high is None:
        if qualifier == "range":
            yield Fault("high", "range_without_high")
        return
    yield from check_value(high, row["series"].unit, "high")
    if qualifier not in ("range", ""):
        yield Fault("qualifier", "high_without_range")
    if high <= row["value"]:
        yield Fault("high", "range_reversed")


def check_times(period: Period, release: Release | None) -> Iterator[Fault]:
    """Nothing is counted before it is over, nor released before it is counted.

    A label names a month at best ("to mid-2012" in a plan of 6 June 2012), so
    the month of the release is compared. An amount promised for each year to
    come is known before the years are over.
    """
    today = timezone.localdate()
    if release is not None and release.first > today:
        yield Fault("release_date", "release_in_future")
    if period.calendar is Calendar.PER_YEAR:
        return
    known = release.last if release else today
    if month_end(known.year, known.month) < period.end:
        code = "release_before_end" if release else "period_not_over"
        yield Fault("release_date" if release else "period", code)


def write(actor: Actor, batch_id: int, rows: Sequence[Values]) -> int:
    """Keep accepted rows; content that stands already is not kept twice."""
    today = timezone.localdate()
    figures = []
    for row in rows:
        figure = as_figure(row)
        figure.as_of = row["release_date"].last if row["release_date"] else today
        figure.batch_id = batch_id
        figures.append(figure)
    return keep(figures)


def as_figure(row: Values) -> Figure:
    """The figure that a row says, without its batch."""
    series: SeriesRef = row["series"]
    period: Period = row["period"]
    release: Release | None = row["release_date"]
    spread = "range" if row["high"] is not None else "exact"
    return Figure(
        measure=series.id,
        definition_version=series.version,
        geography=row["geography"] or "CA",
        period_label=period.label,
        period_start=period.start,
        period_end=period.end,
        calendar=period.calendar,
        value=row["value"],
        high=row["high"],
        qualifier=row["qualifier"] or spread,
        unit=series.unit,
        counting_rule=row["counting_rule"] or "",
        source=row["source"],
        source_fr=row["source_fr"],
        vintage=row["release"],
        vintage_fr=row["release_fr"],
        released_on=release.first if release else None,
        release_precision=release.precision if release else "unknown",
        note_en=row["note_en"],
        note_fr=row["note_fr"],
        origin="published",
    )


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """Say that the figures of a batch no longer stand; they are not removed."""
    Withdrawal.objects.get_or_create(
        batch_id=batch_id,
        defaults={"by_user_id": actor.user_id, "reason": reason[:300]},
    )


def done(batch_id: int) -> str:
    """The page with the figures of a batch."""
    return reverse("statistics:batch", args=[batch_id])


FEED: Final = register(
    Feed(
        slug="published-figures",
        title=Bilingual("Published figures", "Chiffres publiés"),
        description=Bilingual(
            "Figures that others published: one row for each series, place, period "
            "and release, with its source.",
            "Chiffres publiés par d’autres : une ligne par série, lieu, période et "
            "diffusion, avec la source.",
        ),
        columns=COLUMNS,
        submit=Permission.INTAKE_SUBMIT,
        accept=Permission.INTAKE_ACCEPT,
        check=check,
        known=("series", "geography", "period", "release", "counting_rule"),
        write=write,
        undo=undo,
        blocked=depended_on,
        done=done,
        seen_with=Permission.FIGURES_READ,
    )
)

SENTENCES: Final = cells.SENTENCES | {
    "unit_mismatch": Bilingual(
        "The unit is not that of the series, which counts in “{unit}”. Correct the "
        "unit, or choose another series.",
        "L’unité n’est pas celle de la série, qui compte en « {unit} ». Corrigez "
        "l’unité ou choisissez une autre série.",
    ),
    "negative_figure": Bilingual(
        "A count, a share or a rate cannot be below zero. Correct the value.",
        "Un compte, une proportion ou un taux ne peut être négatif. Corrigez "
        "la valeur.",
    ),
    "count_not_whole": Bilingual(
        "This series counts whole things ({unit}). Correct the value, or use a series "
        "of rates.",
        "Cette série compte des unités entières ({unit}). Corrigez la valeur ou "
        "utilisez une série de taux.",
    ),
    "percent_outside": Bilingual(
        "A percentage lies between 0 and 100. Correct the value.",
        "Un pourcentage se situe entre 0 et 100. Corrigez la valeur.",
    ),
    "figure_too_large": Bilingual(
        "This number is too large to be a figure. Check that columns are not shifted.",
        "Ce nombre est trop grand pour être un chiffre. Vérifiez que les colonnes ne "
        "sont pas décalées.",
    ),
    "figure_too_fine": Bilingual(
        "Figures are kept with {decimals} decimals. Round the value as its source "
        "publishes it.",
        "Les chiffres sont conservés avec {decimals} décimales. Arrondissez la valeur "
        "telle que la publie sa source.",
    ),
    "range_without_high": Bilingual(
        "A range needs its highest value too.",
        "Un intervalle exige aussi sa valeur la plus haute.",
    ),
    "high_without_range": Bilingual(
        "A highest value is only for a range. Change the qualifier, or take the "
        "highest value out.",
        "La valeur la plus haute ne sert qu’à un intervalle. Changez le qualificatif "
        "ou retirez cette valeur.",
    ),
    "range_reversed": Bilingual(
        "The highest value must be above the value.",
        "La valeur la plus haute doit dépasser la valeur.",
    ),
    "release_in_future": Bilingual(
        "The release date lies in the future. Enter figures once they are out.",
        "La date de diffusion est dans l’avenir. Saisissez les chiffres une fois "
        "diffusés.",
    ),
    "release_before_end": Bilingual(
        "The release came before the period was over. Check the period and the "
        "release date.",
        "La diffusion précède la fin de la période. Vérifiez la période et la date de "
        "diffusion.",
    ),
    "period_doubtful": Bilingual(
        "This can be one fiscal year or two calendar years. Write {first}-{short} for "
        "the fiscal year, or “{first} to {last}” for both years.",
        "Il peut s’agir d’un exercice ou de deux années civiles. Écrivez "
        "{first}-{short} pour l’exercice, ou « {first} à {last} » pour les deux "
        "années.",
    ),
    "period_not_over": Bilingual(
        "The period is not over yet. Check the period.",
        "La période n’est pas terminée. Vérifiez la période.",
    ),
    "note_one_language": Bilingual(
        "The note is given in one language only. Write it in both, or in neither.",
        "La note n’est donnée que dans une langue. Écrivez-la dans les deux, ou dans "
        "aucune.",
    ),
}
