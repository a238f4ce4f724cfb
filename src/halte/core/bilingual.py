"""Text in both official languages, held together so that neither can go missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from django.utils.translation import get_language

Language = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, Language]] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and French; `str()` gives the one being read.

    Both parts are required and may not be blank: a page in one language only
    is not published (Official Languages Act: equal quality and time).
    """

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.fr.strip():
            raise ValueError(f"both languages are required: {self!r}")

    def __str__(self) -> str:
        return self.in_language(current_language())

    def in_language(self, language: Language) -> str:
        """The text in the language named, whatever the reader's language is."""
        return self.fr if language == "fr" else self.en

    def format(self, **values: Any) -> Bilingual:
        """Both texts with the same values put into their named places."""
        return Bilingual(self.en.format(**values), self.fr.format(**values))


def current_language() -> Language:
    """The language of the reader, English where none is active."""
    return "fr" if (get_language() or "en").startswith("fr") else "en"


def pick(thing: object, name: str) -> str:
    """The `name_en` or `name_fr` attribute of a thing, by the reader's language."""
    value = getattr(thing, f"{name}_{current_language()}")
    return str(value)
