"""Words for the kinds of organisation, for templates of any room."""

from __future__ import annotations

from django import template

from halte.core.organisations.words import KINDS

register = template.Library()


@register.filter
def kind_word(kind: str) -> str:
    """The kind in the reader’s language."""
    return next((str(word) for known, word in KINDS.items() if known == kind), kind)
