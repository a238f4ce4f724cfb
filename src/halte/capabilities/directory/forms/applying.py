"""A provider asks to be listed; later it looks how the request stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.actions.applications import Asked
from halte.capabilities.directory.forms.fields import (
    grouped,
    line,
    offer,
    passage,
    some_languages,
    some_of,
    tick,
)
from halte.capabilities.directory.terms import NEEDS
from halte.core.geography.areas import areas
from halte.core.geography.places import PLACES, place_name


def extents() -> list[Any]:
    """Canada, then each province with its areas."""
    provinces = [p for p in PLACES.values() if p.kind == "province"]
    groups = [(place_name("CA"), [("CA", place_name("CA"))])]
    groups += [(p.name, list(_within(p.code))) for p in provinces]
    return grouped(groups, "–")


def _within(province: str) -> Iterator[tuple[str, Any]]:
    yield province, place_name(province)
    for area in areas().values():
        if area.province == province.removeprefix("CA-"):
            yield area.code, area.name


class ApplyForm(forms.Form):
    """The request. It asks for no address: a shelter’s is never sent by this form."""

    name_en = line(_("Name in English"))
    name_fr = line(_("Name in French"))
    description_en = passage(_("What you do, in English"))
    description_fr = passage(_("What you do, in French"), required=False)
    needs = some_of(_("Which needs do you meet?"), NEEDS)
    languages = some_languages(_("In which languages?"))
    extent = forms.ChoiceField(label=_("For people from where?"))
    has_protected_place = tick(
        _("We have a place whose address must stay secret"),
        help_text=_("Do not write it here. The steward asks for it by phone."),
    )
    warm_transfer = tick(_("We take a call that is handed over"))
    contact_name = line(_("Whom may we call?"), max_length=120)
    contact_phone = line(_("At which number?"), max_length=40)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    read = forms.BooleanField(
        label=_("We have read the inclusion policy and keep to it")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "extent", extents())

    def asked(self) -> Asked:
        """As the action takes it."""
        typed = dict(self.cleaned_data)
        del typed["read"]
        typed["needs"], typed["languages"] = (
            tuple(typed["needs"]), tuple(typed["languages"]),
        )  # fmt: skip
        return Asked(**typed)


class CodeForm(forms.Form):
    """The code that was shown once. It is posted, so that no address holds it."""

    code = line(
        _("Code of the request"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class AppealForm(CodeForm):
    """An appeal, with the code again."""

    code = line(_("Code of the request"), max_length=40, widget=forms.HiddenInput)
    words = passage(_("Why should it be decided differently?"))
