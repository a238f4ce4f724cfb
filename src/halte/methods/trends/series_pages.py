"""The page to read of a run of series, in one language."""

from __future__ import annotations

from math import floor, log10
from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.page import Block, Notice, Picture, Section, Table, page
from halte.methods.trends.pictures import Drawn, picture
from halte.methods.trends.series import Collection, Series
from halte.methods.trends.telling import (
    UNITS,
    comparison_sentence,
    name_of,
    series_sentence,
    shown,
)

TITLE: Final = Texts("Series over time", "Séries dans le temps")
LIMITED: Final = Texts("Only cases with {where}.", "Seulement les dossiers où {where}.")
CHANGED: Final = Texts(
    "{changed} of {all} series changed beyond chance.",
    "{changed} des {all} séries ont changé au-delà du hasard.",
)
CAPTION: Final = Texts(
    "By period, {unit}, with exact 95 % intervals (band); a dashed line stands where "
    "the level changed, dots follow a slow trend",
    "Par période, {unit}, avec intervalles exacts à 95 % (bande)\u202f; un trait "
    "interrompu marque un changement de niveau, des points suivent une tendance lente",
)
HEADINGS: Final = (
    Texts("period", "période"),
    Texts("cases", "dossiers"),
    Texts("rate", "taux"),
    Texts("from", "de"),
    Texts("to", "à"),
)
GROUPS: Final = Texts("Groups against each other", "Les groupes entre eux")
KNOWN: Final = Texts("To know about the data", "À savoir sur les données")
FOOT: Final = Texts(
    "Made by Halte. Small counts are not for publication.",
    "Fait par Halte. Les petits effectifs ne sont pas à publier.",
)
MOST: Final = 40


def series_page(found: Collection, language: Language) -> str:
    """The page of a run."""

    def say(text: Texts) -> str:
        return text.in_language(language)

    changed = sum(s.shape != "steady" for s in found.series)
    lede = say(CHANGED).format(changed=changed, all=len(found.series))
    if found.where:
        lede += " " + say(LIMITED).format(where=name_of(found.where, language))
    sections = [series_section(one, language) for one in found.series[:MOST]]
    if found.comparisons:
        lines = [say(comparison_sentence(c)) for c in found.comparisons]
        sections.append(Section(say(GROUPS), lines))
    if found.notes:
        sections.append(Section(say(KNOWN), [Notice(say(n.text)) for n in found.notes]))
    return page(
        say(TITLE), lede=lede, sections=sections, language=language, foot=say(FOOT)
    )


def series_section(series: Series, language: Language) -> Section:
    """One series: sentence, picture, figures."""
    name = name_of(series.attributes, language)
    unit = UNITS[series.unit].in_language(language)
    caption = CAPTION.in_language(language).format(unit=unit)
    blocks: list[Block] = [
        series_sentence(series).in_language(language),
        Picture(picture(name, drawn(series), language), caption),
        figures(series, name, language),
    ]
    return Section(name, blocks)


def drawn(series: Series) -> Drawn:
    """A series as it is drawn."""

    # Rates per population are kept per 100,000 already.
    scale = 100.0 if series.unit == "share" else 1.0
    line: tuple[float | None, ...] = ()
    if series.shape == "trend" and series.trend is not None:
        line = tuple(
            shown(f / e, series.unit) if e > 0 else None
            for f, e in zip(series.trend.fitted, series.exposure, strict=True)
        )
    return Drawn(
        labels=series.periods,
        values=tuple(r.value * scale if r else None for r in series.rates),
        low=tuple(r.low * scale if r else None for r in series.rates),
        high=tuple(r.high * scale if r else None for r in series.rates),
        line=line,
        breaks=tuple(c.place for c in series.changes) if series.shape == "step" else (),
    )


def figures(series: Series, name: str, language: Language) -> Table:
    """The numbers of a series."""
    course = drawn(series)
    columns = (course.values, course.low, course.high)
    most = max((v for v in course.high if v), default=1.0)
    places = max(0, 2 - floor(log10(most)))
    rows = [
        (
            period,
            count,
            *(None if v is None else round(v, places) for v in values),
        )
        for period, count, *values in zip(
            series.periods, series.counts, *columns, strict=True
        )
    ]
    headings = tuple(text.in_language(language) for text in HEADINGS)
    return Table(name, headings, tuple(rows))
