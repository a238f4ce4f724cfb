"""The frame around every page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.translation import override

from halte.core.access.actor import ANONYMOUS
from halte.core.ui.context import IN_SIGHT
from halte.core.ui.day import Room, rooms_open_to
from halte.core.ui.pages import paginate
from tests.conftest import Person

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_the_front_door_opens_in_the_reader_s_language(client: Client) -> None:
    answer = client.get("/", headers={"accept-language": "fr-CA,en;q=0.5"})
    assert answer.headers["Location"] == "/fr/"


def test_the_toggle_lands_on_the_same_page_and_keeps_the_query(client: Client) -> None:
    page = client.get("/en/privacy/?page=2").content.decode()
    assert 'href="/fr/privacy/?page=2"' in page


def test_home_tells_the_public_what_this_is(client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert page.count("<h1") == 1
    assert "Promises against human trafficking" in page
    assert "Sign in" in page
    assert "Sign out" not in page


def test_home_is_a_person_s_own_day_and_says_when_the_session_ends(
    ana: Person,
) -> None:
    page = signed_in(ana).get("/en/").content.decode()
    assert "Your day" in page
    assert "Your session ends at" in page
    assert re.search(r'data-ends-at="\d{4}-\d\d-\d\dT', page)
    assert "Produce statistics" in page
    assert "Sign out" in page


def test_a_title_never_names_a_person(ana: Person) -> None:
    page = signed_in(ana).get("/fr/").content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    assert title[1] == "Accueil – Halte"


def test_leaving_ends_the_session_then_goes_to_the_weather(ana: Person) -> None:
    client = signed_in(ana)
    answer = client.get("/fr/leave/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "https://meteo.gc.ca/"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "_auth_user_id" not in client.session


def test_leaving_works_for_someone_who_never_signed_in(client: Client) -> None:
    assert client.get("/en/leave/").headers["Location"] == "https://weather.gc.ca/"


def test_a_session_can_be_kept_alive(ana: Person) -> None:
    answer = signed_in(ana).get("/en/session/")
    assert "T" in answer.json()["ends_at"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_nothing_is_asked_of_another_host(client: Client) -> None:
    for path in ("/en/", "/fr/", "/en/guide/", "/en/accessibility/"):
        page = client.get(path).content.decode()
        assert not re.search(r'(?:src|srcset|action)="(?:https?:)?//', page)
        assert not re.search(r'<link[^>]+href="(?:https?:)?//', page)
        assert not re.search(r"\sstyle=|<style|\son\w+=", page)


@pytest.mark.parametrize(("asked", "given"), [("2", 2), ("99", 3), ("x", 1), (None, 1)])
def test_a_pager_gives_the_nearest_page(asked: str | None, given: int) -> None:
    assert paginate(range(21), asked, per_page=10).number == given


def test_doors_come_in_the_order_of_the_navigation(client: Client) -> None:
    page = client.get("/en/").content.decode()
    navigation = re.findall(r'<li><a href="(/en/[^"]+)"', page.split("</nav>")[0])
    doors = re.findall(r"<h3>(?:<a[^>]+>)?([^<]+)", page)
    assert navigation[0] == "/en/plan/"
    assert doors[0] == "The plan"


def test_the_pages_of_the_room_one_is_in_stand_on_a_second_line(
    client: Client,
) -> None:
    lines = re.findall(
        r'<nav class="mainnav[^>]+aria-label="([^"]+)">(.*?)</nav>',
        client.get("/en/statistics/conflicts/").content.decode(),
        re.DOTALL,
    )
    assert [name for name, _ in lines] == ["Main", "Figures"]
    main, within = (
        re.findall(r'href="([^"]+)"( aria-current="\w+")?', line) for _, line in lines
    )
    assert ("/en/statistics/", ' aria-current="true"') in main
    assert "/en/statistics/conflicts/" not in [url for url, _ in main]
    assert ("/en/statistics/conflicts/", ' aria-current="page"') in within
    assert len([current for _, current in within if current]) == 1


def test_a_room_of_one_page_has_no_second_line(client: Client) -> None:
    page = client.get("/en/plan/").content.decode()
    assert page.count('class="mainnav') == 1
    assert '<a href="/en/plan/" aria-current="page">The plan</a>' in page


def doors_of(page: str) -> tuple[list[str], list[str]]:
    """The doors in sight on the first line, and those a click away."""
    line = page.split('<nav class="mainnav doors"')[1].split("</nav>")[0]
    seen, _, more = line.partition("<details")
    found = re.compile(r'href="/en/([^"]+)"')
    shown = found.findall(seen)
    # The menu of a small screen begins with the doors that a wide one shows.
    small, _, away = more.rpartition('<li class="narrow">')
    away = away.partition("</li>")[2]
    assert len(re.findall("<li", small)) + 1 == len(shown)
    return shown, found.findall(away)


def open_to_the_public() -> tuple[Room, ...]:
    with override("en"):
        return rooms_open_to(ANONYMOUS)


def test_help_is_in_sight_whoever_reads_and_nothing_is_left_out(
    client: Client, ana: Person
) -> None:
    seen, more = doors_of(client.get("/en/").content.decode())
    assert "directory/" in seen
    assert len(seen) == IN_SIGHT
    assert set(seen) | set(more) == {
        room.links[0][1].removeprefix("/en/") for room in open_to_the_public()
    }
    own, _ = doors_of(signed_in(ana).get("/en/").content.decode())
    assert "directory/" in own


def test_the_rooms_one_works_in_come_first(ana: Person) -> None:
    page = signed_in(ana).get("/en/").content.decode()
    first = page.index("Your doors")
    assert first < page.index("Open to all")
    seen, more = doors_of(page)
    assert "intake/" in seen
    assert "intake/" not in more


def test_the_door_of_the_page_one_is_on_is_in_sight(client: Client) -> None:
    _, more = doors_of(client.get("/en/").content.decode())
    here = more[-1]
    seen, others = doors_of(client.get(f"/en/{here}").content.decode())
    assert here in seen
    assert here not in others
