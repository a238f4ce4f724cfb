"""What a referral hands over: built once, shown before, frozen, shown after.

The sender reads `parcel_of` before sending; the action freezes the same bytes and
refuses where they changed meanwhile, so that the receiver sees exactly that.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.passages import content_of, shown, standing
from halte.capabilities.support.topics import NAMELESS, NEEDS, TOPICS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.rules import in_force
from halte.core.consent.words import SCOPES as WORDS
from halte.core.sharing.datasets import Dataset, Field, Rows, register
from halte.core.sharing.states import FieldKind

PURPOSE: Final = "referral"
NOTE: Final = "note"
NAMED: Final = "named-"
"""Before the word of consent under which a referral says which need it is about."""
UNSAID: Final = Bilingual(
    "A need that the person will tell you themselves",
    "Un besoin que la personne vous dira elle-même",
)
CLOSED: Final = Bilingual("A referral that is closed", "Un aiguillage fermé")
NOTE_TITLE: Final = Bilingual("Note to the service", "Note au service")


def _nothing(actor: Actor, filters: object) -> list[dict[str, Any]]:
    """Files never leave several at once: only a referral or a transfer hands over."""
    return []


ROWS: Final[Rows] = _nothing


def _which(word: str) -> Bilingual:
    said = WORDS[word]
    return Bilingual(
        f"Which need it is: {said.en}", f"De quel besoin il s’agit : {said.fr}"
    )


DATASET: Final = register(
    Dataset(
        id="support-referral",
        title=Bilingual("What a referral hands over", "Ce que transmet un aiguillage"),
        room="support",
        fields=(
            *(
                Field(topic.id, topic.title, FieldKind.IDENTIFYING, topic.scope)
                for topic in TOPICS.values()
            ),
            Field(NOTE, NOTE_TITLE, FieldKind.IDENTIFYING, "needs"),
            *(
                Field(f"{NAMED}{word}", _which(word), FieldKind.IDENTIFYING, word)
                for word in sorted({topic.scope for topic in NEEDS})
            ),
        ),
        rows=ROWS,
        permission=Permission.SUPPORT_REFER,
    )
)

SCOPES: Final = {field.id: field.scope for field in DATASET.fields}


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a topic may not go: no consent for its word, withheld, or nothing written."""

    topic: str
    title: Bilingual
    code: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """The content in both languages, its bytes and their digest."""

    content: dict[str, Any]
    text: str
    digest: str
    fields: tuple[str, ...]
    scope: frozenset[str]


def fields_of(referral: Referral) -> tuple[str, ...]:
    """The fields that go: the chosen topics that say something, and the note."""
    written = standing(referral.file)
    chosen = [t for t in TOPICS if t in referral.topics and t in written]
    return (*chosen, NOTE) if referral.note else tuple(chosen)


def need_word(referral: Referral) -> str:
    """The word of consent that covers saying which need it is about."""
    return TOPICS[f"need-{referral.domain}"].scope


def open_words(referral: Referral) -> frozenset[str]:
    """What the person agrees that this receiver learns, less what they withhold."""
    recipient = referral.recipient
    found = in_force(referral.file.person, purpose=PURPOSE, recipient=recipient)
    agreed = found.scope if found else frozenset()
    return agreed - held_back(referral.file, recipient)


def parcel_of(referral: Referral) -> Parcel:
    """What the receiver will see, no more and no less.

    Which need it is (“Substances”) says much by itself: it goes only under its own
    word of consent, and otherwise the person says it.
    """
    file, written = referral.file, standing(referral.file)
    fields, word = fields_of(referral), need_word(referral)
    named = word in open_words(referral)
    sections = [
        {
            "topic": id_,
            "en": TOPICS[id_].title.en,
            "fr": TOPICS[id_].title.fr,
            "texts": [
                shown(TOPICS[id_], content_of(file, row)) for row in written[id_]
            ],
        }
        for id_ in fields
        if id_ != NOTE
    ]
    need = TOPICS[f"need-{referral.domain}"].title if named else UNSAID
    fields = (*fields, f"{NAMED}{word}") if named else fields
    content = {
        "need": need.to_dict(),
        "timeframe": referral.timeframe,
        "note": file.opened(referral.note),
        "sections": sections,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Parcel(content, text, digest, fields, frozenset(SCOPES[f] for f in fields))


def held_back(file: File, recipient: str) -> frozenset[str]:
    """Words of consent that the person keeps from this recipient, or from everyone."""
    rows = file.withheld.filter(lifted_at=None, recipient__in=["", recipient])
    return frozenset(row.scope for row in rows)


def lacking(referral: Referral) -> tuple[Lacking, ...]:
    """What stands against handing each chosen field over, now."""
    recipient = referral.recipient
    standing_ = in_force(referral.file.person, purpose=PURPOSE, recipient=recipient)
    agreed = standing_.scope if standing_ else frozenset()
    kept = held_back(referral.file, recipient)
    titles = {field.id: field.title for field in DATASET.fields}
    found = []
    for field in fields_of(referral):
        if SCOPES[field] in kept:
            found.append(Lacking(field, titles[field], "support_withheld"))
        elif SCOPES[field] not in agreed:
            found.append(Lacking(field, titles[field], "consent_missing"))
    return tuple(found)


def names_someone(row: Referral) -> bool:
    """True where what was sent holds a topic that an anonymous file does not."""
    sections = json.loads(row.copy.content or "{}").get("sections", ())
    return any(section["topic"] in NAMELESS for section in sections)


def is_readable(row: Referral) -> bool:
    """True while the copy is there, the consent still covers all of it, and the
    person keeps nothing of it from this receiver.
    """
    return bool(row.copy.content) and frozenset(row.copy.scope) <= open_words(row)


def need_of(row: Referral) -> Bilingual:
    """The need as the receiver may read it now: as it was sent, while that is open."""
    if not is_readable(row):
        return CLOSED
    said = json.loads(row.copy.content)["need"]
    return Bilingual(said["en"], said["fr"])
