"""Fields of this room, beside those that every room shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from halte.capabilities.directory.terms import LANGUAGE_NAMES
from halte.core.geography.places import plain
from halte.core.ui import form_fields
from halte.core.ui.form_fields import Label, line, offer, on_day, passage, some_of

if TYPE_CHECKING:
    from halte.core.bilingual import Bilingual

__all__ = [
    "grouped", "languages", "line", "offer", "on_day", "one_of", "passage",
    "some_languages", "some_of", "tick",
]  # fmt: skip


def one_of(
    label: Label, words: Mapping[Any, Bilingual], *, nothing: Label = "", **more: Any
) -> forms.ChoiceField:
    """One of a list; an empty choice first only where it is named."""
    return form_fields.one_of(label, words, nothing=nothing or None, **more)


def some_languages(label: Label, **more: Any) -> forms.MultipleChoiceField:
    """Some of the languages."""
    return forms.MultipleChoiceField(
        label=label, choices=languages, required=False,
        widget=forms.CheckboxSelectMultiple, **more,
    )  # fmt: skip


def languages() -> list[tuple[str, str]]:
    """The official two, then the others in the order of the reader’s alphabet."""
    named = {code: str(name) for code, name in LANGUAGE_NAMES.items()}
    official = [(code, named.pop(code)) for code in ("en", "fr")]
    return [*official, *sorted(named.items(), key=lambda pair: plain(pair[1]))]


def tick(label: Label, **more: Any) -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=label, required=False, **more)


def grouped(
    groups: Iterable[tuple[Any, Iterable[tuple[str, Any]]]], first: Label
) -> list[Any]:
    """Choices in groups, an empty one first."""
    return [("", first), *((str(title), list(pairs)) for title, pairs in groups)]
