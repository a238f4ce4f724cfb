"""A letter as a tagged PDF."""

from __future__ import annotations

from datetime import date
from typing import Any

from halte.capabilities.inspections.letters.composing import compose
from halte.core.bilingual import Language
from halte.core.ui.paper.typeset import typeset


def draw(content: dict[str, Any], language: Language) -> bytes:
    """The document; equal contents give equal bytes."""
    return typeset(
        compose(content, language), dated=date.fromisoformat(content["dated"])
    )
