"""Letters about an application: a refusal, or the return of what is not processed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.letters.documents import Documents
from halte.capabilities.permits.letters.sheet import both
from halte.capabilities.permits.models import Instruction, PermitApplication
from halte.capabilities.permits.states import LetterKind
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language, pick
from halte.core.ui import writing
from halte.core.ui.paper.blocks import Block, Facts, Heading, Notice, Paragraph, Quote

__all__ = ["Documents", "documents"]

TITLES: Final = {
    LetterKind.REFUSAL: B(
        "Decision on your application for a work permit",
        "Décision concernant votre demande de permis de travail",
    ),
    LetterKind.NOT_PROCESSED: B(
        "Your application for a work permit is returned",
        "Votre demande de permis de travail vous est retournée",
    ),
}
NUMBER: Final = B("Letter number", "Numéro de la lettre")
APPLICATION: Final = B("Application", "Demande")
PERSON: Final = B("Name", "Nom")
RECEIVED: Final = B("Received on", "Reçue le")
FIRST: Final = {
    LetterKind.REFUSAL: B(
        "Your application is refused under subsection 30(1.2) of the Immigration and "
        "Refugee Protection Act. The Act asks officers to refuse a permit where, in "
        "their opinion, a published instruction that protects people from humiliating "
        "or degrading treatment justifies it.",
        "Votre demande est refusée en vertu du paragraphe 30(1.2) de la Loi sur "
        "l’immigration et la protection des réfugiés. La Loi demande aux agents de "
        "refuser un permis lorsque, selon eux, une instruction publiée qui protège les "
        "personnes contre un traitement humiliant ou dégradant le justifie.",
    ),
    LetterKind.NOT_PROCESSED: B(
        "Your application cannot be processed under an instruction published under "
        "section 87.3 of the Immigration and Refugee Protection Act. This is not a "
        "refusal. The processing fee is returned to you.",
        "Votre demande ne peut être traitée, en raison d’une instruction publiée en "
        "vertu de l’article 87.3 de la Loi sur l’immigration et la protection des "
        "réfugiés. Il ne s’agit pas d’un refus. Les frais de traitement vous sont "
        "remboursés.",
    ),
}
NOT_BLAMED: Final = B(
    "This says nothing against you. It is about the place where you would work.",
    "Cela ne dit rien contre vous. Il s’agit du lieu où vous travailleriez.",
)
INSTRUCTION: Final = B("The instruction", "L’instruction")
REASONS: Final = B("The officer’s reasons", "Les motifs de l’agent")
AS_WRITTEN: Final = B(
    "In the officer’s own words, in the language in which they were written.",
    "Dans les mots de l’agent, dans la langue où ils ont été écrits.",
)
TWO: Final = B("Two officers", "Deux agents")
TWO_SAID: Final = B(
    "A second officer, another person, read your file before seeing this opinion, and "
    "concurred.",
    "Un second agent, une autre personne, a lu votre dossier avant de voir cet avis, "
    "et y a souscrit.",
)
MACHINE: Final = B("What a computer did", "Ce qu’un ordinateur a fait")
MACHINE_SAID: Final = B(
    "A program compared the facts that an officer entered with published rules, and "
    "said for each whether it was clear, whether to ask you, or whether an officer "
    "should look at it. It refuses nothing and recommends nothing. The decision is the "
    "officers’ own.",
    "Un programme a comparé les faits inscrits par un agent à des règles publiées et a "
    "indiqué, pour chacune, si tout était en ordre, s’il fallait vous interroger ou si "
    "un agent devait l’examiner. Il ne refuse rien et ne recommande rien. La décision "
    "est celle des agents.",
)
RECOURSE: Final = B("If you do not agree", "Si vous n’êtes pas d’accord")
RECOURSE_SAID: Final = B(
    "You may ask the Federal Court for leave and judicial review: within 15 days where "
    "the matter arose in Canada, within 60 days elsewhere (Act, section 72). A lawyer "
    "or a legal-aid office can advise you. You may apply again for another job.",
    "Vous pouvez demander à la Cour fédérale l’autorisation et le contrôle "
    "judiciaire : dans les 15 jours si l’affaire est née au Canada, dans les 60 jours "
    "ailleurs (Loi, article 72). Un avocat ou un bureau d’aide juridique peut vous "
    "conseiller. Vous pouvez présenter une nouvelle demande pour un autre emploi.",
)
AGAIN: Final = B(
    "You may apply again for another job.",
    "Vous pouvez présenter une nouvelle demande pour un autre emploi.",
)
HELP: Final = B("If you need help", "Si vous avez besoin d’aide")
HELP_SAID: Final = B(
    "If anyone forces you, threatens you or keeps your papers: 1-833-900-1010, day and "
    "night, free and confidential, in more than 200 languages. In danger: 911.",
    "Si quelqu’un vous force, vous menace ou garde vos papiers : 1-833-900-1010, jour "
    "et nuit, sans frais et en toute confidentialité, dans plus de 200 langues. En "
    "danger : 911.",
)


def letter_number(row: PermitApplication) -> str:
    """A file has one letter, ever, so the file’s number is the letter’s."""
    return f"{row.pk:06}"


def documents(
    row: PermitApplication, kind: LetterKind, instruction: Instruction, reasons: str
) -> Documents:
    """The letter in both languages, as of today."""

    def content(language: Language) -> tuple[Block, ...]:
        return tuple(blocks(row, kind, instruction, reasons))

    author = B(row.organisation.name_en, row.organisation.name_fr)
    return both(TITLES[kind], author, timezone.localdate(), content)


def blocks(
    row: PermitApplication, kind: LetterKind, instruction: Instruction, reasons: str
) -> Iterator[Block]:
    """What the letter says, in the language active."""
    yield Facts(
        (
            (str(NUMBER), letter_number(row)),
            (str(APPLICATION), row.number),
            (str(PERSON), row.person_name),
            (str(RECEIVED), writing.day(row.received_on)),
        )
    )
    yield Paragraph(str(FIRST[kind]), tone="lede")
    yield Paragraph(str(NOT_BLAMED))
    yield Heading(1, str(INSTRUCTION), "instruction")
    yield Quote(
        pick(instruction, "text"),
        f"{pick(instruction, 'title')} – {instruction.gazette}",
    )
    yield Heading(1, str(REASONS), "reasons")
    yield Paragraph(str(AS_WRITTEN), tone="meta")
    yield from (Paragraph(part) for part in reasons.splitlines() if part.strip())
    if kind is LetterKind.REFUSAL:
        yield Heading(1, str(TWO), "officers")
        yield Paragraph(str(TWO_SAID))
    yield Heading(1, str(MACHINE), "machine")
    yield Paragraph(str(MACHINE_SAID))
    yield Heading(1, str(RECOURSE), "recourse")
    yield Paragraph(str(RECOURSE_SAID if kind is LetterKind.REFUSAL else AGAIN))
    yield Notice(str(HELP), str(HELP_SAID))
