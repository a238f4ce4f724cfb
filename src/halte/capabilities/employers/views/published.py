"""Published lists, and which of their names is which employer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.employers.actions import judging
from halte.capabilities.employers.forms.judging import AddForm, JudgeForm, NameForm
from halte.capabilities.employers.queries import judged
from halte.capabilities.employers.queries import published as queries
from halte.capabilities.employers.queries.rows import employer_row
from halte.capabilities.employers.queries.standing import scope_named
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import kept, sent


@require_GET
def publications(request: Request) -> HttpResponse:
    """Every file of every list."""
    context = {
        "publications": queries.publications(request.actor),
        "may_edit": request.actor.may(Permission.EMPLOYERS_EDIT),
    }
    return render(request, "employers/publications.html", context)


@require_GET
def publication(request: Request, publication_id: int) -> HttpResponse:
    """One file of a list, in sums."""
    found = queries.publication(request.actor, publication_id)
    context = {
        "publication": found,
        "may_edit": request.actor.may(Permission.EMPLOYERS_EDIT),
    }
    return render(request, "employers/publication.html", context)


@sensitive_post_parameters()
def names(request: Request) -> HttpResponse:
    """Find a published name. The words are posted."""
    form = NameForm(sent(request))
    found = None
    if form.is_bound and form.is_valid():
        found = judged.listed(request.actor, words=form.cleaned_data["words"])
    context = {
        "form": form,
        "found": found,
        "may_edit": request.actor.may(Permission.EMPLOYERS_EDIT),
    }
    return render(request, "employers/names.html", context)


def add_from_name(request: Request, name_id: int) -> HttpResponse:
    """A new employer that a published name is; asked once more before it is kept."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = judged.name_row(request.actor, name_id)
    form, made = AddForm(sent(request)), []

    def act() -> None:
        typed = form.cleaned_data
        scope = scope_named(row, typed["place"])
        made.append(
            judging.add_from_name(
                request.actor, row, scope=scope, reason=typed["reason"]
            )
        )

    if kept(form, act):
        messages.success(request, _("The employer is kept."))
        return redirect("employers:employer", employer_id=made[0].pk)
    found = judged.one_listed(request.actor, name_id=name_id)
    context = {"name": found, "form": form}
    status = 400 if form.errors else 200
    return render(request, "employers/add_from_name.html", context, status=status)


@sensitive_post_parameters()
def judge(request: Request, employer_id: int) -> HttpResponse:
    """The published names that may be an employer; one is judged at a time."""
    form = JudgeForm(sent(request))
    if form.is_bound:
        request.actor.require(Permission.EMPLOYERS_EDIT)
        row = employer_row(request.actor, employer_id)

        def act() -> None:
            name = judged.name_row(request.actor, form.cleaned_data["name"])
            scope = scope_named(name, form.cleaned_data["place"])
            said = {"verdict": form.judged(), "reason": form.cleaned_data["reason"]}
            judging.judge(request.actor, row, name=name, scope=scope, **said)

        if kept(form, act):
            messages.success(request, _("Your judgement is kept."))
            return redirect(reverse("employers:judge", args=[employer_id]))
    found = judged.names(request.actor, employer_id=employer_id)
    may_edit = request.actor.may(Permission.EMPLOYERS_EDIT)
    context = {"page": found, "form": form, "may_edit": may_edit}
    status = 400 if form.errors else 200
    return render(request, "employers/judge.html", context, status=status)
