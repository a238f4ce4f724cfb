"""Agreements as they are typed: one long page, in sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halte.capabilities.partners.actions.agreements import Draft
from halte.capabilities.partners.forms.fields import digest_field
from halte.capabilities.partners.models import Version
from halte.capabilities.partners.words import FACTS, PARTS, RESTS
from halte.core.sharing.datasets import DATASETS
from halte.core.sharing.words import KINDS, PURPOSES
from halte.core.ui.form_fields import line, offer, on_day, ticked

SPARE: Final = 3
FEWEST: Final = 4

Names = list[tuple[str, int, str]]
"""Short name, primary key and name of each organisation."""


class AgreementForm(forms.Form):
    """Terms of an agreement. `data` and `parties` only carry faults."""

    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    purposes = ticked(_("What is it for?"), PURPOSES.items())
    rests_on = forms.ChoiceField(
        label=_("What does it rest on?"),
        choices=list(RESTS.items()),
        widget=forms.RadioSelect,
        help_text=_(
            "Data that identify people flow only under a law or a treaty, or with the "
            "person’s own consent."
        ),
    )
    citation_en = line(
        _("Where that is written, in English"),
        max_length=300,
        help_text=_("For example: Privacy Act, s. 8(2)(f)"),
    )
    citation_fr = line(
        _("Where that is written, in French"),
        max_length=300,
        help_text=_(
            "For example: Loi sur la protection des renseignements personnels, "
            "al. 8(2)f)"
        ),
    )
    starts = on_day(_("First day"))
    ends = on_day(_("Last day"), help_text=_("This day is included."))
    review = on_day(_("Day of review"), required=False)
    return_days = forms.IntegerField(
        label=_("Days after which a copy is returned or destroyed"),
        required=False,
        help_text=_("Leave it empty where copies may be held until the last day."),
    )
    digest = digest_field()
    facts = ticked(
        _("What may everyone know of it?"),
        FACTS.items(),
        required=False,
        help_text=_(
            "Tick nothing, and the agreement is not public. Its title is shown with "
            "whatever is ticked."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, names: Names, *args: Any, version: Version | None = None, **more: Any
    ) -> None:
        parties = parties_of(version, dict_of(names)) if version else []
        if version is not None:
            more["initial"] = initial_of(version, parties)
        super().__init__(*args, **more)
        self.rows = max(FEWEST, len(parties) + SPARE)
        self._add_parties([(slug, name) for slug, _pk, name in names])
        self._add_data()

    def _add_parties(self, pairs: list[tuple[str, str]]) -> None:
        for n in range(self.rows):
            number = {"number": n + 1}
            self.fields[f"party_{n}"] = forms.ChoiceField(
                label=gettext("Party %(number)s") % number, required=False
            )
            offer(self, f"party_{n}", pairs, "–")
            self.fields[f"part_{n}"] = forms.ChoiceField(
                label=gettext("Party %(number)s: which way?") % number,
                required=False,
                choices=list(PARTS.items()),
            )

    def _add_data(self) -> None:
        for found in sorted(DATASETS.values(), key=lambda d: str(d.title)):
            pairs = [(f.id, f"{f.title} ({KINDS[f.kind]})") for f in found.fields]
            self.fields[f"data_{found.id}"] = ticked(
                str(found.title), pairs, required=False
            )

    def party_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Party and direction, row by row."""
        for n in range(self.rows):
            yield self[f"party_{n}"], self[f"part_{n}"]

    def datasets(self) -> Iterator[tuple[BoundField, bool]]:
        """The choice of fields, dataset by dataset, and whether any is ticked."""
        for name in self.fields:
            if name.startswith("data_"):
                yield self[name], bool(self[name].value())

    def draft(self) -> Draft:
        """As the action takes it."""
        typed = self.cleaned_data
        plain = {
            name: typed[name]
            for name in Draft.__dataclass_fields__
            if name not in ("parties", "data")
        }
        return Draft(
            parties=[
                (typed[f"party_{n}"], typed[f"part_{n}"])
                for n in range(self.rows)
                if typed[f"party_{n}"]
            ],
            data={name: typed[f"data_{name}"] for name in DATASETS},
            **plain,
        )

    def seen_number(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["seen"] or 0


def dict_of(names: Names) -> dict[int, str]:
    """Short names by primary key."""
    return {pk: slug for slug, pk, _name in names}


def parties_of(version: Version, slugs: dict[int, str]) -> list[tuple[str, str]]:
    """The parties of a version by short name; those that are gone are left out."""
    return [(slugs[pk], part) for pk, part in version.parties if pk in slugs]


def initial_of(version: Version, parties: list[tuple[str, str]]) -> dict[str, Any]:
    """What a further version begins from."""
    names = ("title_en", "title_fr", "purposes", "rests_on", "citation_en",
             "citation_fr", "starts", "ends", "review", "return_days",
             "facts")  # fmt: skip
    first = {name: getattr(version, name) for name in names}
    first["seen"] = version.number
    for n, (slug, part) in enumerate(parties):
        first[f"party_{n}"], first[f"part_{n}"] = slug, part
    for name, fields in version.data.items():
        first[f"data_{name}"] = fields
    return first


class ReasonForm(forms.Form):
    """Why something is stopped, ended or returned."""

    reason = line(
        _("Why?"),
        max_length=500,
        help_text=_("In your own words; those who read the agreement see it."),
    )


class DecideForm(forms.Form):
    """Which version was read."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(ReasonForm):
    """Which version was read, and what should change."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """When it is looked at again."""

    next_review = on_day(_("Day of the next review"), required=False)


class FilterForm(forms.Form):
    """Which agreements to show."""

    state = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All agreements")),
            ("in_force", _("In force")),
            ("soon", _("Ending within 90 days")),
            ("waits", _("Waiting for a second person")),
            ("draft", _("Drafts")),
            ("suspended", _("Halted for now")),
            ("ended", _("Over")),
        ],
    )
    partner = forms.ChoiceField(label=_("With"), required=False)

    def __init__(self, pairs: list[tuple[str, str]], data: Any) -> None:
        super().__init__(data)
        offer(self, "partner", pairs, str(_("Any partner")))

    def asked(self) -> dict[str, str]:
        """What was asked for; what is not offered is left out."""
        self.is_valid()
        return {
            "state": self.cleaned_data.get("state", ""),
            "partner": self.cleaned_data.get("partner", ""),
        }
