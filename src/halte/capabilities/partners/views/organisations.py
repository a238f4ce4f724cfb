"""Partners, the map, what falls due, and what everyone may read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.partners import doors
from halte.capabilities.partners.actions import organisations as actions
from halte.capabilities.partners.forms.organisations import (
    AboutForm,
    ContactForm,
    FindForm,
    PartnerForm,
)
from halte.capabilities.partners.queries import organisations as queries
from halte.capabilities.partners.queries.overview import open_page, own_due
from halte.capabilities.partners.queries.places import places
from halte.capabilities.partners.worldmap import world
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.organisations.models import Organisation
from halte.core.ui.form_pages import form_after, kept, sent
from halte.core.ui.pages import paginate


@require_GET
def index(request: Request) -> HttpResponse:
    """The partners, and what falls due."""
    form = FindForm(request.GET)
    found = queries.partners(request.actor, **form.asked())
    context = {
        "form": form,
        "count": len(found),
        "page": paginate(found, request.GET.get("page")),
        "due": own_due(request.actor)[:5],
        "may_edit": doors.may_edit(request.actor),
    }
    return render(request, "partners/index.html", context)


@require_GET
def due(request: Request) -> HttpResponse:
    """Everything that falls due for one’s own organisation."""
    return render(request, "partners/due.html", {"due": own_due(request.actor)})


@require_GET
def worldmap(request: Request) -> HttpResponse:
    """Where in the world: the map of squares and its table."""
    found = places(request.actor)
    context = {"places": found, "map": world(found)}
    return render(request, "partners/map.html", context)


@public
@require_GET
def open_to_all(request: Request) -> HttpResponse:
    """What everyone may know of the work with partners."""
    return render(request, "partners/open.html", {"open": open_page()})


def add(request: Request) -> HttpResponse:
    """A new partner."""
    doors.require_edit(request.actor)
    form, row = PartnerForm(sent(request)), Organisation()

    def act() -> None:
        actions.add_partner(
            request.actor, row, particulars=form.particulars(), about=form.about()
        )

    back = reverse("partners:index")
    return form_after(
        request, form, act, said=_("The partner is kept."),
        to=lambda: reverse("partners:partner", args=[row.slug]),
        title=_("Add a partner"), back=back,
    )  # fmt: skip


@require_GET
def partner(request: Request, slug: str) -> HttpResponse:
    """One partner."""
    found = queries.partner(request.actor, slug=slug)
    return render(request, "partners/partner.html", {"partner": found})


def describe(request: Request, slug: str) -> HttpResponse:
    """Say how we work with a partner."""
    doors.require_edit(request.actor)
    row = queries.partner_row(request.actor, slug)
    form = AboutForm(sent(request), profile=queries.profile_row(request.actor, slug))

    def act() -> None:
        actions.describe_partner(
            request.actor, row, about=form.about(), version=form.version_seen()
        )

    back = reverse("partners:partner", args=[slug])
    return form_after(
        request, form, act, current=lambda: queries.version_of(request.actor, slug),
        title=_("How we work with them"), back=back,
    )  # fmt: skip


@sensitive_post_parameters()
def contacts(request: Request, slug: str) -> HttpResponse:
    """The contacts at a partner, and one more."""
    found = queries.contacts(request.actor, slug=slug)
    row = queries.partner_row(request.actor, slug)
    form = ContactForm(sent(request))

    def act() -> None:
        actions.add_contact(request.actor, row, reach=form.reach())

    if kept(form, act):
        messages.success(request, _("The contact is kept."))
        return redirect("partners:contacts", slug=slug)
    context = {"contacts": found, "form": form, "body": queries.name_of(row)}
    status = 400 if form.errors else 200
    return render(request, "partners/contacts.html", context, status=status)


@require_POST
def remove_contact(request: Request, contact_id: int) -> HttpResponse:
    """Erase a contact."""
    row = queries.contact_row(request.actor, contact_id)
    actions.remove_contact(request.actor, row)
    messages.success(request, _("The contact is erased."))
    return redirect("partners:contacts", slug=queries.slug_of(row))
