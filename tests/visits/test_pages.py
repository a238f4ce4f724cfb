"""Pages of the visits as officers meet them; what calendars and home do not say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from halte.capabilities.employers.models import Employer
from halte.capabilities.visits.actions.planning import Plan, move_visit, share_visit
from halte.capabilities.visits.home import home
from halte.capabilities.visits.measures import dwellings, made, stops
from halte.capabilities.visits.models import Answer, Issued, Stop, Visit
from halte.capabilities.visits.queries.calendars import my_days
from halte.capabilities.visits.sections import content
from halte.core.measures.periods import day
from halte.core.organisations.models import Organisation
from tests.conftest import Person, SignIn
from tests.visits.conftest import Open, fresh
from tests.visits.test_answers import a_file

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_officer_goes_from_a_plan_to_a_finished_visit(
    signed_in: SignIn, ines: Person, ravi: Person, open_file: Open, greens: Employer
) -> None:
    client, today = signed_in(ines), timezone.localdate().isoformat()
    assert "No visit is planned" in client.get("/en/visits/").content.decode()
    sent = {"inspection": open_file().pk, "on": today, "announced": "no",
            "pair_needed": "on"}  # fmt: skip
    page = client.post("/en/visits/new/", sent)["Location"]
    for person, part in ((ines, "lead"), (ravi, "safety")):
        answer = client.post(f"{page}people/", {"part": part, "user": person.user.pk})
        assert answer.status_code == 302
    site = greens.sites.get(address__startswith="3")
    assert client.post(f"{page}stops/", {"site": site.pk}).status_code == 302
    stop = Stop.objects.get()
    at = {"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")}
    closed = client.post(f"/fr/visits/stops/{stop.pk}/begin/", at)
    assert closed.status_code == 403
    assert "C’est une habitation" in closed.content.decode()
    passed = client.post(f"/en/visits/stops/{stop.pk}/pass-by/", {"why": "Closed."})
    assert passed.status_code == 302
    assert client.post(f"{page}finish/").status_code == 302
    text = client.get(page).content.decode()
    assert "Invented Greens Inc." in text
    assert fresh(Visit.objects.get()).state == "done"
    rights = f"/fr/visits/rights/{greens.pk}/"
    for address in (f"/en/employers/{greens.pk}/", "/fr/visits/waiting/", rights,
                    "/fr/visits/", "/en/visits/rights/"):  # fmt: skip
        assert client.get(address).status_code == 200


def test_a_checklist_is_filled_in_here_and_elsewhere(
    signed_in: SignIn, ines: Person, begun: Stop
) -> None:
    client, base = signed_in(ines), f"/en/visits/stops/{begun.pk}/checklist/"
    file = client.post(f"{base}file/")
    assert file["Content-Disposition"].endswith('.html"')
    assert file["Content-Type"] == "application/octet-stream"
    sent = {"engaged": "yes", "note-engaged": "Open.", "base-engaged": "0"}
    assert client.post(base, sent).status_code == 302
    said = {"engaged": {"value": "no", "note": ""}}
    answers = SimpleUploadedFile("a.json", a_file(Issued.objects.get(), said, 3))
    assert client.post(f"{base}answers/", {"file": answers}).status_code == 302
    waits = Answer.objects.get(aside=True)
    choice = client.get(f"/fr/visits/answers/{waits.pk}/").content.decode()
    assert "Celle du fichier" in choice
    chosen = client.post(f"/en/visits/answers/{waits.pk}/", {"take": "now"})
    assert chosen.status_code == 302
    wrong = SimpleUploadedFile("a.json", b"no answers")
    answer = client.post(f"{base}answers/", {"file": wrong})
    assert answer.status_code == 400
    assert "no file of answers" in answer.content.decode()


def test_a_leaflet_and_its_proof_are_kept_on_pages(
    signed_in: SignIn, ines: Person, greens: Employer
) -> None:
    client, base = signed_in(ines), f"/en/visits/rights/{greens.pk}/"
    sent = {"language": "fr", "title": "Vos droits", "dated_on": "2023-05-01",
            "file": SimpleUploadedFile("d.txt", b"vos droits")}  # fmt: skip
    assert client.post("/en/visits/rights/new/", sent).status_code == 302
    site = greens.sites.get(address__startswith="1")
    began = {"site": site.pk, "first_day": "2026-01-05", "workers": 4, "language": "fr"}
    assert client.post(f"{base}began/", began).status_code == 302
    missing = {"site": site.pk, "kind": "given", "on": "2026-01-05", "item": 999}
    answer = client.post(f"{base}proof/", missing)
    assert answer.status_code == 400
    with translation.override("en"):
        rows = content(ines.actor, greens.pk).rows
    assert ["no proof for 4" in row.text.en for row in rows] == [True]


def test_calendars_and_home_tell_no_visit_from_another(
    ines: Person, visit: Visit, open_file: Open, work: Stop
) -> None:
    plan = Plan(visit.inspection_id, visit.on, True, visit.on, "by telephone")
    before = my_days(ines.actor).decode()
    move_visit(ines.actor, visit, plan=plan)
    after = my_days(fresh_actor(ines)).decode()
    for text in (before, after):
        for told in ("Invented", "Leamington", "announc", "I-2026", "employer",
                     "LOCATION", "URL"):  # fmt: skip
            assert told not in text
    assert lines_but(before, "SEQUENCE", "DTSTAMP") == lines_but(
        after, "SEQUENCE", "DTSTAMP"
    )
    with translation.override("en"):
        titles = [str(item.title) for item in home(ines.actor)]
    assert titles == ["Visits today", "Visits this week"]


def fresh_actor(person: Person):  # type: ignore[no-untyped-def]
    return person.actor


def lines_but(text: str, *names: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(names)]


def test_a_province_reads_what_it_is_told(
    signed_in: SignIn, ines: Person, paul: Person, visit: Visit, work: Stop,
    province: Organisation,
) -> None:  # fmt: skip
    told = {"told": "A farm near the lake", "why": "joint visit"}
    share_visit(ines.actor, visit, organisation=province, **told)
    client = signed_in(paul)
    assert "A farm near the lake" in client.get("/en/visits/shared/").content.decode()
    page = client.get(f"/fr/visits/shared/{visit.pk}/").content.decode()
    assert "Invented" not in page
    for address in ("/en/visits/", f"/en/visits/{visit.pk}/", "/en/employers/",
                    f"/en/visits/stops/{work.pk}/checklist/",
                    "/en/visits/calendar.ics"):  # fmt: skip
        assert client.get(address).status_code in (403, 404)


def test_what_is_counted(ines: Person, visit: Visit, begun: Stop) -> None:
    today = day(timezone.localdate())
    assert [(row.key, int(row.value)) for row in stops(today, "stop_kind")] == [
        ("housing", 0), ("work", 1),
    ]  # fmt: skip
    assert [int(row.value) for row in dwellings(today, "entry_ground")] == [0, 0]
    assert [int(row.value) for row in made(today, "")] == [0]
    Visit.objects.filter(pk=visit.pk).update(state="done")
    assert [int(row.value) for row in made(today, "announced")] == [0, 1]
    later = day(timezone.localdate() + timedelta(days=1))
    assert [int(row.value) for row in stops(later, "")] == [0]
