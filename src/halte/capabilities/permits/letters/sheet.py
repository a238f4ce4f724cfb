"""What every letter looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from django.utils.translation import override

from halte.capabilities.permits.letters.documents import Documents, pair
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper.blocks import Block, Document
from halte.core.ui.paper.typeset import typeset

PAGE: Final = B("Page", "Page")
OF: Final = B("of", "sur")
DATED: Final = B("{day}", "Le {day}")
LETTER: Final = B("letter", "lettre")

Content = Callable[[Language], Sequence[Block]]


def both(title: B, author: B, dated: date, content: Content) -> Documents:
    """The letter in both languages."""
    return pair(
        typeset(sheet(title, author, dated, content, "en"), dated=dated),
        typeset(sheet(title, author, dated, content, "fr"), dated=dated),
    )


def sheet(
    title: B, author: B, dated: date, content: Content, language: Language
) -> Document:
    """The letter in one language."""
    with override(language):
        day = writing.day(dated)
        return Document(
            language=language,
            title=str(title),
            over_title=str(author),
            as_of=str(DATED).format(day=day),
            running=str(title),
            footer=str(author),
            page_word=str(PAGE),
            page_of=str(OF),
            contents_word="",
            author=str(author),
            keywords=(str(LETTER),),
            opening=(),
            blocks=tuple(content(language)),
        )
