"""The register of leaflets, and what employers owe."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.visits.actions import leaflets as actions
from halte.capabilities.visits.forms.leaflets import BeganForm, LeafletForm, ProofForm
from halte.capabilities.visits.models import Arrival, Delivery, Leaflet
from halte.capabilities.visits.queries import leaflets as queries
from halte.capabilities.visits.views.frame import form_after, item_needed
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Missing
from halte.core.ui.form_pages import sent
from halte.core.vault.facade import Particulars, put_in


@require_GET
def index(request: Request) -> HttpResponse:
    """Versions of the information on rights."""
    request.actor.require(Permission.VISITS_READ)
    context = {
        "leaflets": queries.leaflets(request.actor),
        "may_edit": request.actor.may(Permission.VISITS_EDIT),
    }
    return render(request, "visits/leaflets.html", context)


@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """A version; its document goes into the vault."""
    request.actor.require(Permission.VISITS_EDIT)
    form = LeafletForm(sent(request), request.FILES or None)

    def act() -> None:
        typed = dict(form.cleaned_data)
        file = typed.pop("file")
        shows = Particulars(name=str(file.name or ""), shows=typed["title"])
        item = put_in(request.actor, file.chunks(), shows)
        version = actions.Version(item=item, **typed)
        actions.keep_leaflet(request.actor, Leaflet(), version=version)

    back = reverse("visits:leaflets")
    return form_after(
        request, form, act, title=_("Add a version"), back=back, files=True
    )


@require_GET
def account(request: Request, employer_id: int) -> HttpResponse:
    """What an employer owes and has proved."""
    found = queries.account(request.actor, employer_id=employer_id)
    context = {"account": found, "may_edit": request.actor.may(Permission.VISITS_EDIT)}
    return render(request, "visits/account.html", context)


@sensitive_post_parameters()
def began(request: Request, employer_id: int) -> HttpResponse:
    """People who began."""
    request.actor.require(Permission.VISITS_EDIT)
    found = queries.account(request.actor, employer_id=employer_id)
    form = BeganForm(sent(request), sites=sites_of(found))

    def act() -> None:
        typed = dict(form.cleaned_data)
        said = actions.Began(
            employer_pk=employer_id, site_pk=int(typed.pop("site")),
            demonstration=found.employer.demonstration, **typed,
        )  # fmt: skip
        actions.record_arrival(request.actor, Arrival(), began=said)

    return back_to(request, form, act, employer_id, _("Record who began work"))


def sites_of(found: queries.Account) -> list[tuple[int, str]]:
    """Places of an employer, for a field."""
    sites = (place.site for place in found.places)
    return [(s.pk, f"{s.words} – {s.address}, {s.city}") for s in sites]


@sensitive_post_parameters()
def prove(request: Request, employer_id: int) -> HttpResponse:
    """A proof."""
    request.actor.require(Permission.VISITS_EDIT)
    found = queries.account(request.actor, employer_id=employer_id)
    versions = queries.leaflet_choices(request.actor)
    form = ProofForm(sent(request), sites=sites_of(found), leaflets=versions)

    def act() -> None:
        typed = form.cleaned_data
        proof = actions.Proof(
            employer_pk=employer_id,
            site_pk=int(typed["site"]),
            leaflet=queries.leaflet_row(request.actor, int(typed["leaflet"])),
            kind=form.handing(),
            on=typed["on"],
            workers=typed["workers"] or 0,
            item=item_needed(request.actor, typed["item"]),
            demonstration=found.employer.demonstration,
        )
        actions.keep_proof(request.actor, Delivery(), proof=proof)

    return back_to(request, form, act, employer_id, _("Keep a proof"))


def back_to(
    request: Request, form: forms.Form, act: Callable[[], object], employer_id: int,
    title: str,
) -> HttpResponse:  # fmt: skip
    """Back to the account where the action took it, else the form again."""
    back = reverse("visits:account", args=[employer_id])
    return form_after(request, form, act, title=title, back=back)


@require_POST
def take_back(
    request: Request, employer_id: int, kind: str, row_id: int
) -> HttpResponse:
    """Take a row back."""
    actor = request.actor
    if kind == "began":
        arrival = queries.arrival_row(actor, employer_id, row_id)
        actions.take_back_arrival(actor, arrival)
    elif kind == "proof":
        actions.take_back_proof(actor, queries.proof_row(actor, employer_id, row_id))
    else:
        raise Missing("not_found")
    messages.success(request, _("Taken back. It stays readable and counts no more."))
    return redirect("visits:account", employer_id)
