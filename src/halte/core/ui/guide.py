"""The guide inside the site, so that it is at hand without a network.

Its pages are Markdown files under `docs/guide/{en,fr}/` of a checkout, or
`halte/guide/` of an installed package. A page is shown when both languages
have it (Official Languages Act: equal quality and time).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.urls import reverse

from halte.core.bilingual import LANGUAGES, Language
from halte.core.errors import Missing
from halte.core.ui.markdown import HEADING, Document, draw, plain

PACKAGE: Final = Path(__file__).resolve().parents[2]
PLACES: Final = (PACKAGE / "guide", PACKAGE.parents[1] / "docs" / "guide")
INDEX: Final = "index"
PAGE: Final = re.compile(r"^(?:\./)?([a-z0-9-]+)\.md(#[\w-]+)?$")
PICTURE: Final = re.compile(r"^(?:\.\./)?pictures/([a-z0-9-]+)\.png$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    name: str
    title: str


def folder() -> Path:
    """Where the guide lies: in the package if it was installed, else the checkout."""
    return next((place for place in PLACES if place.is_dir()), PLACES[-1])


def names() -> tuple[str, ...]:
    """Pages that both languages have, by name."""
    found = [
        {file.stem for file in (folder() / lang).glob("*.md")} for lang in LANGUAGES
    ]
    return tuple(sorted(set.intersection(*found)))


def contents(language: Language) -> tuple[Entry, ...]:
    """The table of contents in a language, by title; the index is not in it."""
    entries = [Entry(n, title_of(n, language)) for n in names() if n != INDEX]
    return tuple(sorted(entries, key=lambda entry: entry.title.casefold()))


def title_of(name: str, language: Language) -> str:
    """The first heading of a page, or its name."""
    for line in source(name, language).splitlines():
        if found := HEADING.match(line):
            return plain(found[2])
    return name


def source(name: str, language: Language) -> str:
    """The text of a page."""
    if name not in names():
        raise Missing("not_found")
    return (folder() / language / f"{name}.md").read_text(encoding="utf-8")


def page(name: str, language: Language) -> Document:
    """A page, drawn."""
    return draw(source(name, language), resolve)


def picture(name: str) -> Path:
    """The file of a picture of the guide."""
    # Looked up among what is there: a name from outside never becomes a path, and
    # none is too long for the disk to be asked about.
    for file in (folder() / "pictures").glob("*.png"):
        if file.stem == name:
            return file
    raise Missing("not_found")


def resolve(target: str) -> str:
    """Where a link of the guide leads: the web, this page, a page, a picture."""
    if target.startswith(("https://", "http://", "#")):
        return target
    if found := PAGE.match(target):
        if found[1] == INDEX:
            return reverse("guide")
        return reverse("guide_page", args=[found[1]]) + (found[2] or "")
    if found := PICTURE.match(target):
        return reverse("guide_picture", args=[found[1]])
    # An address of this site, such as /en/plan/, but never another host (//…).
    return target if re.match(r"^/(?!/)[\w/-]*$", target) else ""
