"""What people type runs in the direction of their own writing."""

from __future__ import annotations

import pytest
from django import forms

from halte.core.ui.form_fields import line, on_day, passage


class Asked(forms.Form):
    name = line("Name")
    words = passage("Words")
    on = on_day("Day")
    given = forms.CharField(widget=forms.TextInput(attrs={"dir": "ltr"}))
    mail = forms.EmailField()


@pytest.mark.parametrize("name", ["name", "words"])
def test_words_are_typed_in_their_own_direction(name: str) -> None:
    assert 'dir="auto"' in str(Asked()[name])


@pytest.mark.parametrize("name", ["on", "mail"])
def test_what_has_one_direction_keeps_it(name: str) -> None:
    assert "dir=" not in str(Asked()[name])


def test_a_field_that_names_its_direction_keeps_it() -> None:
    assert 'dir="ltr"' in str(Asked()["given"])
    assert 'dir="auto"' not in str(Asked()["given"])
