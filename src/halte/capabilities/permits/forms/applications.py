"""Applications and the facts that the checks look at, as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.facade import OFTEN, SERVICES
from halte.capabilities.permits.actions.applications import Asked
from halte.capabilities.permits.actions.instructions import Published
from halte.capabilities.permits.actions.noting import Offered
from halte.capabilities.permits.checks.facts import Often, Service, Told
from halte.capabilities.permits.forms.fields import yes_no
from halte.capabilities.permits.states import Authority
from halte.capabilities.permits.words import (
    ANSWERS_TO,
    AUTHORITIES,
    PROVINCES,
    STREAMS,
)
from halte.core.ui.form_fields import line, offer, on_day, one_of, passage

LETTERS = [("en", _("English")), ("fr", _("French"))]


class FindForm(forms.Form):
    """Finding a file. It is posted: a number is never part of an address."""

    number = line(_("Application number"), required=False, max_length=30)


class ApplicationForm(forms.Form):
    """A work-permit application."""

    number = line(_("Application number"), max_length=30)
    person_name = line(
        _("Name of the person"), help_text=_("Kept encrypted, like the number.")
    )
    born_on = on_day(_("Date of birth"), required=False)
    speaks = line(
        _("Language to speak in"), required=False, max_length=40,
        help_text=_("For the interpreter; the person chooses."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Letters in"), choices=LETTERS)
    employer = forms.IntegerField(
        label=_("Number of the employer"), min_value=1, required=False,
        help_text=_(
            "It stands under the name on its page. Empty where it is not there."
        ),
    )  # fmt: skip
    occupation = line(_("Occupation"))
    noc = line(
        _("Occupation code (NOC)"), max_length=5,
        help_text=_("Five digits, for instance 85100."),
    )  # fmt: skip
    city = line(_("City"), max_length=120)
    province = one_of(_("Province"), PROVINCES)
    stream = one_of(_("Stream"), STREAMS)
    received_on = on_day(_("Received on"))
    starts_on = on_day(_("The job starts on"), required=False)
    ends_on = on_day(_("The job ends on"), required=False)

    def asked(self) -> Asked:
        """As the action takes it."""
        typed = dict(self.cleaned_data)
        return Asked(employer_pk=typed.pop("employer"), **typed)


class OfferForm(forms.Form):
    """What a business was seen to offer."""

    service = one_of(_("What the business offers"), SERVICES)
    often = one_of(_("How often"), OFTEN)
    source = line(
        _("From what this is known"), max_length=300,
        help_text=_("For instance: its own website, a licence register, a visit."),
    )  # fmt: skip
    seen_on = on_day(_("Seen on"))
    regulator = line(
        _("Regulator of the health profession"), required=False,
        help_text=_("For therapeutic massage: who regulates it in the province."),
    )  # fmt: skip
    licence = line(_("Licence number"), required=False, max_length=60)

    def offered(self) -> Offered:
        """As the action takes it."""
        typed = self.cleaned_data
        chosen = {"service": Service(typed["service"]), "often": Often(typed["often"])}
        return Offered(**(typed | chosen))


class SayingForm(forms.Form):
    """What the person answered."""

    told = forms.ChoiceField(
        label=_("What the person answered"), widget=forms.RadioSelect
    )
    asked_on = on_day(_("Question put on"))
    words = passage(
        _("In the person’s words"), required=False,
        help_text=_("Encrypted. Only what the check needs."),
    )  # fmt: skip

    def __init__(self, *args: Any, question: str, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "told", ANSWERS_TO[question].items())

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"told": Told(self.cleaned_data["told"])}


class MarkForm(forms.Form):
    """Whether the facts touch an instruction."""

    instruction = forms.TypedChoiceField(label=_("Instruction"), coerce=int)
    touches = yes_no(_("Do the facts touch it?"))
    source = line(_("Which facts, from which source"), max_length=300)
    seen_on = on_day(_("Seen on"))

    def __init__(
        self, *args: Any, instructions: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer(self, "instruction", instructions, "–")


class OpinionForm(forms.Form):
    """An opinion under an instruction."""

    instruction = forms.TypedChoiceField(label=_("Instruction"), coerce=int)
    reasons = passage(
        _("Your reasons"),
        help_text=_(
            "The person reads them in the letter, if a second officer concurs. Write "
            "facts and their sources, nothing that could endanger anyone."
        ),
    )

    def __init__(
        self, *args: Any, instructions: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer(self, "instruction", instructions, "–")


class ClosingForm(forms.Form):
    """The day on which the department decided."""

    closed_on = on_day(_("Decided on"))


class ConfirmForm(forms.Form):
    """One tick before something that is not taken back."""

    sure = forms.BooleanField(
        label=_("I have read it. It is issued as it stands and is not changed later.")
    )


class DayForm(forms.Form):
    """The day that is asked about. It may stand in an address."""

    on = on_day(_("On which day"), required=False)


class InstructionForm(forms.Form):
    """An instruction as it was published."""

    reference = forms.SlugField(
        label=_("Reference"), max_length=40,
        help_text=_("Small letters, digits and hyphens. The same reference again is "
                    "the next version."),
    )  # fmt: skip
    authority = one_of(_("Published under"), AUTHORITIES)
    provision = line(_("Provision"), max_length=60)
    title_en = line(_("Title in English"), max_length=200)
    title_fr = line(_("Title in French"), max_length=200)
    text_en = passage(_("In our own words, in English"))
    text_fr = passage(_("In our own words, in French"))
    gazette = line(_("Where it was published"), max_length=200)
    published_on = on_day(_("Published on"))
    effective_on = on_day(_("In effect from"))
    reaches_pending = forms.BooleanField(
        label=_("It reaches applications that were pending"), required=False,
        help_text=_("Under section 30(1.2) it always does (30(1.6))."),
    )  # fmt: skip

    def published(self) -> Published:
        """As the action takes it."""
        typed = self.cleaned_data
        return Published(**(typed | {"authority": Authority(typed["authority"])}))


class EndingForm(forms.Form):
    """The notice by which an instruction ended."""

    gazette = line(_("Where the notice was published"), max_length=200)
    published_on = on_day(_("Published on"))
    ends_on = on_day(_("First day without it"))
