"""Letters of the protected work: they say nothing to whoever opens them.

No word of the kind of permit, of abuse, of an employer or of a decision: only that
there is news, and that the person may reach us. The kind of envelope matters less
than the letter, because housing is shared and letters are opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.letters.documents import Documents
from halte.capabilities.permits.letters.sheet import both
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language
from halte.core.organisations.models import Organisation
from halte.core.ui.paper.blocks import Block, Paragraph

TITLE: Final = B("A message for you", "Un message pour vous")
LINES: Final = (
    B("Hello,", "Bonjour,"),
    B(
        "We have news about your file with us. We do not write about it in letters.",
        "Nous avons des nouvelles de votre dossier. Nous n’en parlons pas par lettre.",
    ),
    B(
        "Please call us, or come to see us, when it suits you. Bring this letter; its "
        "number lets us find your file: {number}.",
        "Appelez-nous ou venez nous voir, quand cela vous convient. Apportez cette "
        "lettre ; son numéro nous permet de trouver votre dossier : {number}.",
    ),
    B(
        "An interpreter is free. Nobody else can ask about your file.",
        "L’interprète est gratuit. Personne d’autre ne peut s’informer de votre "
        "dossier.",
    ),
)


def plain_letter(organisation: Organisation, number: int) -> Documents:
    """The letter in both languages; only the number differs from one to the next."""

    def content(language: Language) -> tuple[Block, ...]:
        return tuple(blocks(number))

    author = B(organisation.name_en, organisation.name_fr)
    return both(TITLE, author, timezone.localdate(), content)


def blocks(number: int) -> Iterator[Block]:
    """What it says, in the language active."""
    for line in LINES:
        yield Paragraph(str(line).format(number=f"{number:06}"))
