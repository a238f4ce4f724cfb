"""The shelf of files, one notebook, and writing in it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.support.actions import files as acts
from halte.capabilities.support.actions import keeping
from halte.capabilities.support.forms.files import (
    BeginForm,
    CloseForm,
    LevelForm,
    MergeForm,
    NamedForm,
    TopicForm,
)
from halte.capabilities.support.queries import (
    arrivals,
    files,
    referrals,
    work,
    writing,
)
from halte.capabilities.support.queries.days import days as agreed_days
from halte.capabilities.support.states import Exit, Level
from halte.capabilities.support.views.frame import quiet, told
from halte.capabilities.support.words import EXCEPTIONS
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent
from halte.core.ui.pages import paginate


@require_GET
@quiet
def index(request: Request) -> HttpResponse:
    """The files one works on."""
    closed = request.GET.get("show") == "closed"
    found = files.files(request.actor, closed=closed)
    context = {
        "files": paginate(found, request.GET.get("page")),
        "closed": closed,
        "may_write": request.actor.may(Permission.SUPPORT_WRITE),
        "form": NamedForm(),
    }
    return render(request, "support/index.html", context)


@require_POST
@quiet
def find(request: Request) -> HttpResponse:
    """In an emergency: the file of the person who is recognised by these words."""
    form, found = NamedForm(request.POST), None
    if form.is_valid():
        found = files.named(request.actor, words=form.cleaned_data["words"])
    context = {"files": paginate(found or (), None), "searched": found is not None}
    return form_page(request, form, template="support/index.html", **context)


@require_GET
@quiet
def days(request: Request) -> HttpResponse:
    """What was agreed on for a day, in all of one’s files."""
    return render(request, "support/days.html", {"days": agreed_days(request.actor)})


@quiet
def begin(request: Request) -> HttpResponse:
    """Open a file: a person comes first, a name is not needed."""
    writing.may_begin(request.actor)
    form, made = BeginForm(sent(request)), []
    body = writing.own_body(request.actor)
    if request.method == "POST" and kept(
        form,
        lambda: made.append(
            acts.open_file(request.actor, body, beginning=form.beginning())
        ),
    ):
        messages.success(request, _("The file is open. Begin where the person begins."))
        return redirect("support:file", made[0].reference)
    return form_page(
        request, form, template="support/begin.html", exceptions=EXCEPTIONS
    )


@quiet
def split(request: Request, reference: UUID) -> HttpResponse:
    """A file of their own for another person of the same case."""
    row, made = files.to_write(request.actor, reference), []
    form = BeginForm(sent(request), initial={"region": row.region})
    if request.method == "POST" and kept(
        form,
        lambda: made.append(
            keeping.split(request.actor, row, beginning=form.beginning())
        ),
    ):
        messages.success(request, _("A file of their own is open; nothing was copied."))
        return redirect("support:file", made[0].reference)
    return form_page(
        request,
        form,
        template="support/begin.html",
        exceptions=EXCEPTIONS,
        file=reference,
    )


@require_GET
@quiet
def show(request: Request, reference: UUID) -> HttpResponse:
    """The notebook."""
    actor = request.actor
    context = {
        "page": files.notebook(actor, reference=reference),
        "work": work.work(actor, reference=reference),
        "referrals": referrals.of_file(actor, reference=reference),
        "together": writing.together(actor, reference=reference),
        "came": arrivals.came_with(actor, reference=reference),
    }
    return render(request, "support/file.html", context)


@quiet
def write(request: Request, reference: UUID, topic: str) -> HttpResponse:
    """Write under a topic."""
    row = files.to_write(request.actor, reference)
    sheet = writing.sheet_of(row, topic)
    form = TopicForm(
        sheet.topic, sent(request), content=sheet.content, seen=sheet.number
    )
    if request.method == "POST" and kept(
        form,
        lambda: acts.write(
            request.actor, row, topic=topic, content=form.content(),
            seen=form.cleaned_data["seen"],
        ),
    ):  # fmt: skip
        return after_writing(request, reference, topic)
    _ref, fork = files.texts(request.actor, reference=reference, topic=sheet.topic)
    return form_page(
        request, form, template="support/write.html", topic=sheet.topic, fork=fork,
        file=reference,
    )  # fmt: skip


def after_writing(request: Request, reference: UUID, topic: str) -> HttpResponse:
    """Back to the notebook; to the two texts, where a colleague wrote as well."""
    if writing.is_forked(files.file_row(request.actor, reference), topic):
        messages.warning(
            request,
            _("Another text was kept while you wrote. Both stand side by side."),
        )
        return redirect("support:merge", reference, topic)
    messages.success(request, _("Kept."))
    return redirect("support:file", reference)


@quiet
def merge(request: Request, reference: UUID, topic: str) -> HttpResponse:
    """Make one text of two; both stay readable."""
    row = files.to_write(request.actor, reference)
    told = writing.topic_or_missing(topic)
    begins = writing.begins_with(row, topic, sent(request))
    form = MergeForm(told, sent(request), **begins)
    if request.method == "POST" and kept(
        form,
        lambda: acts.merge(
            request.actor, row, topic=topic, content=form.content(),
            one=form.cleaned_data["seen"], other=form.cleaned_data["other"],
        ),
    ):  # fmt: skip
        return after_writing(request, reference, topic)
    _ref, fork = files.texts(request.actor, reference=reference, topic=told)
    return form_page(
        request,
        form,
        template="support/merge.html",
        topic=told,
        fork=fork,
        file=reference,
    )


@quiet
def level(request: Request, reference: UUID) -> HttpResponse:
    """The person changes what they chose."""
    row = files.to_write(request.actor, reference)
    form = LevelForm(sent(request), initial={"level": row.level})
    if request.method == "POST" and kept(
        form,
        lambda: acts.choose_level(
            request.actor, row, level=Level(form.cleaned_data["level"])
        ),
    ):
        messages.success(request, _("Kept."))
        return redirect("support:file", reference)
    return form_page(
        request,
        form,
        template="support/level.html",
        file=reference,
        exceptions=EXCEPTIONS,
    )


@quiet
def close(request: Request, reference: UUID) -> HttpResponse:
    """Support ends, or goes over into follow-up."""
    row = files.to_write(request.actor, reference)
    form = CloseForm(sent(request))
    if request.method == "POST" and kept(
        form,
        lambda: acts.close(
            request.actor, row, exit=Exit(form.cleaned_data["exit"]),
            follow_up_on=form.cleaned_data["follow_up_on"],
        ),
    ):  # fmt: skip
        messages.success(request, _("Kept."))
        return redirect("support:file", reference)
    return form_page(request, form, template="support/close.html", file=reference)


@require_POST
@quiet
def reopen(request: Request, reference: UUID) -> HttpResponse:
    """The person came back."""
    row = files.file_row(request.actor, reference)
    told(request, lambda: acts.reopen(request.actor, row), _("The file is open again."))
    return redirect("support:file", reference)
