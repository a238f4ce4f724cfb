"""Figures as lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halte.capabilities.statistics.freezing_together import Together
from halte.capabilities.statistics.queries import (
    SeriesLine,
    lines,
    series_page,
    subject_of,
)
from halte.capabilities.statistics.shipped import Loaded
from halte.capabilities.statistics.subjects import SUBJECTS
from halte.capabilities.statistics.tables import page_rows
from halte.capabilities.statistics.wording import value_text
from halte.core.access.actor import ANONYMOUS
from halte.core.bilingual import Bilingual, pick
from halte.core.measures.differences import KIND_TITLES
from halte.core.measures.models import Figure
from halte.core.measures.parts import part_title
from halte.core.measures.period_labels import period_text
from halte.core.measures.queries import period_of
from halte.core.measures.registry import Unit
from halte.core.measures.units import unit_label

LINE: Final = Bilingual("{name}: {value}", "{name} : {value}")


def catalogue_lines() -> Iterator[str]:
    """Every series by subject: id, newest figure, title, what is wrong with it."""
    every = lines(ANONYMOUS)
    width = max((len(line.measure.id) for line in every), default=0)
    for slug, title in SUBJECTS.items():
        chosen = [line for line in every if subject_of(line.measure) == slug]
        if chosen:
            yield f"\n{title}"
        for line in chosen:
            name = f"{line.measure.title}{' !' if line.conflicts else ''}"
            yield f"  {line.measure.id:<{width}}  {newest_text(line):<34} {name}"


def newest_text(line: SeriesLine) -> str:
    """The newest figure and its period."""
    newest = line.latest
    if newest is None:
        return "–"
    value = value_text(newest.value, newest.high, newest.qualifier, newest.unit)
    return f"{value} ({period_text(newest.period)})"


def series_lines(measure_id: str, on: date | None) -> Iterator[str]:
    """One series: definition, every vintage, conflicts with their reasons."""
    page = series_page(ANONYMOUS, measure_id, on=on)
    measure = page.measure
    yield f"{measure.title} [{measure.id}, v{measure.version}]"
    yield str(measure.definition)
    yield told(_("Unit"), unit_label(measure.unit))
    yield told(_("Counting rule"), measure.counting_rule)
    yield told(_("Source"), measure.source)
    if page.now is not None:
        value = value_text(page.now.value, None, "exact", page.now.unit)
        yield f"{_('Counted now:')} {value}"
    for row in page_rows(page):
        part = f" [{row.part}]" if row.part else ""
        mark = " !" if row.in_conflict else ""
        value = told(f"{row.place}{part}", f"{row.value}{mark}")
        yield f"  {row.period:<24} {value} – {row.release}"
    for item in page.conflicts:
        yield f"\n! {period_text(item.conflict.period)}"
        for difference in item.conflict.differences:
            for reason in difference.reasons:
                yield f"  {told(KIND_TITLES[reason.kind], reason.text)}"
        for written in item.explanations:
            day, text = f"{written.written_at:%Y-%m-%d}", pick(written, "text")
            yield f"  {told(day, text)}"


def told(name: object, value: object) -> str:
    """A name and its value, with the colon of the reader’s language."""
    return str(LINE.format(name=name, value=value))


def frozen_lines(kept: Sequence[Figure]) -> Iterator[str]:
    """A vintage that was just frozen."""
    first = kept[0]
    name = f"{first.measure} v{first.definition_version}"
    yield f"{name}, {period_text(period_of(first))}, {first.vintage}"
    for row in kept:
        value = value_text(row.value, row.high, row.qualifier, Unit(row.unit))
        key = row.breakdown_key
        part = part_title(row.measure, row.breakdown, key) if key else _("Total")
        yield f"  {told(part, value)}"


def together_line(done: Together) -> str:
    """What freezing several measures did, in one line."""
    parts = [
        ngettext("%d vintage is frozen.", "%d vintages are frozen.", len(done.kept))
        % len(done.kept)
    ]
    if unchanged := len(done.unchanged):
        parts.append(
            ngettext(
                "%d measure says what its last vintage said.",
                "%d measures say what their last vintage said.",
                unchanged,
            )
            % unchanged
        )
    if empty := len(done.empty):
        text = ngettext(
            "%d measure counted nothing.", "%d measures counted nothing.", empty
        )
        parts.append(text % empty)
    if waiting := len(done.waiting):
        text = ngettext(
            "%d measure counts people and waits until the period is over.",
            "%d measures count people and wait until the period is over.",
            waiting,
        )
        parts.append(text % waiting)
    return " ".join(parts)


def loaded_line(loaded: Loaded) -> str:
    """What a load did."""
    series = ngettext("%d new series", "%d new series", loaded.series) % loaded.series
    text = ngettext("%d figure stands", "%d figures stand", loaded.figures)
    return f"{series}, {text % loaded.figures} ({_('batch')} {loaded.batch_id})"
