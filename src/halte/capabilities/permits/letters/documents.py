"""A pair of documents as it is kept: base64, with a digest of the bytes of each."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from halte.core.bilingual import Language
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Documents:
    """The same letter in English and in French."""

    en: str
    fr: str
    digest_en: str
    digest_fr: str


class Kept(Protocol):
    """A row that keeps a pair of documents."""

    document_en: str
    document_fr: str
    digest_en: str
    digest_fr: str


def pair(english: bytes, french: bytes) -> Documents:
    """The pair, ready to be kept."""
    return Documents(
        en=base64.b64encode(english).decode(),
        fr=base64.b64encode(french).decode(),
        digest_en=sha256(english).hexdigest(),
        digest_fr=sha256(french).hexdigest(),
    )


def opened(row: Kept, language: Language) -> bytes:
    """The document as it was issued; refused where it is no longer the same."""
    text, digest = (
        (row.document_fr, row.digest_fr)
        if language == "fr"
        else (row.document_en, row.digest_en)
    )
    content = base64.b64decode(text)
    if sha256(content).hexdigest() != digest:
        raise Invalid("permit_document_altered")
    return content
