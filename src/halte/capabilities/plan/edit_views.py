"""Pages of the secretariat: plan files in and out, and edits in the browser."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halte.capabilities.plan import doors as open_doors
from halte.capabilities.plan import queries, wording
from halte.capabilities.plan.actions import edit_commitment, import_plan
from halte.capabilities.plan.edit_forms import PART_FORMS, PromiseForm, VersionedForm
from halte.capabilities.plan.editing import Place, put, taken
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.forms import PlanFileForm, sent_with_files
from halte.capabilities.plan.planfile.document import Promise
from halte.capabilities.plan.planfile.reading import LIMIT
from halte.core.access.request import Request
from halte.core.errors import Invalid
from halte.core.ui.form_pages import attach, sent


def import_file(request: Request) -> HttpResponse:
    """Send a plan file in; every problem is shown by line."""
    open_doors.may_edit(request.actor)
    form = PlanFileForm(*sent_with_files(request))
    looked = None
    if request.method == "POST" and form.is_valid():
        # One byte more than the limit is enough to know that it is too large.
        looked = open_doors.look_at(form.cleaned_data["file"].read(LIMIT + 1))
        if (
            looked.document
            and not looked.problems
            and not form.cleaned_data["check_only"]
        ):
            row = open_doors.plan_to_fill(request.actor, looked.document.id)
            kept = import_plan(request.actor, row, document=looked.document)
            messages.success(request, wording.told_changes(kept))
            return redirect("plan:ledger", kept.plan.slug)
    context = {"form": form, "looked": looked, "plans": queries.plans(request.actor)}
    bad = bool(form.errors or (looked and looked.problems))
    return render(request, "plan/import.html", context, status=400 if bad else 200)


def export_file(request: Request, plan: str) -> HttpResponse:
    """The plan in its canonical text."""
    text = queries.plan_file(request.actor, plan)
    answer = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{plan}.yaml"'
    return answer


def revisions(request: Request, plan: str) -> HttpResponse:
    """Every version of the plan and what changed."""
    found = queries.revisions(request.actor, plan)
    name = queries.plan_name(queries.plan_row(request.actor, plan))
    return render(request, "plan/revisions.html", {"plan": name, "revisions": found})


def edit_words(request: Request, plan: str, commitment: str) -> HttpResponse:
    """Edit the words of a commitment."""
    editing = queries.editing(request.actor, plan, commitment)
    initial = {
        **PromiseForm.initial_of(editing.promise), "version": editing.version,
    }  # fmt: skip
    form = PromiseForm(editing.around, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        changed = form.over(editing.promise)
        if kept(request, editing, form, changed):
            return redirect("plan:commitment", plan, commitment)
    return page(request, editing, form, Place("words", ""))


def edit_part(
    request: Request, plan: str, commitment: str, part: str, key: str
) -> HttpResponse:
    """Edit or add a milestone, an indicator or a budget line."""
    editing, place = queries.editing(request.actor, plan, commitment), Place(part, key)
    thing = taken(editing.promise, place)
    kind = PART_FORMS[part]
    initial = {**(kind.initial_of(thing) if thing else {}), "version": editing.version}
    form = kind(editing.around, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        changed = put(editing.promise, place, form.made())
        if kept(request, editing, form, changed):
            return redirect("plan:commitment", plan, commitment)
    return page(request, editing, form, place)


def kept(
    request: Request, editing: queries.Editing, form: VersionedForm, promise: Promise
) -> bool:
    """Try to keep an edit; what is wrong goes onto the form."""
    version = form.cleaned_data["version"]
    try:
        edit_commitment(request.actor, editing.row, promise=promise, version=version)
    except BadPlan as bad:
        for problem in bad.problems:
            form.add_error(None, str(problem.sentence))
    except Invalid as fault:
        attach(form, fault)
    else:
        messages.success(request, _("The plan is changed. The earlier one is kept."))
        return True
    return False


def page(
    request: Request, editing: queries.Editing, form: VersionedForm, place: Place
) -> HttpResponse:
    """The page of an edit; where someone was quicker, both versions side by side."""
    if form.errors:
        form.move_to(editing.version)
    context: dict[str, Any] = {
        "plan": editing.plan,
        "commitment": editing.row,
        "form": form,
        "place": place,
        "present": form.present() if form.errors else (),
    }
    status = 400 if form.errors else 200
    return render(request, "plan/edit.html", context, status=status)
