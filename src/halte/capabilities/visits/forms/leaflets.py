"""What officers type about leaflets, and the file of answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.visits.actions.leaflets import MOST
from halte.capabilities.visits.forms.fields import item_number, line
from halte.capabilities.visits.offline.reading import LARGEST
from halte.capabilities.visits.states import Handing
from halte.capabilities.visits.words import HANDINGS, LANGUAGES
from halte.core.bilingual import LANGUAGES as OFFICIAL
from halte.core.errors import Invalid
from halte.core.ui.form_fields import offer, on_day, one_of


class LeafletForm(forms.Form):
    """A version of the information on rights."""

    language = one_of(_("Language"), LANGUAGES)
    title = line(_("Title"))
    dated_on = on_day(_("Dated"))
    file = forms.FileField(label=_("The document"), allow_empty_file=True)


class BeganForm(forms.Form):
    """People who began."""

    site = forms.ChoiceField(label=_("Place"))
    first_day = on_day(_("First day of work"))
    workers = forms.IntegerField(
        label=_("How many workers"), min_value=1, max_value=MOST
    )
    language = one_of(
        _("Language that they chose"),
        {code: text for code, text in LANGUAGES.items() if code in OFFICIAL},
    )

    def __init__(self, *args: Any, sites: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "site", sites, nothing="–")


class ProofForm(forms.Form):
    """A proof."""

    site = forms.ChoiceField(label=_("Place"))
    kind = one_of(_("What it proves"), HANDINGS)
    leaflet = forms.ChoiceField(label=_("Version"))
    on = on_day(_("On"))
    workers = forms.IntegerField(
        label=_("To how many workers"), required=False, min_value=1, max_value=MOST,
        help_text=_("For copies that were given."),
    )  # fmt: skip
    item = item_number(_("Number of the proof in the vault"))

    def __init__(
        self, *args: Any, sites: list[tuple[int, str]],
        leaflets: list[tuple[int, str]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        offer(self, "site", sites, nothing="–")
        offer(self, "leaflet", leaflets, nothing="–")

    def handing(self) -> Handing:
        """What it proves."""
        return Handing(self.cleaned_data["kind"])


class AnswersForm(forms.Form):
    """A file of answers."""

    file = forms.FileField(
        label=_("File of answers"), allow_empty_file=True,
        help_text=_("The one that the checklist saved on your device, ending in "
                    ".json."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Not larger than answers can be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            fault = Invalid("checklist_large", limit=LARGEST // 1000)
            raise forms.ValidationError(str(fault.sentence))
        return file


class ChooseForm(forms.Form):
    """Which of two answers counts."""

    take = forms.TypedChoiceField(
        label=_("Which answer counts"), widget=forms.RadioSelect,
        coerce=lambda text: text == "file",
        choices=[("file", _("The one from the file")), ("now", _("The one from here"))],
    )  # fmt: skip
