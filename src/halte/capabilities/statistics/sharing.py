"""What this room could share: counts of ours before a vintage is released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.measures.queries import live
from halte.core.measures.registry import MEASURES
from halte.core.measures.units import unit_label
from halte.core.sharing.datasets import Dataset, Field, Filter, Value, register
from halte.core.sharing.states import FieldKind

OPEN = FieldKind.PUBLIC
TOTALS = FieldKind.AGGREGATE


def own_measures(actor: Actor) -> Sequence[tuple[str, Bilingual]]:
    """What this installation counts itself."""
    return sorted((m.id, m.title) for m in MEASURES.values())


def count_rows(
    actor: Actor, filters: Mapping[str, str]
) -> Iterator[Mapping[str, Value]]:
    """Each own measure as it stands now; a withheld count stays withheld."""
    wanted = filters.get("measure", "")
    for measure in MEASURES.values():
        now = live(measure.id) if wanted in ("", measure.id) else None
        if now is not None:
            yield {
                "measure": measure.id,
                "title_en": measure.title.en,
                "title_fr": measure.title.fr,
                "unit": unit_label(now.unit).en,
                "period": now.period.label,
                "value": now.value,
                "as_of": now.as_of,
            }


COUNTS = register(
    Dataset(
        id="statistics-counts",
        title=Bilingual("Counts before release", "Comptes avant diffusion"),
        room="statistics",
        fields=(
            Field("measure", Bilingual("Measure", "Mesure"), OPEN),
            Field("title_en", Bilingual("Title in English", "Titre en anglais"), OPEN),
            Field("title_fr", Bilingual("Title in French", "Titre en français"), OPEN),
            Field("unit", Bilingual("Unit", "Unité"), OPEN),
            Field("period", Bilingual("Period", "Période"), TOTALS),
            Field("value", Bilingual("Value", "Valeur"), TOTALS),
            Field("as_of", Bilingual("Counted on", "Compté le"), TOTALS),
        ),
        rows=count_rows,
        permission=Permission.FIGURES_READ,
        filters=(Filter("measure", Bilingual("Only", "Seulement"), own_measures),),
    )
)
