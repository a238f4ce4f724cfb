"""Who takes part, and how a reader checks the report."""

from __future__ import annotations

from typing import Final

from halte.capabilities.plan.report.content import ReportContent, canonical, digest
from halte.capabilities.plan.report.words import partial_day, say
from halte.core.bilingual import Bilingual as B
from halte.core.ui.paper.blocks import (
    Block,
    Code,
    Facts,
    Heading,
    Paragraph,
    Table,
)

WHO: Final = B("Who takes part", "Qui participe")
NAME: Final = B("Name", "Nom")
ACRONYM: Final = B("Short form", "Sigle")
CERTAIN: Final = B("Is the name certain?", "Le nom est-il certain ?")
YES: Final = B("yes", "oui")
ABOUT: Final = B("About the plan", "À propos du plan")
SOURCE: Final = B("Source", "Source")
FROM: Final = B("Begins", "Début")
UNTIL: Final = B("Ends", "Fin")
TEXT_DIGEST: Final = B("SHA-256 of the text", "SHA-256 du texte")
CHECK: Final = B("How to check this report", "Comment vérifier ce rapport")
CHECK_TEXT: Final = B(
    "The content of this report was frozen before it was published. Its digest is "
    "below: anyone can compute it again from the content file offered beside the "
    "report, and draw the same documents from it, byte for byte. The digest of each "
    "document stands on the report’s page.",
    "Le contenu de ce rapport a été figé avant sa publication. Son empreinte figure "
    "ci-dessous : chacun peut la recalculer à partir du fichier de contenu offert avec "
    "le rapport et en tirer les mêmes documents, octet pour octet. L’empreinte de "
    "chaque document figure sur la page du rapport.",
)
DIGEST: Final = B("SHA-256 of the content", "SHA-256 du contenu")
BEFORE: Final = B(
    "SHA-256 of the content of report {number}",
    "SHA-256 du contenu du rapport {number}",
)
DRAWN: Final = B("Drawn with {tools}.", "Produit avec {tools}.")


def ending(content: ReportContent) -> tuple[Block, ...]:
    """The last sections."""
    plan, previous = content.plan, content.previous
    about = [(say(SOURCE), str(plan.source)), (say(FROM), partial_day(plan.starts))]
    if plan.ends:
        about.append((say(UNTIL), partial_day(plan.ends)))
    if plan.source_url:
        about.append((say(SOURCE), plan.source_url))
    if plan.source_digest:
        about.append((say(TEXT_DIGEST), plan.source_digest))
    told: list[Block] = [Heading(1, say(ABOUT), "about-the-plan")]
    if plan.summary is not None:
        told.append(Paragraph(str(plan.summary)))
    told.append(Facts(tuple(about)))
    if content.organisations:
        told += [Heading(1, say(WHO), "who-takes-part"), _organisations(content)]
    told += [Heading(1, say(CHECK), "how-to-check"), Paragraph(say(CHECK_TEXT))]
    told.append(Code(say(DIGEST), digest(canonical(content))))
    if previous is not None:
        told.append(Code(say(BEFORE, number=previous.sequence), previous.digest))
    told.append(Paragraph(say(DRAWN, tools=content.drawn_with), "meta"))
    return tuple(told)


def _organisations(content: ReportContent) -> Table:
    return Table(
        say(WHO),
        (say(NAME), say(ACRONYM), say(CERTAIN)),
        tuple(
            (
                str(o.name),
                "" if o.acronym is None else str(o.acronym),
                say(YES) if o.certain else str(o.note or ""),
            )
            for o in content.organisations
        ),
        widths=(7, 3, 9),
    )
