"""Defining a series, and explaining why its figures differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from halte.capabilities.statistics.actions import (
    SeriesWords,
    define_series,
    explain,
)
from halte.capabilities.statistics.guarded import new_series
from halte.capabilities.statistics.models import Explanation
from halte.capabilities.statistics.queries import explained, series_page
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Denied, Invalid
from halte.core.measures.models import Figure, Series
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = SeriesWords(
    title_en="Labour cases", title_fr="Dossiers de travail", definition_en="Cases",
    definition_fr="Dossiers", unit="case", counting_rule_en="One each",
    counting_rule_fr="Une chacun", source_en="A source", source_fr="Une source",
    coverage_en="Canada", coverage_fr="Canada", subject="courts", family="labour",
)  # fmt: skip


def begin(ana: Person) -> Series:
    return define_series(ana.actor, new_series(), slug="labour_cases", words=WORDS)


def test_a_new_definition_raises_the_version_and_the_old_stays_readable(
    ana: Person,
) -> None:
    series = begin(ana)
    changed = replace(WORDS, definition_en="Other cases", definition_fr="Autres")
    saved = define_series(
        ana.actor, series, slug=series.pk, words=changed, seen_version=1
    )
    assert saved.version == 2
    page = series_page(ANONYMOUS, "labour_cases")
    assert [(v.version, v.definition_en) for v in page.versions] == [
        (2, "Other cases"), (1, "Cases"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["title_fr", "definition_en", "counting_rule_fr"])
def test_both_languages_are_required(ana: Person, name: str) -> None:
    with pytest.raises(Invalid, match="both_languages") as refused:
        define_series(
            ana.actor,
            new_series(),
            slug="labour_cases",
            words=replace(WORDS, **{name: "  "}),
        )
    assert refused.value.field == name
    assert not Series.objects.exists()


def test_a_stale_form_changes_nothing(ana: Person) -> None:
    series = begin(ana)
    for text in ("first", "second"):
        words = replace(WORDS, definition_en=text)
        if text == "first":
            define_series(
                ana.actor, series, slug=series.pk, words=words, seen_version=1
            )
        else:
            with pytest.raises(Denied, match="changed_meanwhile"):
                define_series(
                    ana.actor, series, slug=series.pk, words=words, seen_version=1
                )
    assert Series.objects.get().definition_en == "first"


def test_an_id_is_taken_once_and_never_from_an_own_measure(ana: Person) -> None:
    begin(ana)
    for slug in ("labour_cases", "statistics.series_stale"):
        with pytest.raises(Invalid, match="series_exists"):
            define_series(ana.actor, new_series(), slug=slug, words=WORDS)


def test_nothing_changed_is_no_new_version(ana: Person) -> None:
    series = begin(ana)
    with pytest.raises(Invalid, match="definition_unchanged"):
        define_series(ana.actor, series, slug=series.pk, words=WORDS, seen_version=1)


def test_the_unit_of_a_series_with_figures_stays(ana: Person, shipped: object) -> None:
    series = Series.objects.get(pk="hotline_cases")
    words = {name: getattr(series, name) for name in SeriesWords.__dataclass_fields__}
    with pytest.raises(Invalid, match="unit_fixed"):
        define_series(
            ana.actor,
            series,
            slug=series.pk,
            words=SeriesWords(**(words | {"unit": "victim"})),
            seen_version=1,
        )


def test_a_reporter_defines_and_explains_nothing(rene: Person, shipped: object) -> None:
    with pytest.raises(Denied, match="no_permission"):
        define_series(rene.actor, new_series(), slug="mine", words=WORDS)
    figure = Figure.objects.filter(value=597).get()
    with pytest.raises(Denied, match="no_permission"):
        explain(rene.actor, figure, text_en="Because", text_fr="Parce que")


def test_an_explanation_closes_a_conflict_and_a_second_stands_beside_it(
    ana: Person, shipped: object
) -> None:
    figure = Figure.objects.filter(value=597).get()
    before = sum(item.is_open for item in explained(ANONYMOUS))
    explain(ana.actor, figure, text_en="First", text_fr="D’abord")
    explain(ana.actor, figure, text_en="Better", text_fr="Mieux")
    items = {i.conflict.period.label: i for i in explained(ANONYMOUS, figure.measure)}
    assert [row.text_en for row in items["2022"].explanations] == ["Better", "First"]
    assert not items["2022"].is_open
    assert items["2023"].is_open
    assert sum(item.is_open for item in explained(ANONYMOUS)) == before - 1


def test_an_explanation_needs_both_languages_and_has_an_end(
    ana: Person, shipped: object
) -> None:
    figure = Figure.objects.filter(value=597).get()
    with pytest.raises(Invalid, match="both_languages"):
        explain(ana.actor, figure, text_en="Because", text_fr="")
    with pytest.raises(Invalid, match="text_too_long"):
        explain(ana.actor, figure, text_en="x" * 10_000_000, text_fr="y")
    assert not Explanation.objects.exists()


def test_an_explanation_is_never_changed(ana: Person, shipped: object) -> None:
    figure = Figure.objects.filter(value=597).get()
    explain(ana.actor, figure, text_en="Because", text_fr="Parce que")
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.update(text_en="No")


@pytest.mark.parametrize("slug", ["Upper", "with space", "9digits", "", "a" * 81])
def test_an_id_is_one_that_every_file_can_write(ana: Person, slug: str) -> None:
    with pytest.raises(Invalid, match="series_id_form"):
        define_series(ana.actor, new_series(), slug=slug, words=WORDS)
