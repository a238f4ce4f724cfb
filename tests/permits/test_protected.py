"""Behind the wall: the two-step test, the clocks, letters that tell nothing.

Checked against: IRPR 207.1, 200(3.1), 299(2)(l); programme guidance on vulnerable
workers (two steps, no letter needed, no contact with the employer, five days).
"""

from __future__ import annotations

import ast
import inspect
import re
from datetime import date, timedelta
from importlib import import_module
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from halte.capabilities.permits.actions.open_permits import (
    Decided,
    add_fact,
    correct_request,
    decide,
    weigh,
    write_letter,
)
from halte.capabilities.permits.actions.victims import (
    Met,
    begin_case,
    mark_step,
    note_permit,
)
from halte.capabilities.permits.forms import protected as forms
from halte.capabilities.permits.home import home
from halte.capabilities.permits.jobs import remind
from halte.capabilities.permits.letters.documents import opened
from halte.capabilities.permits.letters.plain import LINES, TITLE
from halte.capabilities.permits.models import (
    AbuseFact,
    OpenDecision,
    OpenPermit,
    VictimCase,
    VictimReminder,
)
from halte.capabilities.permits.queries.open_permits import request
from halte.capabilities.permits.queries.victims import case, clock_of
from halte.capabilities.permits.states import (
    Abuse,
    NotMet,
    OpenOutcome,
    Source,
    StepState,
    Weight,
    Where,
)
from halte.core.errors import Denied, Invalid, Missing
from halte.core.jobs.schedule import SCHEDULE
from halte.core.organisations.models import Membership
from tests.conftest import Person, SignIn, make_organisation, make_person
from tests.permits.conftest import requested, weighed

db = pytest.mark.django_db(transaction=True)
NEXT_YEAR = localdate() + timedelta(days=365)
ISSUED = Decided(OpenOutcome.ISSUED, "All together: yes.", valid_until=NEXT_YEAR)


def told(person: Person, row: OpenPermit, **changes: Any) -> AbuseFact:
    fact: dict[str, Any] = {
        "kind": Abuse.FINANCIAL, "source": Source.RECRUITER, "place": Where.HOUSING,
        "words": "the recruiter keeps half of the pay",
    }  # fmt: skip
    return add_fact(person.actor, row, **(fact | changes))


