"""From content to a document in one language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import override

from halte.capabilities.plan.report.content import ReportContent
from halte.capabilities.plan.report.telling.changed import changed
from halte.capabilities.plan.report.telling.ending import ending
from halte.capabilities.plan.report.telling.glance import glance, opening
from halte.capabilities.plan.report.telling.measured import annex, disagreements, own
from halte.capabilities.plan.report.telling.money import money
from halte.capabilities.plan.report.telling.names import Names
from halte.capabilities.plan.report.telling.promises import promises
from halte.capabilities.plan.report.telling.unknown import unknown
from halte.capabilities.plan.report.words import say
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper.blocks import Block, Document, Heading

TITLE: Final = B("Progress report {number}", "Rapport d’étape {number}")
DRAFT: Final = B("Progress report, draft", "Rapport d’étape, ébauche")
AS_OF: Final = B("As of {day}", "Situation au {day}")
CONTENTS: Final = B("Contents", "Table des matières")
PAGE: Final = B("Page", "Page")
OF: Final = B("of", "sur")
KEYWORDS: Final = (
    B("human trafficking", "traite de personnes"),
    B("national action plan", "plan d’action national"),
    B("progress report", "rapport d’étape"),
)


def compose(content: ReportContent, language: Language) -> Document:
    """The whole report in the language; the same content gives the same document."""
    with override(language):
        names = Names(content)
        blocks: tuple[Block, ...] = (
            *glance(content, names),
            *changed(content, names),
            *unknown(content, names),
            *promises(content, names),
            *money(content, names),
            *disagreements(content, names),
            *own(content, names),
            *annex(content, names),
            *ending(content),
        )
        title = say(TITLE, number=content.sequence) if content.sequence else say(DRAFT)
        plan = str(content.plan.title)
        return Document(
            language=language,
            title=title,
            over_title=plan,
            as_of=say(AS_OF, day=writing.day(content.as_of)),
            running=f"{plan} · {title}",
            footer="Halte",
            page_word=say(PAGE),
            page_of=say(OF),
            contents_word=say(CONTENTS),
            author="Halte",
            keywords=tuple(map(str, KEYWORDS)),
            opening=opening(content),
            blocks=blocks,
            sections=tuple(
                b for b in blocks if isinstance(b, Heading) and b.level == 1
            ),
        )
