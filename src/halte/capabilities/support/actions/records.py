"""A case record in HTCDS 2.0, made of what a person agreed to, for one recipient."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.htcds import (
    NOT_HELD,
    VERSION,
    Around,
    Record,
    lost,
    record,
)
from halte.capabilities.support.models import File
from halte.capabilities.support.parcel import held_back
from halte.capabilities.support.passages import Content, content_of, standing
from halte.capabilities.support.receivers import name_of
from halte.capabilities.support.states import FileState
from halte.capabilities.support.topics import TOPICS, Kind
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.consent.rules import hold, in_force
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from halte.core.sharing.datasets import Dataset, Field, register
from halte.core.sharing.gate import authorise
from halte.core.sharing.recording import disclosed
from halte.core.sharing.states import FieldKind, Form

PURPOSES: Final = ("statistics", "investigation")
NAMING: Final = frozenset({"identity", "contact", "housing"})
"""Words of consent that never go into a record for statistics."""

LODGING: Final = frozenset({"shelter", "safety"})
"""Needs whose receiver says where the person sleeps."""

DATASET: Final = register(
    Dataset(
        id="support-record",
        title=Bilingual(
            "A case record (HTCDS 2.0)", "Une fiche de dossier (HTCDS 2.0)"
        ),
        room="support",
        fields=tuple(
            Field(topic.id, topic.title, FieldKind.IDENTIFYING, topic.scope)
            for topic in TOPICS.values()
        ),
        rows=lambda actor, filters: [],
        permission=Permission.SUPPORT_REFER,
    )
)


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The record, what became `Other` in it, and why some fields are never there."""

    record: Record
    lost: tuple[str, ...]
    digest: str

    def to_json(self) -> str:
        """As a file."""
        whole = {
            "standard": "HTCDS", "version": VERSION, "record": self.record,
            "became_other": list(self.lost), "never_held": dict(NOT_HELD),
            "sha256": self.digest,
        }  # fmt: skip
        return json.dumps(whole, ensure_ascii=False, indent=1)


@action(
    Permission.SUPPORT_REFER,
    label=Bilingual("Make a case record", "Établir une fiche de dossier"),
    policy=policy.may_refer,
    second_factor=True,
)
def make_record(
    actor: Actor, file: File, *, purpose: str, recipient: str
) -> CaseRecord:
    """Only what a consent for this purpose and recipient covers, and nothing kept
    from them; for statistics never what says who the person is.
    """
    body = Organisation.objects.filter(slug=recipient, ended_at=None).first()
    if body is None:
        raise Invalid("support_receiver_unknown", field="recipient")
    if purpose not in PURPOSES:
        raise Invalid("support_purpose_unknown", field="purpose")
    hold(file.person)
    written = allowed(file, purpose, recipient)
    if not written:
        raise Denied("consent_missing")
    made = record(written, around(file, purpose, written))
    digest = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()
    permit = authorise(
        actor, body, purpose=purpose, dataset=DATASET.id, fields=list(written),
        person=file.person,
    )  # fmt: skip
    disclosed(actor, permit, rows=1, digest=digest, form=Form.JSON)
    return CaseRecord(made, lost(written), digest)


def allowed(file: File, purpose: str, recipient: str) -> dict[str, Content]:
    """The topics that may go into it, with the oldest text that stands."""
    consent = in_force(file.person, purpose=purpose, recipient=recipient)
    agreed = (consent.scope if consent else frozenset()) - held_back(file, recipient)
    if purpose == "statistics":
        agreed -= NAMING
    found = {
        topic: content_of(file, rows[0])
        for topic, rows in standing(file).items()
        if TOPICS[topic].scope in agreed
    }
    if purpose == "statistics":
        return {topic: coded(topic, content) for topic, content in found.items()}
    return found


def coded(topic: str, content: Content) -> Content:
    """Without free text, which can say who someone is."""
    free = {p.id for p in TOPICS[topic].parts if p.kind in (Kind.LINE, Kind.WORDS)}
    return {part: value for part, value in content.items() if part not in free}


def words_of(domain: str) -> frozenset[str]:
    """The words of consent that a need touches. Who shelters someone is an address."""
    topic = TOPICS.get(f"need-{domain}")
    words = {topic.scope if topic else "needs"}
    return frozenset(words | {"housing"} if domain in LODGING else words)


def around(file: File, purpose: str, written: dict[str, Content]) -> Around:
    """What the record says beside the topics: each referral and goal only where the
    words that go cover its need; who gives a bed, only where the address may go.
    """
    state, keeper = FileState(file.state), file.organisation.name_en
    said = {TOPICS[topic].scope for topic in written}
    if purpose == "statistics" or "needs" not in said:
        return Around(state, "", file.region, keeper)
    rows = file.referrals.exclude(sent_at=None).select_related("receiver")
    sent = [row for row in rows if words_of(row.domain) <= said]
    goals = [goal for goal in file.goals.all() if words_of(goal.domain) <= said]
    return Around(
        state=state,
        exit=file.exit,
        region=file.region,
        keeper=keeper,
        receivers=tuple(name_of(row).en for row in sent),
        sent_on=tuple(
            timezone.localdate(row.sent_at).isoformat() for row in sent if row.sent_at
        ),
        goals=tuple(file.opened(goal.words) for goal in goals),
        steps=tuple(file.opened(goal.steps) for goal in goals if goal.steps),
        due=max((g.due.isoformat() for g in goals if g.due), default=""),
        closed_at=file.closed_at,
    )