@db
@pytest.mark.parametrize("role", ["permit_officer", "integrity_officer"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_whoever_sees_the_register_in_another_role_does_not_see_this_work(
    role: str, elsewhere: bool, prune: Person
) -> None:
    """The role says so, and so does the page of roles that everyone reads."""
    row, there = requested(prune), prune.organisation
    if elsewhere:
        there = make_organisation("norms", "Norms", "Normes")
    assert OpenPermit.objects.visible_to(prune.actor).exists()
    Membership.objects.create(user=prune.user, organisation=there, role=role)
    assert not OpenPermit.objects.visible_to(prune.actor).exists()
    assert not VictimCase.objects.visible_to(prune.actor).exists()
    with pytest.raises(Missing, match="not_found"):
        request(prune.actor, request_id=row.pk)
    with pytest.raises(Denied, match="permit_two_hats"):
        told(prune, row)
    with pytest.raises(Denied, match="permit_two_hats"):
        requested(prune)


@db
def test_an_abused_worker_gets_the_open_permit_without_any_paper(
    prune: Person,
) -> None:
    row = requested(prune)
    fact = told(prune, row)
    with pytest.raises(Denied, match="open_weigh_first"):
        decide(prune.actor, row, decided=ISSUED)
    weigh(prune.actor, fact, weight=Weight.LIKELY, reasons="consistent, in detail")
    made = decide(prune.actor, row, decided=ISSUED)
    assert (made.outcome, made.working_days) == ("issued", 0)
    with pytest.raises(Denied, match="open_decided"):
        told(prune, row)
    with pytest.raises(DatabaseError), transaction.atomic():
        OpenDecision.objects.update(outcome="not_issued")


@db
@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("place", [Where.WORK, Where.HOUSING])
def test_whoever_does_it_and_wherever_it_is_it_counts(
    prune: Person, source: Source, place: Where
) -> None:
    row = requested(prune)
    fact = told(prune, row, source=source, place=place, risk_only=True)
    weigh(prune.actor, fact, weight=Weight.NOT_LIKELY, reasons="unsure")
    # At risk is enough: the totality is another question than each fact.
    assert decide(prune.actor, row, decided=ISSUED).outcome == "issued"


@db
@pytest.mark.parametrize(
    ("decided", "code"),
    [
        (Decided(OpenOutcome.NOT_ISSUED, "no"), "open_not_met"),
        (Decided(OpenOutcome.NOT_ISSUED, " ", NotMet.NOT_IN_CANADA), "open_totality"),
        (Decided(OpenOutcome.ISSUED, "yes"), "open_valid_until"),
        (Decided(OpenOutcome.ISSUED, "yes", valid_until=localdate()),
         "open_valid_until"),
        (Decided(OpenOutcome.ISSUED, "yes", NotMet.NOT_IN_CANADA, NEXT_YEAR),
         "open_not_met"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(
    prune: Person, decided: Decided, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        decide(prune.actor, requested(prune), decided=decided)


@db
@pytest.mark.parametrize("outcome", [OpenOutcome.ISSUED, OpenOutcome.NOT_ISSUED])
def test_neither_step_can_be_skipped(prune: Person, outcome: OpenOutcome) -> None:
    """IRPR 207.1 in two steps: each fact, then all of them. Who withdraws told none."""
    row = requested(prune)
    issued = outcome is OpenOutcome.ISSUED
    decided = ISSUED if issued else Decided(outcome, "no", NotMet.NO_REASONABLE_GROUNDS)
    with pytest.raises(Invalid, match="open_fact_first"):
        decide(prune.actor, row, decided=decided)
    given: dict[str, Any] = {
        "request": row, "outcome": outcome, "not_met": decided.not_met or "",
        "totality": "x", "decided_on": localdate(), "working_days": 0,
    }  # fmt: skip
    with pytest.raises(DatabaseError, match="both_steps"), transaction.atomic():
        OpenDecision.objects.create(**given)
    decide(prune.actor, row, decided=Decided(OpenOutcome.WITHDRAWN))


@db
@pytest.mark.parametrize(
    ("stated", "decided", "code"),
    [
        ({"in_canada": False}, ISSUED, "open_says_away"),
        ({"tied_permit": False}, ISSUED, "open_says_untied"),
        ({}, Decided(OpenOutcome.NOT_ISSUED, "no", NotMet.NOT_IN_CANADA),
         "open_says_here"),
        ({}, Decided(OpenOutcome.NOT_ISSUED, "no", NotMet.NO_TIED_PERMIT),
         "open_says_tied"),
    ],
)  # fmt: skip
def test_a_decision_says_what_the_request_states(
    prune: Person, stated: dict[str, bool], decided: Decided, code: str
) -> None:
    """IRPR 207.1(1): in Canada, with a tied permit. The officer corrects either."""
    row = requested(prune, **stated)
    weighed(prune, row)
    with pytest.raises(Invalid, match=code) as refused:
        decide(prune.actor, row, decided=decided)
    for language in ("en", "fr"):
        said = refused.value.sentence.in_language(language)
        assert "207.1(1)" in said
        assert not re.search("refus|not issue|reject", said, re.IGNORECASE)
    if decided is ISSUED:
        given: dict[str, Any] = {"request": row, "outcome": "issued", "totality": "x",
                 "decided_on": localdate(), "working_days": 0}  # fmt: skip
        with pytest.raises(DatabaseError, match="both_steps"), transaction.atomic():
            OpenDecision.objects.create(**given)
    right = {"in_canada": True, "tied_permit": True}
    if decided is not ISSUED:
        right["in_canada" if code == "open_says_here" else "tied_permit"] = False
    correct_request(prune.actor, row, **right)
    decide(prune.actor, OpenPermit.objects.get(pk=row.pk), decided=decided)
    with pytest.raises(Denied, match="open_decided"):
        correct_request(prune.actor, row, **right)


@db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_request_states_is_corrected_on_its_page(
    prune: Person, signed_in: SignIn, language: str
) -> None:
    row, client = requested(prune, tied_permit=False), signed_in(prune)
    page = f"/{language}/permits/protected/{row.pk}/"
    assert f"{page}correct/" in client.get(page).content.decode()
    assert client.get(f"{page}correct/").status_code == 200
    typed = {"in_canada": "yes", "tied_permit": "yes"}
    assert client.post(f"{page}correct/", typed).status_code == 302
    assert OpenPermit.objects.get().tied_permit


def test_a_missing_letter_is_never_a_ground_and_no_form_asks_for_one() -> None:
    assert {str(ground) for ground in NotMet} == {
        "not_in_canada", "no_tied_permit", "no_reasonable_grounds",
    }  # fmt: skip
    names = {
        name
        for form in vars(forms).values()
        if inspect.isclass(form) and hasattr(form, "base_fields")
        for name in form.base_fields
    }
    unwanted = ("letter", "fee", "document", "proof", "phone_employer", "email")
    assert not [n for n in names for word in unwanted if word in n]


def test_nothing_behind_the_wall_knows_the_register_or_writes_to_anyone() -> None:
    walled = [
        "models.open_permits", "models.victims", "models.family", "actions.family",
        "queries.family", "forms.family", "views.family", "actions.open_permits",
        "actions.victims", "queries.open_permits", "queries.victims",
        "forms.protected", "views.protected", "views.victims", "letters.plain",
    ]  # fmt: skip
    for name in walled:
        module = import_module(f"halte.capabilities.permits.{name}")
        tree = ast.parse(inspect.getsource(module))
        imported = {
            node.module or ""
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
        assert not [m for m in imported if "employers" in m or "mail" in m], name
    foreign = {f.name for f in OpenPermit._meta.fields if f.is_relation}
    foreign |= {f.name for f in VictimCase._meta.fields if f.is_relation}
    assert foreign == {"organisation"}, "no employer of the register"


@db
def test_a_letter_tells_nothing_to_whoever_opens_it(prune: Person) -> None:
    row = requested(prune)
    told(prune, row)
    letter = write_letter(prune.actor, row)
    assert opened(letter, "en").startswith(b"%PDF-")
    said = " ".join([*(t.en for t in LINES), *(t.fr for t in LINES), TITLE.en,
                     TITLE.fr]).casefold()  # fmt: skip
    for word in (
        "employ", "abus", "violen", "permit", "permis", "vulnerab", "worker",
        "travail", "decision", "décision", "complain", "plainte", "inspect", "207",
        "a72", "victim", "request", "demande",
    ):  # fmt: skip
        assert word not in said, word
    assert "Ana" not in said


@db
def test_the_clock_is_five_working_days_of_the_province(prune: Person) -> None:
    row = requested(prune, received_on=date(2026, 4, 1), province="ON")
    assert row.due_on == date(2026, 4, 10), "over Easter"
    quebec = requested(prune, received_on=date(2026, 6, 23), province="QC")
    assert quebec.due_on == date(2026, 7, 2), "over 24 June and 1 July"
    item = next(i for i in home(prune.actor) if i.url.endswith("/protected/"))
    assert item.count == 2 and item.urgent
    assert "Ana" not in str(item)


@db
def test_nobody_else_sees_it_and_it_is_found_by_no_employer(
    prune: Person, pia: Person, ines: Person, colin: Person
) -> None:
    row = requested(prune)
    for person in (pia, ines, colin):
        with pytest.raises(Denied, match="no_permission"):
            request(person.actor, request_id=row.pk)
        assert OpenPermit.objects.visible_to(person.actor).count() == 0
    away = make_person(
        "Away Officer", "protected_officer", make_organisation("away", "A", "B")
    )
    with pytest.raises(Missing):
        request(away.actor, request_id=row.pk)


def met() -> Met:
    """Someone who was met today."""
    return Met("Invented Person", "by her sister", "Hungarian", "ON", 1, localdate())


@db
def test_day_150_is_told_once_without_a_word_of_whom(prune: Person) -> None:
    row = begin_case(prune.actor, prune.organisation, met=met())
    begins = localdate() - timedelta(days=149)
    permit = note_permit(
        prune.actor, row, begins_on=begins, ends_on=begins + timedelta(days=179)
    )
    clock = clock_of(permit, localdate())
    assert (clock.day, clock.left, clock.alert) == (150, 30, True)
    assert not clock_of(permit, localdate() - timedelta(days=1)).alert
    assert any(i.url.endswith("/victims/") and i.urgent for i in home(prune.actor))
    for _turn in range(2):
        remind(SCHEDULE, Progress())
    assert VictimReminder.objects.count() == 1 and len(mail.outbox) == 1
    sent = mail.outbox[0]
    assert "Invented" not in f"{sent.subject}{sent.body}"
    assert "victim" not in f"{sent.subject}{sent.body}".casefold()


@db
def test_a_new_permit_stops_the_alert_of_the_one_before(prune: Person) -> None:
    row = begin_case(prune.actor, prune.organisation, met=met())
    begins = localdate() - timedelta(days=160)
    note_permit(
        prune.actor, row, begins_on=begins, ends_on=begins + timedelta(days=179)
    )
    note_permit(prune.actor, row, begins_on=localdate(), ends_on=NEXT_YEAR)
    assert not any(i.url.endswith("/victims/") for i in home(prune.actor))
    with pytest.raises(Invalid, match="victim_permit_order"):
        note_permit(prune.actor, row, begins_on=begins, ends_on=NEXT_YEAR)
    with pytest.raises(Invalid, match="permit_day_to_come"):
        note_permit(prune.actor, row, begins_on=NEXT_YEAR,
                    ends_on=NEXT_YEAR + timedelta(days=1))  # fmt: skip


@db
def test_the_checklist_gives_no_verdict_and_the_person_may_not_want_a_step(
    prune: Person,
) -> None:
    row = begin_case(prune.actor, prune.organisation, met=met())
    mark_step(prune.actor, row, step="work", state=StepState.NOT_WANTED)
    found = case(prune.actor, case_id=row.pk)
    step = next(s for s in found.steps if s.slug == "work")
    assert step.state.en == "Not wanted" and not step.is_open
    names = set(type(found).__dataclass_fields__)
    names |= {f.name for f in VictimCase._meta.fields}
    assert not names & {"eligible", "verdict", "score", "is_victim"}


class Progress:
    """Counts nothing."""

    checkpoint: ClassVar[dict[str, Any]] = {}
    job_id = 0

    def at(self, *args: Any) -> None:
        """Nothing to say."""
