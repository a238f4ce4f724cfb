"""What one organisation keeps, another never reads or changes, whatever it guesses.

Each kind of thing is planted in one organisation with a word of its own. Then a
person of every role that works for one organisation only, in another one, opens
and posts to every address with the ids of those things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest
from django.db.models import Model
from django.test import Client, override_settings
from django.utils import timezone

from halte.capabilities.plan.actions import Said, state_progress
from halte.capabilities.plan.models import Commitment, Statement
from halte.core.access import actions as access
from halte.core.access.models import Opening
from halte.core.access.roles import ROLES
from halte.core.consent import actions as consent
from halte.core.consent.models import Event
from halte.core.consent.models import Person as Cared
from halte.core.intake import taking_in
from halte.core.intake.models import Batch, Reject
from halte.core.jobs.models import Job
from halte.core.organisations import actions as organisations
from halte.core.organisations.models import Invitation, Membership, Organisation
from tests.conftest import Person, make_person
from tests.core.access.people import enrolled
from tests.core.intake import feed
from tests.plan.conftest import fund, plan, series
from tests.sweeps.test_addresses import PUBLIC, SIGN_IN, addresses
from tests.sweeps.tree import nothing_wrong

__all__ = ["fund", "plan", "series"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

EVERYWHERE: Final = frozenset({"administrator", "auditor"})
"""Roles whose work is all organisations: they are not strangers anywhere."""

KEEPS_THE_PLAN: Final = frozenset({"secretariat"})
"""Reads what departments say before it is in both languages."""

WRITTEN: Final[tuple[type[Model], ...]] = (
    Batch, Reject, Job, Cared, Event, Opening, Invitation, Membership, Organisation,
    Statement,
)  # fmt: skip

LEAVES: Final = frozenset({"account_logout", "access:end_sessions"})
TYPED: Final = {
    "reason": "a reason that is long enough", "role": "reporter", "cells": "x",
    "finding": "justified", "note": "a note", "label": "label", "text_fr": "texte",
    "text_en": "text", "state": "done", "confirm": "on", "rows": "1", "numbers": "1",
}  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """The ids of what was planted, and the words that must stay inside."""

    numbers: tuple[int, ...]
    slugs: tuple[str, ...]
    references: tuple[str, ...]
    words: tuple[str, ...]


@pytest.fixture
def planted(
    fund: Commitment, ana: Person, amina: Person, adil: Person, rene: Person,
    sam: Person, tmp_path: Path,
) -> Iterator[Planted]:  # fmt: skip
    with override_settings(HALTE_STATE=tmp_path), feed.registered():
        yield plant(fund, ana, amina, adil, rene, sam)


def plant(
    fund: Commitment, ana: Person, amina: Person, adil: Person, rene: Person,
    sam: Person,
) -> Planted:  # fmt: skip
    rows = ",".join(feed.HEADINGS) + "\nzebra-row,CA-ON,2024-03-01,x,3,1,first\n"
    content = [rows.encode()]
    sent = taking_in.send(ana.actor, feed.COUNTS, "zebra-source", content, "z.csv")
    taking_in.map_and_check(
        ana.actor, sent.batch, sent.batch.reading, sent.batch.mapped
    )
    job = Job.objects.create(
        name="zebra-job", user_id=ana.user.pk, organisation_id=ana.organisation.pk,
        state="failed", purpose="statistics",
    )  # fmt: skip
    opening = access.open_emergency(
        amina.actor, amina.user, reason="zebra-reason at night"
    )
    invited, _ = organisations.invite(
        adil.actor, adil.organisation, email="zebra@invited.example", role="analyst",
        language="en",
    )  # fmt: skip
    cared = consent.add_person(sam.actor, Cared(), label="zebra-heron")
    said = state_progress(
        rene.actor, fund, said=Said(state="on_track", text_en="zebra-said")
    )
    member = Membership.objects.get(user=ana.user)
    numbers = {sent.batch.pk, job.pk, opening.pk, invited.pk, said.pk, member.pk}
    numbers |= set(Reject.objects.values_list("number", flat=True))
    return Planted(
        numbers=tuple(sorted(numbers)),
        slugs=("public-safety", "small-plan", "victims-fund", feed.COUNTS.slug),
        references=(str(cared.reference),),
        words=(
            "zebra-row", "zebra-source", "zebra-job", "zebra-reason", "zebra@invited",
            "zebra-heron", "zebra-said", ana.user.email,
        ),
    )  # fmt: skip


def paths(name_and_sample: str, planted: Planted) -> Iterator[str]:
    """The sample path of an address with every planted id in each of its places."""
    places: dict[str, tuple[Any, ...]] = {
        "1": planted.numbers, "a": planted.slugs,
        "00000000-0000-0000-0000-000000000000": planted.references,
    }  # fmt: skip
    parts = name_and_sample.split("/")
    yield from ("/".join(map(str, found)) for found in product(
        *(places.get(part, (part,)) for part in parts)
    ))  # fmt: skip


def snapshot() -> dict[str, list[dict[str, Any]]]:
    return {t.__name__: list(t._base_manager.order_by("pk").values()) for t in WRITTEN}


def found_out(client: Client, path: str, words: tuple[str, ...]) -> Iterator[str]:
    """The planted words that an address gives away, by either method."""
    for method in ("get", "post"):
        answer = getattr(client, method)(path, TYPED if method == "post" else {})
        body = answer.getvalue() if answer.streaming else answer.content
        if answer.status_code >= 500:
            yield f"{method} {path}: {answer.status_code}"
        text = body.decode(errors="replace")
        yield from (f"{method} {path}: {word}" for word in words if word in text)


STRANGERS: Final = sorted(set(ROLES) - EVERYWHERE)


@pytest.mark.parametrize("role", STRANGERS)
def test_a_stranger_of_this_role_finds_nothing_and_changes_nothing(
    role: str, planted: Planted
) -> None:
    elsewhere = Organisation.objects.create(
        slug="elsewhere", name_en="Elsewhere", name_fr="Ailleurs", kind="federal"
    )
    client = enrolled(make_person("Otto Outsider", role, elsewhere))
    words = tuple(
        w for w in planted.words if w != "zebra-said" or role not in KEEPS_THE_PLAN
    )
    before = snapshot()
    wrong = [
        complaint
        for address in addresses()
        if address.name not in LEAVES | SIGN_IN | {"leave"}
        and not address.name.startswith(("mfa_", "account_", "api:"))
        and ("/1" in address.path or "/a/" in address.path or "0000" in address.path)
        for path in paths(address.path, planted)
        for complaint in found_out(client, path, words)
    ]
    nothing_wrong(wrong)
    after = snapshot()
    changed = {name for name in before if before[name] != after[name]}
    if role in KEEPS_THE_PLAN:
        changed -= {"Statement"}
    assert not changed - own_work(after, before, elsewhere.pk)


def own_work(
    after: dict[str, list[dict[str, Any]]],
    before: dict[str, list[dict[str, Any]]],
    own: int,
) -> set[str]:
    """Tables in which only rows of the stranger’s own organisation are new."""
    return {
        name
        for name, rows in after.items()
        if all(row in rows for row in before[name])
        and all(
            row.get("organisation_id") == own for row in rows if row not in before[name]
        )
    }


def test_the_walk_reaches_what_was_planted(planted: Planted, ana: Person) -> None:
    client = enrolled(ana)
    batch = next(n for n in planted.numbers if Batch.objects.filter(pk=n).exists())
    page = client.get(f"/en/intake/batches/{batch}/rows/").content.decode()
    assert "zebra-row" in page
    assert PUBLIC and re.search("zebra", str(snapshot()))
    assert Opening.objects.get().opened_at > timezone.now() - timedelta(minutes=5)
