"""What an employer stated about itself: kept one statement at a time."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.employers.actions import stated as actions
from halte.capabilities.employers.forms.register import EndForm
from halte.capabilities.employers.forms.stated import (
    AttestForm,
    ContactForm,
    HousingForm,
    ThirdPartyForm,
)
from halte.capabilities.employers.queries import rows
from halte.capabilities.employers.views.frame import page_of
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent


@sensitive_post_parameters()
def add_contact(request: Request, employer_id: int) -> HttpResponse:
    """A person to write to."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = ContactForm(sent(request))

    def act() -> None:
        actions.add_contact(request.actor, row, person=form.person())

    return form_after(
        request, form, act, title=_("Add a contact"), back=page_of(employer_id)
    )


def end_contact(request: Request, contact_id: int) -> HttpResponse:
    """The person is written to no longer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.contact_row(request.actor, contact_id)
    form = EndForm(sent(request))

    def act() -> None:
        actions.end_contact(request.actor, row, ended_on=form.cleaned_data["ended_on"])

    return form_after(
        request, form, act, title=_("Note that a contact left"),
        back=page_of(row.employer_id),
    )  # fmt: skip


@sensitive_post_parameters()
def add_third_party(request: Request, employer_id: int) -> HttpResponse:
    """Someone who acts for an employer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = ThirdPartyForm(sent(request))

    def act() -> None:
        actions.add_third_party(request.actor, row, acting=form.acting())

    return form_after(
        request, form, act, title=_("Add a third party"), back=page_of(employer_id)
    )


@sensitive_post_parameters()
def state_housing(request: Request, site_id: int) -> HttpResponse:
    """Housing as it was stated on a day."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.site_row(request.actor, site_id)
    form = HousingForm(sent(request), initial={"capacity": row.capacity})

    def act() -> None:
        actions.state_housing(request.actor, row, terms=form.terms())

    return form_after(
        request, form, act, title=_("State housing"), back=page_of(row.employer_id)
    )


@sensitive_post_parameters()
def attest(request: Request, employer_id: int) -> HttpResponse:
    """Conditions that an employer attested to."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = AttestForm(sent(request))

    def act() -> None:
        actions.attest(request.actor, row, **form.attested())

    title = _("Conditions that the employer attested to")
    return form_after(request, form, act, title=title, back=page_of(employer_id))
