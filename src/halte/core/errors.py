"""Refusals and faults carry codes; the sentence is chosen where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from halte.core.bilingual import Bilingual

SENTENCES: dict[str, Bilingual] = {}


class CodedError(Exception):
    """An error with a stable code, and values for the places in its sentence.

    `values` may hold counts, column names, limits and identifiers. They are
    shown on pages: never put a name, free text or a search word in them.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    @property
    def sentence(self) -> Bilingual:
        """What happened and how to mend it, in both languages."""
        return sentence(self.code, **self.values)


class Denied(CodedError):
    """The person may not do this, now, with this: a refusal, shown as 403."""


class Invalid(CodedError):
    """What was entered cannot be taken as it is; `field` names the place."""

    def __init__(self, code: str, *, field: str = "", **values: Any) -> None:
        super().__init__(code, **values)
        self.field = field


class Missing(CodedError):
    """The thing asked for does not exist for this reader: shown as 404.

    What exists but is not visible answers the same, so that a refusal never
    tells a stranger that a record is there.
    """


def declare(sentences: Mapping[str, Bilingual]) -> None:
    """Register the sentences of a room; a code has one sentence only."""
    for code, text in sentences.items():
        if SENTENCES.setdefault(code, text) != text:
            raise ValueError(f"the code {code!r} already has another sentence")


def sentence(code: str, **values: Any) -> Bilingual:
    """The bilingual sentence for a code. An unknown code is a fault of ours."""
    return SENTENCES[code].format(**values)


declare(
    {
        "no_permission": Bilingual(
            "Your role does not allow this. Ask your organisation’s administrator.",
            "Votre rôle ne permet pas cette action. Adressez-vous à l’administration "
            "de votre organisation.",
        ),
        "wrong_purpose": Bilingual(
            "This is not part of what you said you are doing now. Change your "
            "purpose at the top of the page, then try again.",
            "Cette action ne correspond pas à la tâche que vous avez indiquée. "
            "Changez de finalité en haut de la page, puis réessayez.",
        ),
        "sign_in_required": Bilingual(
            "Sign in to continue.", "Ouvrez une session pour continuer."
        ),
        "second_factor_required": Bilingual(
            "This opens identifying data and needs your second factor.",
            "Cette page donne accès à des données nominatives et exige votre "
            "second facteur.",
        ),
        "not_found": Bilingual(
            "This does not exist, or you may not see it.",
            "Cet élément n’existe pas ou vous n’y avez pas accès.",
        ),
        "changed_meanwhile": Bilingual(
            "Someone else changed this while you were working. Your text is kept "
            "below; compare it with the new version and send it again.",
            "Une autre personne a modifié cet élément pendant votre travail. Votre "
            "texte est conservé ci-dessous ; comparez-le avec la nouvelle version, "
            "puis renvoyez-le.",
        ),
        "consent_missing": Bilingual(
            "There is no consent in force for this purpose and recipient.",
            "Aucun consentement en vigueur ne couvre cette finalité et ce "
            "destinataire.",
        ),
    }
)
