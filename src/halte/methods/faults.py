"""What is wrong with an input, as a code, a place and a sentence to mend it by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from halte.methods.bilingual import Language, Texts

SENTENCES: dict[str, Texts] = {}

PLACE: Final = {
    "file": Texts("file {}", "fichier {}"),
    "row": Texts("row {}", "ligne {}"),
    "column": Texts("column {}", "colonne {}"),
    "path": Texts("at {}", "à {}"),
}


def plain(value: Any) -> Any:
    """An exact fraction without exponent; any other value as it is."""
    return f"{value:f}" if isinstance(value, Decimal) else value


def with_comma(value: Any) -> Any:
    """A fraction as French writes it; any other value as it is."""
    if isinstance(value, float | Decimal):
        return str(plain(value)).replace(".", ",")
    return value


class Fault(Exception):
    """An input that cannot be used as it is, or a question that has no answer.

    `code` is stable. `row` is the line of the file as a spreadsheet counts it:
    the heading is row 1; 0 where no row is meant. `path` is the place within a
    file that is no table: `violations[2].item`. `values` fill the places of
    the sentence: limits, counts and names of columns, never what a person's
    row holds.
    """

    def __init__(
        self,
        code: str,
        *,
        file: str = "",
        row: int = 0,
        column: str = "",
        path: str = "",
        **values: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.file = file
        self.row = row
        self.column = column
        self.path = path
        self.values = values

    @property
    def sentence(self) -> Texts:
        """What happened and how to mend it, in both languages."""
        text = SENTENCES[self.code]
        english = {name: plain(value) for name, value in self.values.items()}
        french = {name: with_comma(value) for name, value in self.values.items()}
        return Texts(text.en.format(**english), text.fr.format(**french))

    def told(self, language: Language) -> str:
        """The sentence with its code and its place, for a person at a terminal."""
        places = (
            ("file", self.file),
            ("row", self.row),
            ("column", self.column),
            ("path", self.path),
        )
        where = ", ".join(
            PLACE[kind].in_language(language).format(value)
            for kind, value in places
            if value
        )
        text = f"{self.code}: {self.sentence.in_language(language)}"
        return f"{text} ({where})" if where else text

    def to_dict(self) -> dict[str, Any]:
        """The fault for machines."""
        return {
            "code": self.code,
            "file": self.file or None,
            "row": self.row or None,
            "column": self.column or None,
            "path": self.path or None,
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


class Faults(Exception):
    """All that is wrong with one input, in the order of its places."""

    def __init__(self, found: Sequence[Fault]) -> None:
        super().__init__(", ".join(fault.code for fault in found))
        self.found = tuple(found)


def declare(sentences: Mapping[str, Texts]) -> None:
    """Register the sentences of a method; a code has one sentence only."""
    for code, text in sentences.items():
        if SENTENCES.setdefault(code, text) != text:
            raise ValueError(f"the code {code!r} already has another sentence")
