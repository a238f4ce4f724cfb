"""The published Canadian figures that come with Halte, brought in like any file.

The data file becomes series (through the action that defines them) and a CSV of
figures that goes the whole way of the feed: examined, accepted, in a batch that
can be undone. Doing it again changes nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import yaml

from halte.capabilities.statistics.actions import SeriesWords, define_series
from halte.capabilities.statistics.guarded import new_series
from halte.capabilities.statistics.intake import FEED
from halte.core.access.actor import Actor
from halte.core.errors import Invalid
from halte.core.intake import taking_in
from halte.core.intake.mapping import guess
from halte.core.intake.models import Batch
from halte.core.intake.states import BatchState
from halte.core.measures.models import Series

FILE: Final = "data/published_canada.yaml"
SOURCE: Final = "Halte"
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HEADINGS: Final = tuple(column.name for column in FEED.columns)

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    series: int
    figures: int
    already: int
    batch_id: int


def document() -> Document:
    """The data file."""
    text = files("halte.capabilities.statistics").joinpath(FILE).read_text("utf-8")
    found: Document = LOADER(text).get_single_data()
    return found


def load_published(actor: Actor) -> Loaded:
    """Define the series that are not there yet; bring in the figures.

    The actor needs an organisation, and the roles of an analyst. A series that
    someone has defined anew since is left as it is.
    """
    data = document()
    present = set(Series.objects.values_list("pk", flat=True))
    fresh = [row for row in data["series"] if row["id"] not in present]
    for row in fresh:
        words = words_of(row, data["families"][row["family"]])
        define_series(actor, new_series(), slug=row["id"], words=words)
    batch = bring_in(actor, csv_text(data))
    return Loaded(len(fresh), batch.taken, batch.already, batch.pk)


def words_of(row: Document, family: Document) -> SeriesWords:
    """The definition of a series; what it does not say, its family does."""
    texts = {
        f"{name}_{language}": str((row.get(name) or family[name])[language])
        for name in ("title", "definition", "counting_rule", "source", "coverage")
        for language in ("en", "fr")
    }
    return SeriesWords(
        **texts, unit=row["unit"], subject=row["subject"], family=row["family"]
    )


def csv_text(data: Document) -> str:
    """The figures as a file of the feed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(rows_of(data))
    return text.getvalue()


def rows_of(data: Document) -> Iterator[list[str]]:
    """One row a figure, in the order of the feed's columns."""
    units = {row["id"]: row["unit"] for row in data["series"]}
    for row in data["figures"]:
        release = data["releases"][row["release"]]
        source = data["sources"][row["source"]]
        note = row.get("note", {"en": "", "fr": ""})
        cells = {
            "series": row["series"],
            "geography": row.get("geography", "CA"),
            "period": row["period"],
            "value": row["value"],
            "high": row.get("high", ""),
            "qualifier": row.get("q", "exact"),
            "unit": units[row["series"]],
            "source": cited(source, "en"),
            "source_fr": cited(source, "fr"),
            "release": release["en"],
            "release_fr": release["fr"],
            "release_date": release["date"],
            "counting_rule": row.get("rule", ""),
            "note_en": note["en"],
            "note_fr": note["fr"],
        }
        yield [str(cells[name]) for name in HEADINGS]


def cited(source: Document, language: str) -> str:
    """A citation, with the address where it was read."""
    return ": ".join(filter(None, (source[language], source["url"])))


def bring_in(actor: Actor, text: str) -> Batch:
    """Send the file the whole way; the same file again leads to the same batch."""
    arrival = taking_in.send(
        actor, FEED, SOURCE, [text.encode()], "published_canada.csv"
    )
    batch = arrival.batch
    if batch.state == BatchState.RECEIVED:
        mapped = guess(FEED, batch.reading.headings, {})
        taking_in.map_and_check(actor, batch, batch.reading, mapped)
        batch.refresh_from_db()
    if batch.state == BatchState.CHECKED:
        taking_in.accept(actor, batch)
        batch.refresh_from_db()
    if batch.state != BatchState.ACCEPTED or batch.rejects.exists():
        raise Invalid("shipped_not_taken", batch=batch.pk)
    return batch
