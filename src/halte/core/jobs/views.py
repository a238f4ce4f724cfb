"""Pages of jobs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.jobs import actions
from halte.core.jobs.queries import job_for, job_page, listed
from halte.core.jobs.states import STATE_TITLES
from halte.core.ui.pages import paginate


@require_GET
@never_cache
def job_list(request: Request) -> HttpResponse:
    """My jobs; with `jobs.read` also everyone’s."""
    everyone = request.GET.get("whose") == "all"
    state = request.GET.get("state", "")
    jobs = listed(request.actor, everyone=everyone, state=state)
    context = {
        "page": paginate(jobs, request.GET.get("page")),
        "everyone": everyone,
        "state": state,
        "states": [(state, title) for state, title in STATE_TITLES.items()],
        "may_see_all": request.actor.may(Permission.JOBS_READ),
    }
    return render(request, "jobs/list.html", context)


@require_GET
@never_cache
def job(request: Request, job_id: int) -> HttpResponse:
    """One job, as it is now."""
    return render(request, "jobs/job.html", {"it": job_page(request.actor, job_id)})


@require_GET
@never_cache
def progress(request: Request, job_id: int) -> HttpResponse:
    """The progress alone, for the page that shows it. Asks for the whole page
    anew once the job is over, since its result and buttons then change."""
    shown = job_for(request.actor, job_id)
    answer = render(request, "jobs/progress.html", {"job": shown})
    if shown.is_over:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
def retry(request: Request, job_id: int) -> HttpResponse:
    """Try again."""
    actions.retry(request.actor, job_for(request.actor, job_id))
    messages.success(request, _("The work starts again where it had stopped."))
    return redirect("jobs:job", job_id)


@require_POST
def cancel(request: Request, job_id: int) -> HttpResponse:
    """Cancel."""
    actions.cancel(request.actor, job_for(request.actor, job_id))
    messages.success(request, _("The work is cancelled."))
    return redirect("jobs:job", job_id)


@require_POST
def put_away(request: Request, job_id: int) -> HttpResponse:
    """Off my home page."""
    actions.put_away(request.actor, job_for(request.actor, job_id))
    messages.success(request, _("Put away. You find it again among your jobs."))
    return redirect("home")
