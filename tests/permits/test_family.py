"""Family members of an abused worker: each on their own.

Checked against: IRPR 1(3) and 207.1(2); programme guidance (once the worker has the
permit, and for no longer); working days counted by hand over Easter.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from halte.capabilities.permits.actions.family import (
    Member,
    MemberDecided,
    add_member,
    correct_member,
    decide_member,
)
from halte.capabilities.permits.actions.open_permits import Decided, decide
from halte.capabilities.permits.home import home
from halte.capabilities.permits.models import (
    FamilyDecision,
    FamilyMember,
    OpenPermit,
)
from halte.capabilities.permits.queries.open_permits import request, requests
from halte.capabilities.permits.states import Kin, MemberNotMet, NotMet, OpenOutcome
from halte.core.errors import Denied, Invalid, Missing
from tests.conftest import Person, SignIn, make_organisation, make_person
from tests.permits.conftest import requested, weighed

pytestmark = pytest.mark.django_db(transaction=True)

UNTIL = localdate() + timedelta(days=300)
ISSUED = MemberDecided(OpenOutcome.ISSUED, valid_until=UNTIL)


def a_spouse() -> Member:
    """Who is here, and asks today."""
    return Member("Beto Invented", Kin.SPOUSE, True, localdate())


def worker_decided(prune: Person, outcome: OpenOutcome, row: OpenPermit) -> None:
    """The worker’s own request, decided."""
    if outcome is not OpenOutcome.WITHDRAWN:
        weighed(prune, row)
    issued = outcome is OpenOutcome.ISSUED
    ground = NotMet.NO_REASONABLE_GROUNDS
    decided = Decided(
        outcome, "all together", None if issued else ground, UNTIL if issued else None
    )
    if outcome is OpenOutcome.WITHDRAWN:
        decided = Decided(outcome)
    decide(prune.actor, row, decided=decided)


def test_each_member_is_decided_alone_once_the_worker_has_the_permit(
    prune: Person,
) -> None:
    row = requested(prune)
    spouse = add_member(prune.actor, row, member=a_spouse())
    away = replace(a_spouse(), person_name="Cira", kin=Kin.CHILD, in_canada=False)
    child = add_member(prune.actor, row, member=away)
    with pytest.raises(Denied, match="family_worker_first"):
        decide_member(prune.actor, spouse, decided=ISSUED)
    worker_decided(prune, OpenOutcome.ISSUED, row)
    assert decide_member(prune.actor, spouse, decided=ISSUED).working_days == 0
    with pytest.raises(Denied, match="open_decided"):
        decide_member(prune.actor, spouse, decided=ISSUED)
    with pytest.raises(Invalid, match="family_says_away"):
        decide_member(prune.actor, child, decided=ISSUED)
    no = MemberDecided(OpenOutcome.NOT_ISSUED, "abroad", MemberNotMet.NOT_IN_CANADA)
    assert decide_member(prune.actor, child, decided=no).outcome == "not_issued"
    seen = request(prune.actor, request_id=row.pk).members
    assert [each.outcome.en for each in seen if each.outcome] == [
        "The permit is issued", "Not issued",
    ]  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        FamilyDecision.objects.update(outcome="withdrawn")


@pytest.mark.parametrize(
    ("decided", "code"),
    [
        (MemberDecided(OpenOutcome.ISSUED), "open_valid_until"),
        (replace(ISSUED, valid_until=localdate()), "open_valid_until"),
        (replace(ISSUED, valid_until=UNTIL + timedelta(1)), "family_longer"),
        (replace(ISSUED, not_met=MemberNotMet.NOT_FAMILY), "family_not_met"),
        (MemberDecided(OpenOutcome.NOT_ISSUED, "x"), "family_not_met"),
        (MemberDecided(OpenOutcome.NOT_ISSUED, " ", MemberNotMet.NOT_FAMILY),
         "family_reasons"),
        (MemberDecided(OpenOutcome.NOT_ISSUED, "x", MemberNotMet.NOT_IN_CANADA),
         "family_says_here"),
        (MemberDecided(OpenOutcome.NOT_ISSUED, "x", MemberNotMet.NO_PERMIT),
         "family_worker_has"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(
    prune: Person, decided: MemberDecided, code: str
) -> None:
    row = requested(prune)
    member = add_member(prune.actor, row, member=a_spouse())
    worker_decided(prune, OpenOutcome.ISSUED, row)
    with pytest.raises(Invalid, match=code):
        decide_member(prune.actor, member, decided=decided)


@pytest.mark.parametrize("outcome", [OpenOutcome.NOT_ISSUED, OpenOutcome.WITHDRAWN])
def test_without_the_worker_s_permit_there_is_none_for_the_family(
    prune: Person, outcome: OpenOutcome
) -> None:
    row = requested(prune)
    member = add_member(prune.actor, row, member=a_spouse())
    worker_decided(prune, outcome, row)
    with pytest.raises(Invalid, match="family_worker_without"):
        decide_member(prune.actor, member, decided=ISSUED)
    with pytest.raises(DatabaseError, match="family_follows"), transaction.atomic():
        FamilyDecision.objects.create(
            member=member, outcome="issued", decided_on=localdate(), working_days=0,
            valid_until=UNTIL,
        )  # fmt: skip
    with pytest.raises(Denied, match="family_closed"):
        add_member(prune.actor, row, member=a_spouse())
    fallen = MemberDecided(OpenOutcome.WITHDRAWN)
    assert decide_member(prune.actor, member, decided=fallen).outcome == "withdrawn"


def test_a_member_has_their_own_clock_and_brings_a_decided_request_back(
    prune: Person,
) -> None:
    row = requested(prune, received_on=date(2026, 3, 2))
    member = add_member(
        prune.actor, row, member=replace(a_spouse(), asked_on=date(2026, 4, 1))
    )
    assert member.due_on == date(2026, 4, 10), "five working days over Easter"
    with pytest.raises(Invalid, match="family_day_before"):
        add_member(
            prune.actor, row, member=replace(a_spouse(), asked_on=date(2026, 3, 1))
        )
    with pytest.raises(Invalid, match="permit_day_to_come"):
        add_member(prune.actor, row, member=replace(a_spouse(), asked_on=UNTIL))
    worker_decided(prune, OpenOutcome.ISSUED, row)
    line = requests(prune.actor)[0]
    assert (line.due_on, line.state.en) == (date(2026, 4, 10), "Late")
    item = next(i for i in home(prune.actor) if i.url.endswith("/protected/"))
    assert item.count == 1 and item.urgent and "Beto" not in str(item)
    decide_member(prune.actor, member, decided=ISSUED)
    assert not any(i.url.endswith("/protected/") for i in home(prune.actor))


def test_what_was_entered_is_corrected_until_it_is_decided(prune: Person) -> None:
    row = requested(prune)
    member = add_member(prune.actor, row, member=replace(a_spouse(), in_canada=False))
    worker_decided(prune, OpenOutcome.ISSUED, row)
    correct_member(prune.actor, member, kin=Kin.PARTNER, in_canada=True)
    decide_member(prune.actor, FamilyMember.objects.get(), decided=ISSUED)
    with pytest.raises(Denied, match="open_decided"):
        correct_member(prune.actor, member, kin=Kin.SPOUSE, in_canada=False)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_walk_through_the_pages_and_nobody_else_may(
    signed_in: SignIn, prune: Person, pia: Person, ines: Person, language: str
) -> None:
    row = requested(prune)
    one, client = f"/{language}/permits/protected/{row.pk}/", signed_in(prune)
    typed = {"person_name": "Beto Invented", "kin": "spouse", "in_canada": "no",
             "asked_on": localdate().isoformat()}  # fmt: skip
    assert client.post(f"{one}family/", {}).status_code == 400
    assert client.post(f"{one}family/", typed).status_code == 302
    member = f"/{language}/permits/protected/family/{FamilyMember.objects.get().pk}/"
    assert client.get(f"{member}decide/").status_code == 403, "the worker first"
    assert client.post(member, typed | {"in_canada": "yes"}).status_code == 302
    worker_decided(prune, OpenOutcome.ISSUED, row)
    page = client.get(f"{member}decide/")
    assert "1-833-900-1010" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    decided = {"outcome": "issued", "valid_until": UNTIL.isoformat()}
    assert client.post(f"{member}decide/", decided).status_code == 302
    assert "Beto Invented" in client.get(one).content.decode()
    away = make_person(
        "Away Officer", "protected_officer", make_organisation("away", "A", "B")
    )
    for person in (pia, ines, away):
        other = signed_in(person)
        for path in (member, f"{member}decide/", f"{one}family/"):
            assert other.get(path).status_code in (403, 404), path
    with pytest.raises(Missing):
        request(away.actor, request_id=row.pk)
