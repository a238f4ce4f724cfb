"""The whole walk through the pages: from a random draw to publication and closure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from time import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.models import Inspection, Letter, Seed
from tests.conftest import Person
from tests.employers.conftest import kept
from tests.inspections.conftest import sealed_before

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]


@pytest.fixture
def sign() -> Sign:
    """A client for each person, signed in with a second factor."""
    clients: dict[int, Client] = {}

    def signed(person: Person) -> Client:
        if person.user.pk not in clients:
            client = clients[person.user.pk] = Client()
            client.force_login(person.user)
            session = client.session
            methods = [{"method": "mfa", "at": time()}]
            session["account_authentication_methods"] = methods
            session["account_authentication_methods_user"] = str(person.user.pk)
            session.save()
        return clients[person.user.pk]

    return signed


class Walk:
    """A person who posts forms, each of which must be taken."""

    def __init__(self, client: Client, base: str) -> None:
        self.client, self.base = client, base

    def post(self, path: str, **values: Any) -> str:
        answer = self.client.post(f"{self.base}/{path}", values)
        faults = re.findall(r'class="error"[^>]*>(.*?)</div>', answer.content.decode())
        assert answer.status_code == 302, (path, answer.status_code, faults)
        return answer.headers["Location"]

    def page(self, path: str) -> str:
        answer = self.client.get(f"{self.base}/{path}")
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()


def drawn(walk: Walk, other: Walk, employers: list[Employer], today: date) -> int:
    """A list is sealed; on a later day another officer enters the seed; a file is
    opened for the first.
    """
    numbers = "\n".join(str(row.pk) for row in employers)
    with sealed_before((timezone.localdate() - today).days + 2):
        draw = walk.post(
            "draws/new/", title="July", numbers=numbers, wanted=2,
            list_of="Greenhouses of one county",
        )  # fmt: skip
    path = draw.split("/inspections/")[1]
    seed = {"text": "07-12-23-31-40-44", "source": "Lottery", "published_on": today}
    assert '<form class="stack"' not in walk.page(path)
    assert walk.client.post(f"{walk.base}/{path}", seed).status_code == 403
    assert "Greenhouses of one county" in other.page(path)
    other.post(path, **seed)
    pick = Seed.objects.get().draw.picks.order_by("position")[0]
    page = walk.page(f"draws/{pick.draw_id}/")
    assert f"drawn/{pick.pk}/" in page
    file = walk.post(
        f"drawn/{pick.pk}/", said="Drawn at random.", programme="tfwp", office="ON",
        opened_on=today, period_from=today - timedelta(900), period_to=today,
    )  # fmt: skip
    return int(file.rstrip("/").rsplit("/", 1)[1])


def finding(walk: Walk, pk: int, item: int, day: date, **more: Any) -> None:
    """Evidence, then a failure for three workers."""
    walk.post(
        f"{pk}/conditions/{item}/", **{
            "evidence-source": "document", "evidence-label": f"Payroll {item}",
            "evidence-on": day, "evidence-side": "open",
        },
    )  # fmt: skip
    walk.post(
        f"{pk}/conditions/{item}/finding/", status="not_met", workers=3,
        occurred_on=day - timedelta(30), told="Less was paid than was offered.",
        **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Notice of preliminary finding"), ("fr", "Avis de décision provisoire")],
)
def test_from_a_draw_to_the_public_list(
    sign: Sign, ines: Person, ravi: Person, diane: Person, language: str, title: str
) -> None:
    base = f"/{language}/inspections"
    now = timezone.localdate()
    today = now - timedelta(60)
    walk, other, senior = (Walk(sign(person), base) for person in (ines, ravi, diane))
    employers = [kept(ines, f"Invented {n} Inc.", province="ON") for n in range(4)]
    pk = drawn(walk, other, employers, today)
    walk.post(f"{pk}/unannounced/", on=today, said="Records could be changed.")
    walk.post(f"{pk}/examine/", on=today)
    severe = {"severity_benefit": 4, "reason_benefit": "Wages were kept back."}
    finding(walk, pk, 9, today, part="wages", **severe)
    finding(walk, pk, 24, today)
    finding(walk, pk, 26, today)
    finding(walk, pk, 27, today, **severe)
    walk.post(
        f"{pk}/size/",
        employees=40,
        as_of=today,
        evidence="The application.",
    )
    walk.post(f"{pk}/rest/", said="Not a part of this inspection.")
    walk.post(f"{pk}/finish/", on=today)
    walk.post(f"{pk}/implied/", determined_on=today)
    # By the tables: 9 is B, 1 + 4 = 5 points: 7,000; 24 and 26 B, 1 point: a warning;
    # 27 is C, 2 + 4 = 6 points: 20,000 and a ban of 1 year; each for 3 workers.
    page = walk.page(f"{pk}/implied/")
    assert ("81\u00a0000\u00a0$" if language == "fr" else "$81,000") in page
    letter = letter_through(walk, other, pk, "preliminary", today)
    assert letter.words.content and title in page_text(letter, language)
    walk.post(f"{pk}/answer/", on=today, said="The employer says it was an error.")
    complete = {"on": today, "by_whom": "Its director", "how": "By letter of today."}
    walk.post(f"{pk}/complete/", **complete)
    refused = sign(ines).get(f"{base}/{pk}/decide/")
    assert refused.status_code == 403
    # IRPR s. 209.996(3): forty days are the employer’s, whatever it said meanwhile.
    today = now
    assert ("81\u00a0000\u00a0$" if language == "fr" else "$81,000") in senior.page(
        f"{pk}/decide/"
    )
    senior.post(
        f"{pk}/decide/", outcome="penalty_and_ban", decided_on=today,
        reasons="The payroll shows it, and the answer does not change that.",
    )  # fmt: skip
    letter_through(walk, other, pk, "final", today)
    walk.post(f"{pk}/pay/", paid_on=today, amount="81000", reference="R-1")
    walk.post(f"{pk}/publish/", on=today)
    walk.post(f"{pk}/close/", on=today)
    row = Inspection.objects.get(pk=pk)
    assert row.state == "closed"
    facts = json.loads(row.publications.get().facts)
    assert facts["conditions"] == [9, 24, 26, 27] and facts["amount_cad"] == 81_000
    assert "81" in walk.page(f"{pk}/") and row.number in walk.page("?state=closed")


def letter_through(walk: Walk, other: Walk, pk: int, kind: str, today: date) -> Letter:
    """Drafted by one, approved by another, sent."""
    walk.post(f"{pk}/letters/new/", kind=kind, dated=today)
    letter = Letter.objects.get(inspection=pk, kind=kind)
    own = walk.client.post(
        f"{walk.base}/letters/{letter.pk}/review/", {"verdict": "approved", "on": today}
    )
    assert own.status_code == 403
    other.post(f"letters/{letter.pk}/review/", verdict="approved", on=today)
    walk.post(f"letters/{letter.pk}/send/", sent_on=today, way="mail")
    for language in ("en", "fr"):
        answer = walk.client.get(f"{walk.base}/letters/{letter.pk}/{language}.pdf")
        assert answer.content.startswith(b"%PDF-")
    return letter


def page_text(letter: Letter, language: str) -> str:
    """The title of the document, from its content."""
    from halte.capabilities.inspections.actions.letters import opened
    from halte.capabilities.inspections.letters.composing import compose

    content = json.loads(opened(letter.words))
    return compose(content, "fr" if language == "fr" else "en").title
