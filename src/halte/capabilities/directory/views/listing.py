"""Listings as their steward works on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.directory.actions import listing as actions
from halte.capabilities.directory.actions import places
from halte.capabilities.directory.forms.managing import (
    DetailsForm,
    HoursForm,
    ListingsForm,
    PhoneForm,
    PlaceForm,
    ProviderForm,
    ReasonForm,
    TierForm,
    WordsForm,
)
from halte.capabilities.directory.models import Provider, Service
from halte.capabilities.directory.queries import managing as queries
from halte.capabilities.directory.queries.own import listing_line
from halte.capabilities.directory.states import LineKind, Tier, Withheld
from halte.capabilities.directory.views.frame import form_after, form_page, kept, sent
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui import writing
from halte.core.ui.pages import paginate

KEEP = Permission.DIRECTORY_KEEP


@sensitive_post_parameters()
def listings(request: Request) -> HttpResponse:
    """Find a listing. The words are posted, so that no address holds a name."""
    request.actor.require(KEEP)
    form = ListingsForm(sent(request))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.listings(request.actor, **asked)
    page: Page[Service] = paginate(rows, request.POST.get("page"), 40)
    context = {"form": form, "lines": [listing_line(row) for row in page], "page": page}
    return render(request, "directory/listings.html", context)


@require_GET
def manage(request: Request, reference: UUID) -> HttpResponse:
    """One listing, and everything that can be done with it."""
    found = queries.managed(request.actor, reference=str(reference))
    context = {
        "listing": found, "can_show": queries.state_words(found.state),
        "form": ReasonForm(),
    }  # fmt: skip
    return render(request, "directory/manage.html", context)


def add_provider(request: Request) -> HttpResponse:
    """A new provider."""
    request.actor.require(KEEP)
    form, row = ProviderForm(sent(request)), Provider()

    def act() -> None:
        typed = form.cleaned_data
        names = {"en": typed["name_en"], "fr": typed["name_fr"]}
        actions.add_provider(request.actor, row, names=names, website=typed["website"])

    if kept(form, act):
        return redirect("directory:add_service", number=row.pk)
    back = reverse("directory:listings")
    return form_page(request, form, title=_("Add a provider"), back=back)


def add_service(request: Request, number: int) -> HttpResponse:
    """A new service of a provider: its English words first, or its French ones."""
    provider = queries.provider_row(request.actor, number=number)
    form = DetailsForm(sent(request))
    made: list[Service] = []

    def act() -> None:
        name = queries.provider_name(provider)
        said = {
            language: actions.Said(getattr(name, language))
            for language in ("en", "fr") if getattr(name, language)
        }  # fmt: skip
        made.append(
            actions.add_service(
                request.actor, provider, said=said, details=form.details()
            )
        )

    if kept(form, act):
        return redirect("directory:manage", reference=made[0].reference)
    back = reverse("directory:listings")
    return form_page(request, form, title=_("Add a service"), back=back)


@sensitive_post_parameters()
def words(request: Request, reference: UUID, language: str) -> HttpResponse:
    """What it says in one language."""
    if language not in ("en", "fr"):
        raise Http404
    row = queries.service_kept(request.actor, str(reference))
    form = WordsForm(sent(request), initial=queries.words_now(row, language))

    def act() -> None:
        actions.say(request.actor, row, language=language, said=form.said())

    title = _("In English") if language == "en" else _("In French")
    lede = older_words(language, queries.older_since(row, language))
    return after(request, form, act, reference, title, lede)


def older_words(language: str, since: date | None) -> str:
    """What to do about words that the other language has left behind; '' if none."""
    if since is None:
        return ""
    said = (
        _("The French was changed on %(day)s, and this was not. Change it too, or keep "
          "it as it is where it says the same.")
        if language == "en" else
        _("The English was changed on %(day)s, and this was not. Change it too, or "
          "keep it as it is where it says the same.")
    )  # fmt: skip
    return said % {"day": writing.day(since)}


def details(request: Request, reference: UUID) -> HttpResponse:
    """What is true of it, in codes."""
    row = queries.service_kept(request.actor, str(reference))
    form = DetailsForm(sent(request), initial=queries.details_now(row))

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        actions.change_details(
            request.actor, row, details=form.details(), version=version
        )

    return after(request, form, act, reference, _("What is true of it"))


@sensitive_post_parameters()
def add_place(request: Request, reference: UUID) -> HttpResponse:
    """A place, open or protected."""
    row = queries.service_kept(request.actor, str(reference))
    form = PlaceForm(sent(request))

    def act() -> None:
        places.add_place(request.actor, row, place=form.place())

    return after(request, form, act, reference, _("Add a place"))


@require_POST
def protect(request: Request, reference: UUID, location: UUID) -> HttpResponse:
    """An open place whose address must stay secret from now on."""
    row = queries.location_row(request.actor, reference=str(location))
    places.protect_place(request.actor, row, reason=Withheld.SHELTER_LOCATION)
    messages.success(request, _("The address is secret now."))
    return redirect("directory:manage", reference=reference)


@require_POST
def open_place(request: Request, reference: UUID, location: UUID) -> HttpResponse:
    """A place of another directory that everyone may know from now on."""
    row = queries.location_row(request.actor, reference=str(location))
    places.open_place(request.actor, row)
    messages.success(request, _("Everyone sees the address now."))
    return redirect("directory:manage", reference=reference)


@sensitive_post_parameters()
def add_phone(request: Request, reference: UUID) -> HttpResponse:
    """A number, for everyone or for a tier."""
    row = queries.service_kept(request.actor, str(reference))
    form = PhoneForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        places.add_phone(
            request.actor, row, number=typed["number"], kind=LineKind(typed["kind"]),
            tier=Tier(typed["tier"]), ask_for=typed["ask_for"],
        )  # fmt: skip

    return after(request, form, act, reference, _("Add a number"))


@sensitive_post_parameters()
def remove_phone(request: Request, reference: UUID) -> HttpResponse:
    """A number that is no more, typed again so that none is taken out by a slip."""
    row = queries.service_kept(request.actor, str(reference))
    form = PhoneForm(sent(request))
    form.fields = {"number": form.fields["number"]}

    def act() -> None:
        places.remove_phone(request.actor, row, number=form.cleaned_data["number"])

    return after(request, form, act, reference, _("Take a number out"))


def hours(request: Request, reference: UUID) -> HttpResponse:
    """One more line of hours, by the clock of where it is."""
    row = queries.service_kept(request.actor, str(reference))
    form = HoursForm(sent(request), initial={"zone": queries.zone_of(row)})

    def act() -> None:
        places.add_hours(request.actor, row, times=form.times())

    return after(request, form, act, reference, _("Hours"))


@require_POST
def remove_hours(request: Request, reference: UUID, number: int) -> HttpResponse:
    """A line of hours that is no more."""
    row = queries.service_kept(request.actor, str(reference))
    places.remove_hours(request.actor, row, number=number)
    messages.success(request, _("The line is taken out."))
    return redirect("directory:manage", reference=reference)


def tier(request: Request, reference: UUID) -> HttpResponse:
    """Who sees a field."""
    row = queries.service_kept(request.actor, str(reference))
    form = TierForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        actions.set_tier(
            request.actor, row, field=typed["field"], tier=Tier(typed["tier"]),
            reason=typed["reason"],
        )  # fmt: skip

    return after(request, form, act, reference, _("Who sees what"))


@require_POST
def show(request: Request, reference: UUID) -> HttpResponse:
    """From now on it is found."""
    row = queries.service_kept(request.actor, str(reference))
    actions.list_service(request.actor, row)
    return redirect("directory:manage", reference=reference)


@require_POST
def suspend(request: Request, reference: UUID) -> HttpResponse:
    """It is found no longer."""
    row = queries.service_kept(request.actor, str(reference))
    actions.suspend(request.actor, row, reason=request.POST.get("reason", ""))
    return redirect("directory:manage", reference=reference)


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    reference: UUID,
    title: str,
    lede: str = "",
) -> HttpResponse:
    """Back to the listing where the action took it, else the form again."""
    back = reverse("directory:manage", args=[reference])
    return form_after(
        request, form, act, title=title, back=back, button=_("Keep"), lede=lede
    )
