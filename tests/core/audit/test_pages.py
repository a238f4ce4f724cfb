"""The audit as auditors read it, and who may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.audit import actions, anchors, commands, queries
from halte.core.audit.home import home_items
from halte.core.audit.labels import outcome_sentence, outcome_title
from halte.core.audit.models import Entry, Seal, Verification
from halte.core.audit.queries import Filters
from halte.core.audit.seal import seal_all
from halte.core.errors import Denied, Invalid, Missing
from halte.core.jobs.models import Job
from halte.core.jobs.queue import run_pending
from halte.core.reads import REGISTRY as READINGS
from tests.conftest import Person
from tests.core.audit.conftest import Write, an_administrator


def test_reading_the_audit_is_audited_once_a_page(audrey: Person, write: Write) -> None:
    write(3)
    page = queries.entries(audrey.actor, Filters())
    assert len(page.object_list) == 3
    newest = Entry.objects.order_by("-pk").first()
    assert newest is not None
    assert (newest.kind, newest.user_id) == ("read", audrey.user.pk)
    assert newest.records == "audit.Entry:3,audit.Entry:2,audit.Entry:1"


def test_nobody_but_an_auditor_reads_it(
    adil: Person, ana: Person, write: Write
) -> None:
    write(1)
    for person in (adil, ana):
        with pytest.raises(Denied):
            queries.entries(person.actor, Filters())
        with pytest.raises(Denied):
            queries.entry(person.actor, 1)
        assert not list(queries.seals(person.actor).object_list)
        assert queries.people(person.actor) == []


def test_names_are_looked_up_and_never_stored(audrey: Person, write: Write) -> None:
    write(1)
    queries.entry(audrey.actor, 1)
    row = queries.entry(audrey.actor, 2).row
    assert row.person == "Audrey Auditor"
    assert "Audrey" not in str(list(Entry.objects.values()))


def test_an_auditor_reads_words_where_a_query_has_no_name_of_its_own() -> None:
    identifying = [name for name, spec in READINGS.items() if spec.identifying]
    assert identifying
    for name in identifying:
        title = queries.act_title(name)
        assert title.en != name and title.fr != name


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 4),
        (Filters(person=7), 3),
        (Filters(person=8), 0),
        (Filters(organisation=3), 3),
        (Filters(act="plan.act_1"), 1),
        (Filters(kind="session"), 0),
        (Filters(record="plan.Plan:2"), 1),
        (Filters(outcome="refused"), 1),
        (Filters(outcome="done"), 3),
        (Filters(since=date(2999, 1, 1)), 0),
        (Filters(until=date(1999, 1, 1)), 0),
    ],
)
def test_each_filter_narrows(
    audrey: Person, write: Write, filters: Filters, count: int
) -> None:
    write(3)
    with pytest.raises(Denied):
        queries.entries(Actor(), Filters())
    assert queries.matching(audrey.actor, filters).count() == count


def test_a_day_is_included_to_its_end(audrey: Person, write: Write) -> None:
    write(1)
    today = timezone.localdate()
    found = queries.matching(audrey.actor, Filters(since=today, until=today))
    assert found.count() == 1
    tomorrow = today + timedelta(days=1)
    assert not queries.matching(audrey.actor, Filters(since=tomorrow)).exists()


def test_the_planted_row_is_shown_for_what_it_is(audrey: Person, write: Write) -> None:
    write(5)
    seal_all()
    with an_administrator() as sql:
        sql("UPDATE audit_entry SET user_id = 99 WHERE id = 4")
    assert not queries.entry(audrey.actor, 4).as_recorded
    assert queries.entry(audrey.actor, 3).as_recorded
    job = actions.ask_verification(audrey.actor, Verification())
    run_pending()
    result = queries.result(audrey.actor, job_id=job.pk)
    assert result is not None
    assert [(f.kind, f.row) for f in result.findings] == [("edited", 4)]
    (item,) = [i for i in home_items(audrey.actor) if i.urgent]
    assert item.count == 1


def test_a_row_that_is_not_there_is_not_found(audrey: Person) -> None:
    with pytest.raises(Missing):
        queries.entry(audrey.actor, 404)


def test_rubbish_in_a_tampered_row_is_shown_as_it_is() -> None:
    assert outcome_title("{x}").en == "Refused: {x}"
    assert outcome_sentence("no_permission") is not None
    assert outcome_sentence("{x}") is None


def test_a_pasted_line_that_is_no_anchor_is_refused(audrey: Person) -> None:
    for text in ("rubbish", "halte-audit 1 seal=x", "y" * 30_000):
        with pytest.raises(Invalid, match="audit_anchor_unreadable"):
            actions.ask_verification(audrey.actor, Verification(), anchor=text)
    assert not Job.objects.exists()


def test_a_pasted_anchor_is_checked(audrey: Person, write: Write) -> None:
    write(2)
    seal_all()
    line = f"halte-audit 1 seal=1 last=9 digest={'0' * 64} at=2026-01-01T00:00:00Z"
    job = actions.ask_verification(audrey.actor, Verification(), anchor=f"\n{line}\n")
    run_pending()
    result = queries.result(audrey.actor, job_id=job.pk)
    assert result is not None
    assert "anchor_disagrees" in {f.kind for f in result.findings}


def test_a_verifier_who_lost_the_role_gets_no_result(audrey: Person) -> None:
    job = actions.ask_verification(audrey.actor, Verification())
    audrey.user.memberships.update(until=timezone.now())
    run_pending()
    job.refresh_from_db()
    assert (job.state, job.fault) == ("failed", "no_permission")
    assert not Verification.objects.exists()


def test_an_anchor_handed_over_is_remembered(audrey: Person, write: Write) -> None:
    write(1)
    (seal,) = seal_all()
    titles = [item.title.en for item in home_items(audrey.actor)]
    assert titles == ["Verify the audit", "Keep an anchor elsewhere"]
    line = actions.hand_over(audrey.actor, seal)
    assert anchors.last_handed_over() == line
    assert len(home_items(audrey.actor)) == 1


def test_home_says_when_the_audit_was_last_verified(audrey: Person) -> None:
    actions.ask_verification(audrey.actor, Verification())
    run_pending()
    assert [item.title.en for item in home_items(audrey.actor)] == [
        "The audit is whole"
    ]


def test_home_is_empty_for_others(ana: Person) -> None:
    assert home_items(ana.actor) == []


def test_the_command_verifies_seals_and_prints(
    write: Write, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write(3)
    assert commands.main(["seal", "--lang", "fr"]) == 0
    assert "Nouveaux sceaux" in capsys.readouterr().out
    assert commands.main(["seal", "--print"]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert anchors.parse(line).last == 3
    assert commands.main(["verify", "--anchor", line]) == 0
    kept = tmp_path / "kept.txt"
    kept.write_text(f"{line}\n\n")
    assert commands.main(["verify", "--anchor", str(kept), "--lang", "fr"]) == 0
    assert "Le journal est intact" in capsys.readouterr().out
    assert Verification.objects.count() == 2


def test_the_command_says_what_it_found(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(3)
    seal_all()
    with an_administrator() as sql:
        sql("DELETE FROM audit_entry WHERE id = 2")
    assert commands.main(["verify", "--lang", "en"]) == 1
    assert "- Row 2 was removed." in capsys.readouterr().out


def test_the_command_refuses_what_is_no_anchor(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.main(["verify", "--anchor", "nowhere.txt"]) == 2
    assert "not an anchor" in capsys.readouterr().out


def test_sealing_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["seal", "--lang", "en"]) == 0
    assert "nothing new" in capsys.readouterr().out
    assert not Seal.objects.exists()


SignIn = Callable[[Person], Client]


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> SignIn:
    """A browser in which this person is signed in, second factor and all."""

    def sign_in(person: Person) -> Client:
        monkeypatch.setattr(
            "halte.core.access.middleware.actor_of", lambda request: person.actor
        )
        client = Client()
        client.force_login(person.user)
        return client

    return sign_in


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "page", ["", "?person=1&outcome=refused", "?since=rubbish", "row/1/", "verify/",
             "seals/", "?page=999", "?act=nonsense", "?record=plan.Plan:1",
             "?record=Marie"],
)  # fmt: skip
def test_each_page_is_drawn_in_both_languages(
    audrey: Person, write: Write, signed_in: SignIn, page: str, language: str
) -> None:
    write(2)
    seal_all()
    answer = signed_in(audrey).get(f"/{language}/audit/{page}")
    assert answer.status_code == 200
    assert StringIO(answer.text).read().count("<h1") == 1


def test_a_verification_is_asked_for_and_read_in_the_browser(
    audrey: Person, write: Write, signed_in: SignIn
) -> None:
    write(2)
    browser = signed_in(audrey)
    asked = browser.post("/en/audit/verify/", {"anchor": ""})
    assert asked.status_code == 302
    waiting = browser.get(asked.headers["Location"])
    assert 'http-equiv="refresh"' in waiting.text
    run_pending()
    done = browser.get(asked.headers["Location"], follow=True)
    assert "The audit is whole" in done.text
    wrong = browser.post("/en/audit/verify/", {"anchor": "rubbish"})
    assert "This is not an anchor" in wrong.text


def test_others_are_shown_the_door(ana: Person, signed_in: SignIn) -> None:
    browser = signed_in(ana)
    for page in ("", "row/1/", "verify/", "seals/", "result/1/"):
        assert browser.get(f"/en/audit/{page}").status_code == 403
    assert browser.post("/en/audit/seals/now/").status_code == 403
