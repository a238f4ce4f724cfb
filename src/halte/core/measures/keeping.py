"""Keeping figures: the digest that makes a figure one, and the rows themselves.

Plain functions for actions, feeds and jobs; they open no door themselves.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, declare
from halte.core.measures.models import Figure, FigureQuerySet, KeptDefinition
from halte.core.measures.registry import Measure

SEPARATOR: Final = "\x1f"

CONTENT: Final = (
    "measure", "definition_version", "geography", "breakdown", "breakdown_key",
    "period_start", "period_end", "calendar", "value", "high", "qualifier", "unit",
    "counting_rule", "source", "source_fr", "vintage", "vintage_fr", "released_on",
    "release_precision",
    "note_en", "note_fr", "origin",
)  # fmt: skip
"""What a figure says. `period_label` is only how a source wrote the period, and
`as_of` of a published figure follows from its release day, or, where none is
known, is the day it was first seen: neither makes it another figure."""


def digest_of(figure: Figure) -> str:
    """SHA-256 over everything the figure says; equal content, equal digest."""
    parts = [_text(getattr(figure, name)) for name in CONTENT]
    if figure.origin == "own":
        parts.append(_text(figure.as_of))
    text = SEPARATOR.join(part.replace(SEPARATOR, " ") for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        # 528, 528.0 and 528.0000 are one number.
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def keep(figures: Sequence[Figure]) -> int:
    """Keep the figures that were not kept yet; how many were new.

    Content that stands already is not kept twice, whatever its batch. Content
    whose batch was withdrawn is kept again, as its next edition.
    """
    fresh = {digest_of(figure): figure for figure in figures}
    kept = Counter(_contents(Figure.objects.all(), fresh))
    standing = set(_contents(Figure.objects.standing(), fresh))
    new = []
    for content, figure in fresh.items():
        if content in standing:
            continue
        figure.content, edition = content, kept[content]
        figure.digest = _edition(content, edition) if edition else content
        new.append(figure)
    Figure.objects.bulk_create(new)
    return len(new)


def _contents(rows: FigureQuerySet, contents: Collection[str]) -> Iterator[str]:
    found = rows.filter(content__in=list(contents)).values_list("content", flat=True)
    yield from found


def _edition(content: str, edition: int) -> str:
    return hashlib.sha256(f"{content}{SEPARATOR}{edition}".encode()).hexdigest()


def keep_definition(measure: Measure) -> KeptDefinition:
    """Keep the words of this version; refuse other words under the same number."""
    words = {
        "unit": str(measure.unit),
        **{
            f"{name}_{language}": getattr(getattr(measure, name), language)
            for name in ("title", "definition", "counting_rule", "source", "coverage")
            for language in ("en", "fr")
        },
    }
    kept, new = KeptDefinition.objects.get_or_create(
        measure=measure.id, version=measure.version, defaults=words
    )
    if not new and any(getattr(kept, name) != text for name, text in words.items()):
        raise Invalid("definition_changed_unnumbered", version=measure.version)
    return kept


declare(
    {
        "definition_changed_unnumbered": Bilingual(
            "The words of this measure changed but its version is still {version}. "
            "Raise the version, so that kept figures keep their own definition.",
            "Le texte de cette mesure a changé, mais sa version est toujours "
            "{version}. Augmentez la version, pour que les chiffres conservés gardent "
            "leur définition.",
        ),
    }
)
