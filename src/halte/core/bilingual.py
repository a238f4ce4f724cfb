"""Text in both official languages, held together so that neither can go missing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from halte.methods.bilingual import LANGUAGES, Language, Texts

__all__ = ["LANGUAGES", "Bilingual", "Language", "current_language", "pick"]


@dataclass(frozen=True, slots=True)
class Bilingual(Texts):
    """A text in English and French; `str()` gives the one being read.

    Both parts are required and may not be blank: a page in one language only
    is not published (Official Languages Act: equal quality and time).
    """

    def __str__(self) -> str:
        return self.in_language(current_language())


def current_language() -> Language:
    """The language of the reader, English where none is active."""
    return "fr" if (get_language() or "en").startswith("fr") else "en"


def pick(thing: object, name: str) -> str:
    """The `name_en` or `name_fr` attribute of a thing, by the reader's language."""
    value = getattr(thing, f"{name}_{current_language()}")
    return str(value)
