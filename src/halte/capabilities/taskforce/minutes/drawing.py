"""Minutes as a tagged PDF, and whether kept ones are whole."""

from __future__ import annotations

from halte.capabilities.taskforce.minutes.composing import compose
from halte.capabilities.taskforce.minutes.content import MinutesContent, digest
from halte.capabilities.taskforce.models import Minutes
from halte.core.bilingual import Language
from halte.core.errors import Invalid
from halte.core.ui.paper.typeset import typeset


def draw(content: MinutesContent, language: Language) -> bytes:
    """The document; equal contents give equal bytes."""
    return typeset(compose(content, language), dated=content.starts_at.date())


def kept(minutes: Minutes, language: Language) -> bytes:
    """The document as it was frozen; refused where it is no longer the same."""
    data = bytes(getattr(minutes, f"pdf_{language}"))
    if digest(data) != getattr(minutes, f"pdf_{language}_digest"):
        raise Invalid("document_altered")
    return data
