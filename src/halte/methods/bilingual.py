"""Text in both official languages, held together so that neither can go missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, Self

Language = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, Language]] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Texts:
    """A text in English and French. Both are required and may not be blank."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.fr.strip():
            raise ValueError(f"both languages are required: {self!r}")

    def in_language(self, language: Language) -> str:
        """The text in the language named."""
        return self.fr if language == "fr" else self.en

    def format(self, **values: Any) -> Self:
        """Both texts with the same values put into their named places."""
        return type(self)(self.en.format(**values), self.fr.format(**values))

    def to_dict(self) -> dict[str, str]:
        """Both texts by language."""
        return {"en": self.en, "fr": self.fr}
