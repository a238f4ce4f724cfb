"""Fields carry their label, hint and error, tied together for every reader."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import override

from halte.core.ui.form_fields import on_day


class Example(forms.Form):
    name = forms.CharField(help_text="As in the law", label="Name")
    way = forms.ChoiceField(
        choices=[("up", "Up"), ("down", "Down")], widget=forms.RadioSelect, label="Way"
    )
    day = forms.DateField(required=False, label="Day")
    sure = forms.BooleanField(label="Sure")


def test_a_field_is_described_by_its_hint_and_its_error() -> None:
    drawn = str(Example({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    ids = re.findall(r'\sid="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    described = re.findall(r'aria-describedby="([^"]+)"', drawn)
    assert {name for text in described for name in text.split()} <= set(ids)


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    drawn = str(Example())
    assert re.search(r"<fieldset[^>]*>\s*<legend>Way</legend>", drawn)


def test_the_summary_links_to_what_can_be_focused() -> None:
    form = Example({})
    summary = render_to_string("ui/error_summary.html", {"form": form})
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_name", "id_way_0", "id_sure"]
    assert all(f'id="{target}"' in str(form) for target in targets)
    assert "3 things need your attention" in summary


def test_a_form_without_faults_has_no_summary() -> None:
    form = Example({"name": "a", "way": "up", "sure": "on"})
    assert render_to_string("ui/error_summary.html", {"form": form}).strip() == ""


def test_what_is_optional_says_so_in_both_languages() -> None:
    assert "(optional)" in str(Example())
    with override("fr"):
        drawn = str(Example())
        assert "(facultatif)" in drawn
        assert "Année-mois-jour" in drawn


def test_what_was_entered_is_kept_and_escaped() -> None:
    drawn = str(Example({"name": '"><script>'}))
    assert "<script>" not in drawn
    assert "&quot;&gt;&lt;script&gt;" in drawn


def test_what_is_missing_or_cannot_be_read_says_what_to_write() -> None:
    """Django’s “Select a valid choice. X is not one of …” repeats what was typed."""
    form = Example({"way": "<b>sideways</b>", "day": "31/31/2026"})
    said = {name: str(errors[0]) for name, errors in form.errors.items()}
    assert said == {
        "name": "Fill this in.",
        "way": "This is not one of the choices here. Choose one that is shown.",
        "day": "There is no such day. Write year-month-day, for example 2012-06-30.",
        "sure": "Tick this box to go on.",
    }
    with override("fr"):
        assert Example({}).errors["way"] == ["Choisissez une réponse."]


@pytest.mark.parametrize(
    "typed", ["0001-01-01", "1867-06-30", "2200-01-01", "9999-12-31"]
)
def test_a_day_from_which_nobody_can_count_is_refused_in_either_language(
    typed: str,
) -> None:
    for language, words in (("en", "between the years"), ("fr", "entre les années")):
        with override(language):
            with pytest.raises(ValidationError) as refused:
                on_day("Day").clean(typed)
            (told,) = refused.value.messages
        assert words in told
        assert "1867" in told


@pytest.mark.parametrize("typed", ["1867-07-01", "2012-06-06", "2199-12-31"])
def test_any_other_day_is_taken(typed: str) -> None:
    assert str(on_day("Day").clean(typed)) == typed
    assert on_day("Day", required=False).clean("") is None
