"""Pages, download and API: the same numbers, in both languages, for everyone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from halte.capabilities.statistics import commands
from halte.capabilities.statistics.queries import Asked, grouped
from halte.core.access.actor import ANONYMOUS
from halte.core.capability import rooms
from halte.core.measures.models import Figure, Series
from halte.core.measures.queries import catalogue
from halte.core.measures.registry import COUNTING
from halte.methods.tables import open_tables
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

SERIES = "/en/statistics/series/police_reported_incidents/"


@pytest.fixture
def reader(client: Client, shipped: object) -> Client:
    """Someone who did not sign in."""
    return client


@pytest.fixture
def analyst(client: Client, shipped: object, ana: Person) -> Client:
    """Ana, signed in."""
    client.force_login(ana.user)
    return client


def body(answer: Any) -> str:
    """The text of an answer, streamed or not."""
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode("utf-8-sig")


def downloaded(reader: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(reader.get(path)))))


PUBLIC = [
    "", "conflicts/", "unknown/", "compare/", "series/police_reported_incidents/",
    "compare/?a=police_reported_incidents&b=adult_court_cases_completed",
    "series/statistics.series_stale/", "series/victims_fund_commitment/",
    "series/hotline_cases_per_year/", "?subject=courts&kind=share&only=stale",
]  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_public_pages_open_without_signing_in(
    reader: Client, path: str, language: str
) -> None:
    answer = reader.get(f"/{language}/statistics/{path}")
    assert answer.status_code == 200
    text = body(answer)
    assert text.count("<h1") == 1
    assert " style=" not in text


CLOSED = [
    "define/", "freeze/", "explain/1/", "batch/1/", "series/hotline_cases/define/",
    "series/statistics.series_stale/freeze/",
]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_working_pages_want_a_sign_in(reader: Client, path: str) -> None:
    answer = reader.get(f"/en/statistics/{path}")
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_an_unknown_series_is_not_found(reader: Client) -> None:
    assert reader.get("/en/statistics/series/nobody/").status_code == 404
    assert reader.get("/api/v1/statistics/series/nobody").status_code == 404


def test_page_download_and_api_give_the_same_numbers(reader: Client) -> None:
    for series in Series.objects.all():
        page = body(reader.get(f"/en/statistics/series/{series.pk}/"))
        rows = downloaded(reader, f"/en/statistics/series/{series.pk}/figures.csv")
        answer = reader.get(f"/api/v1/statistics/series/{series.pk}").json()
        told = [(f["period"], f["value"], f["high"]) for f in answer["figures"]]
        written = [
            (row["period"], float(row["value"]), float(row["high"] or "nan"))
            for row in rows
        ]
        kept = Figure.objects.filter(measure=series.pk)
        assert [t[:2] for t in told] == [w[:2] for w in written]
        assert sorted(t[1] for t in told) == sorted(float(f.value or 0) for f in kept)
        for row in rows:
            number = row["value"]
            shown = f"{float(number):,.1f}" if "." in number else f"{int(number):,}"
            assert shown in page, (series.pk, number)
            assert row["release"].replace("'", "&#x27;") in page


def test_the_whole_download_is_the_sum_of_the_series(reader: Client) -> None:
    everything = downloaded(reader, "/en/statistics/figures.csv")
    assert len(everything) == 134
    one_by_one = [
        row
        for measure in catalogue()
        for row in downloaded(reader, f"/en/statistics/series/{measure.id}/figures.csv")
    ]
    assert everything == one_by_one


def test_what_was_downloaded_can_be_sent_in_again(reader: Client, ana: Person) -> None:
    from halte.capabilities.statistics.intake import FEED
    from halte.core.intake import taking_in
    from halte.core.intake.mapping import guess

    content = b"".join(reader.get("/en/statistics/figures.csv").streaming_content)
    batch = taking_in.send(ana.actor, FEED, "again", [content], "figures.csv").batch
    mapped = guess(FEED, batch.reading.headings, {})
    taking_in.map_and_check(ana.actor, batch, batch.reading, mapped)
    batch.refresh_from_db()
    taking_in.accept(ana.actor, batch)
    batch.refresh_from_db()
    assert (batch.rejects.count(), batch.taken, batch.already) == (0, 0, 134)


def test_conflicts_are_marked_loudly_and_say_why(reader: Client) -> None:
    page = body(reader.get(SERIES))
    assert page.count("Counts differ:") == 2
    assert "We do not know why they differ" in page
    french = body(reader.get(SERIES.replace("/en/", "/fr/")))
    assert "Nous ignorons la raison" in french
    told = reader.get("/api/v1/statistics/conflicts").json()
    values = [[f["value"] for f in item["values"]] for item in told]
    assert [528, 597] in values
    assert [512, 570] in values
    assert {r["kind"] for item in told for d in item["differences"]
            for r in d["reasons"]} == {"unknown"}  # fmt: skip


def test_the_page_as_it_was_on_a_day_forgets_what_came_later(reader: Client) -> None:
    page = body(reader.get(f"{SERIES}?on=2024-01-01"))
    assert "528" in page
    assert "597" not in page
    assert "Counts differ" not in page
    rows = downloaded(reader, f"{SERIES}figures.csv?on=2024-01-01")
    assert {row["value"] for row in rows if row["period"] == "2022"} == {"528"}
    told = reader.get(
        "/api/v1/statistics/series/police_reported_incidents?on=2024-01-01"
    ).json()
    assert [f["value"] for f in told["figures"] if f["period"] == "2022"] == [528]


@pytest.mark.parametrize("query", ["on=yesterday", "on=2024-02-30", "geography=XX"])
def test_a_bad_filter_shows_the_series_as_it_is_today(
    reader: Client, query: str
) -> None:
    answer = reader.get(f"{SERIES}?{query}")
    assert answer.status_code == 200
    assert "597" in body(answer)
    api = reader.get(f"/api/v1/statistics/series/police_reported_incidents?{query}")
    assert api.status_code in (200, 422)


def test_one_place_can_be_looked_at_alone(reader: Client) -> None:
    page = "/en/statistics/series/police_reported_rate/"
    rows = downloaded(reader, f"{page}figures.csv?geography=CA-NS")
    assert {row["place_fr"] for row in rows} == {"Nouvelle-Écosse"}
    assert "6.3" in body(reader.get(f"{page}?geography=CA-NS"))


def test_words_are_looked_for_without_accents_and_never_in_the_address(
    reader: Client,
) -> None:
    answer = reader.post("/fr/statistics/", {"words": "pénalités hotline"})
    assert answer.status_code == 200
    found = grouped(ANONYMOUS, Asked(words="hotline referr"))
    ids = [line.measure.id for group in found for line in group.lines]
    assert ids == ["hotline_referrals"]
    assert grouped(ANONYMOUS, Asked(words="aiguillages LIGNE"))
    assert body(reader.get("/en/statistics/")).count('name="words"') == 1


def test_what_halte_counts_stands_room_by_room(reader: Client) -> None:
    text = body(reader.get("/fr/statistics/"))
    places = [text.index(f'id="subject-own-{room}"') for room in ("support", "permits")]
    assert "Comptés par Halte\u00a0: Soutien" in text
    counted = text.index("/fr/statistics/series/support.people_supported/")
    assert places[0] < counted
    for id_ in COUNTING:
        if COUNTING[id_].__module__.startswith("halte."):
            assert text.count(f'/fr/statistics/series/{id_}/"') == 1, id_


def test_shares_and_rates_are_kept_apart_from_counts(reader: Client) -> None:
    found = grouped(ANONYMOUS, Asked(kind="share"))
    assert found
    units = {line.measure.unit for group in found for line in group.lines}
    assert units == {"percent"}


def test_comparing_says_why_they_are_not_added(reader: Client) -> None:
    page = body(
        reader.get(
            "/en/statistics/compare/"
            "?a=police_reported_incidents&b=adult_court_cases_completed"
        )
    )
    assert "Why they are not added" in page
    assert "incidents; cases" in page
    same = body(reader.get("/en/statistics/compare/?a=victims&b=victims"))
    assert "one and the same series" in same
    bad = reader.get("/en/statistics/compare/?a=victims&b=nobody")
    assert bad.status_code == 200


def test_an_analyst_defines_explains_and_sees_the_day(
    analyst: Client, ana: Person
) -> None:
    room = next(room for room in rooms() if room.slug == "statistics")
    assert room.home is not None
    titles = [item.title.en for item in room.home(ana.actor)]
    assert titles == [
        "Conflicts without an explanation", "Series without a recent figure",
    ]  # fmt: skip
    figure = Figure.objects.filter(value=597).get()
    path = f"/en/statistics/explain/{figure.pk}/"
    empty = analyst.post(path, {"text_en": "Because", "text_fr": ""})
    assert empty.status_code == 200
    assert "Because" in body(empty)
    done = analyst.post(path, {"text_en": "Because", "text_fr": "Parce que"})
    assert done.status_code == 302
    assert "Because" in body(analyst.get(SERIES))


def test_an_analyst_changes_a_definition_and_a_stale_form_keeps_the_words(
    analyst: Client,
) -> None:
    path = "/en/statistics/series/hotline_cases/define/"
    series = Series.objects.get(pk="hotline_cases")
    names = [f.name for f in Series._meta.concrete_fields]
    sent = {n: getattr(series, n) for n in names} | {
        "slug": "hotline_cases", "seen_version": 1, "definition_en": "New words",
        "definition_fr": "Nouveaux mots",
    }  # fmt: skip
    assert analyst.get(path).status_code == 200
    assert analyst.post(path, sent).status_code == 302
    stale = analyst.post(path, sent | {"definition_en": "Even newer words"})
    assert stale.status_code == 200
    assert "Even newer words" in body(stale)
    series.refresh_from_db()
    assert (series.version, series.definition_en) == (2, "New words")
    assert "Counted under version 1" in body(
        analyst.get("/en/statistics/series/hotline_cases/")
    )


def test_a_release_officer_freezes_in_the_browser(
    releasing_desk: Client, shipped: object
) -> None:
    assert releasing_desk.get("/en/statistics/freeze/").status_code == 200
    path = "/en/statistics/series/statistics.figures_published/freeze/"
    bad = releasing_desk.post(path, {"period": "soon", "breakdown": ""})
    assert bad.status_code == 200
    assert releasing_desk.post(path, {"period": "2026-11-01"}).status_code == 302
    again = releasing_desk.post(path, {"period": "2026-11-01"})
    assert again.status_code == 200
    assert "Nothing has changed" in body(again)


def test_the_batch_page_shows_what_a_file_brought(
    analyst: Client, shipped: Any
) -> None:
    page = body(analyst.get(f"/en/statistics/batch/{shipped.batch_id}/"))
    assert "134 figures" in page


def lines_of(capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    yield from capsys.readouterr().out.splitlines()


def test_the_command_line_tells_the_same(
    reader: Client, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    assert commands.main(["list", "--lang", "fr"]) == 0
    assert any("570 (2023)" in line for line in lines_of(capsys))
    assert commands.main(["show", "police_reported_incidents"]) == 0
    shown = capsys.readouterr().out
    assert "597" in shown
    assert "Unknown" in shown
    assert commands.main(["show", "police_reported_incidents", "--on", "2024"]) == 0
    assert commands.main(["show", "nobody"]) == 1
    frozen = ["freeze", "statistics.figures_published", "--period", "2026-11-01"]
    assert commands.main([*frozen, "--breakdown", "subject"]) == 0
    assert commands.main([*frozen, "--breakdown", "subject"]) == 1
    assert "vintage_identical" in capsys.readouterr().err


def test_the_extract_holds_every_figure_exactly(reader: Client, tmp_path: Any) -> None:
    out = tmp_path / "figures.parquet"
    assert commands.main(["extract", "--out", str(out)]) == 0
    with open_tables({"figures": out}) as tables:
        sql = "SELECT count(*) AS n, sum(value) AS total FROM figures"
        (row,) = tables.query(sql).records()
    total = sum(float(f.value or 0) for f in Figure.objects.all())
    assert row["n"] == 134
    assert float(row["total"]) == pytest.approx(total, abs=1e-6)


def test_the_api_describes_itself(reader: Client) -> None:
    listed = reader.get("/api/v1/statistics/series").json()
    assert {"police_reported_incidents", "statistics.series_stale"} <= {
        row["id"] for row in listed
    }
    assert json.dumps(listed)


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "measures", "statistics", check=True, verbosity=0)
