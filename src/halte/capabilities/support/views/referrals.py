"""Referring: drafting, seeing what goes, sending, answers; what was received."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.support import policy, stepping
from halte.capabilities.support.actions import handovers
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.forms.referrals import DeclineForm, ReferForm
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.queries import conflicts, refer, referrals
from halte.capabilities.support.states import Decline, Route
from halte.capabilities.support.views.frame import quiet, told
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_page, kept, sent


def asked(request: Request, choices: refer.Choices) -> ReferForm:
    """The form as sent; as chosen so far, where only services were looked up, or one
    of those proposed was taken over into it.
    """
    posted = request.POST
    if not {"list", "pick"} & posted.keys():
        return ReferForm(
            choices.receivers, choices.topics, sent(request), initial=choices.initial
        )
    said = {
        name: posted.get(name, "")
        for name in ("timeframe", "town", "route", "note", "version")
    }
    more = {"topics": posted.getlist("topics"), "warm": "warm" in posted}
    chosen = posted.get("pick") or posted.get("receiver", "")
    outside = {line.key for line in choices.proposals if not line.inside}
    if chosen in outside and said["route"] == Route.INSIDE:
        said["route"] = Route.LINK
    initial = {**choices.initial, **said, **more, "receiver": chosen,
               "domain": posted.get("domain", "")}  # fmt: skip
    return ReferForm(choices.receivers, choices.topics, initial=initial)


def looked_up(
    request: Request, file: File, after: Referral | None, row: Referral | None = None
) -> refer.Choices:
    """What can be chosen, with the services for the need and how soon it is."""
    posted = request.POST
    return refer.choices(
        request.actor, file, after, row=row, domain=posted.get("domain", ""),
        timeframe=posted.get("timeframe", ""), town=posted.get("town", ""),
    )  # fmt: skip


@quiet
def draft(request: Request, reference: UUID) -> HttpResponse:
    """Whom to ask, and what would go along."""
    row, made = referrals.to_refer(request.actor, reference), []
    after = refer.earlier(request.actor, row, request.GET.get("after", ""))
    choices = looked_up(request, row, after)
    form = asked(request, choices)
    if request.method == "POST" and kept(
        form,
        lambda: made.append(acts.draft(request.actor, row, plan=form.plan(after))),
    ):
        return redirect("support:referral", made[0].reference)
    return form_page(
        request, form, template="support/refer.html", file=reference,
        after=choices.tried, choices=choices,
    )  # fmt: skip


@quiet
def redraft(request: Request, reference: UUID) -> HttpResponse:
    """Change a draft."""
    row = refer.to_redraft(request.actor, reference)
    choices = looked_up(request, row.file, row.after, row)
    form = asked(request, choices)
    if request.method == "POST" and kept(
        form,
        lambda: acts.redraft(
            request.actor, row, plan=form.plan(row.after),
            seen=form.cleaned_data["version"] or 1,
        ),
        current=lambda: refer.to_redraft(request.actor, reference).version,
    ):  # fmt: skip
        return redirect("support:referral", reference)
    return form_page(
        request, form, template="support/refer.html", file=row.file.reference,
        after=choices.tried, choices=choices,
        now=_now(request, reference, form),
    )  # fmt: skip


def _now(request: Request, reference: UUID, form: ReferForm) -> object:
    """What a colleague kept meanwhile; it is opened only where it is shown."""
    if not getattr(form, "overtaken", False):
        return ()
    return refer.as_kept(request.actor, reference=reference).lines


@require_GET
@quiet
def show(request: Request, reference: UUID) -> HttpResponse:
    """One referral, as the sender sees it."""
    page = referrals.referral(request.actor, reference=reference)
    shut = conflicts.shut_out_of(referrals.referral_row(request.actor, reference).file)
    return render(request, "support/referral.html", {"page": page, "shut": shut})


@require_POST
@quiet
def send(request: Request, reference: UUID) -> HttpResponse:
    """Hand over exactly what was shown."""
    row = referrals.referral_row(request.actor, reference)
    digest = request.POST.get("digest", "")
    told(
        request, lambda: acts.send(request.actor, row, digest=digest),
        _("Sent. You will be told when they answer."),
    )  # fmt: skip
    return redirect("support:referral", reference)


@require_POST
@quiet
def step(request: Request, reference: UUID, act: str) -> HttpResponse:
    """A step of the sender’s side that needs no words."""
    row = referrals.referral_row(request.actor, reference)
    done = _("Kept.")
    if act in stepping.TAKING_BACK:
        by_person = act == "withdrawn"
        told(
            request, lambda: acts.revoke(request.actor, row, by_person=by_person), done
        )
    else:
        told(request, lambda: stepping.step(act)(request.actor, row), done)
    return redirect("support:referral", reference)


@quiet
def decline(request: Request, reference: UUID) -> HttpResponse:
    """The answer of a service outside Halte, heard by the sender."""
    row = referrals.referral_row(request.actor, reference)
    form = DeclineForm(sent(request))
    if request.method == "POST" and kept(form, lambda: _decline(request, row, form)):
        messages.success(request, _("Kept. Try the next service."))
        return redirect("support:referral", reference)
    return form_page(request, form, template="support/decline.html", referral=reference)


def _decline(request: Request, row: Referral, form: DeclineForm) -> object:
    typed = form.cleaned_data
    return acts.decline(
        request.actor, row, reason=Decline(typed["reason"]), words=typed["words"]
    )


@require_POST
@quiet
def link(request: Request, reference: UUID) -> HttpResponse:
    """Make a one-time link; link and code are shown once, on this page only."""
    row = referrals.referral_row(request.actor, reference)
    keys = handovers.make_link(request.actor, row)
    links = refer.links(request.build_absolute_uri, keys.secret)
    context = {"keys": keys, "links": links, "referral": reference}
    return render(request, "support/link.html", context)


@require_GET
@quiet
def sheet(request: Request, reference: UUID) -> HttpResponse:
    """The printed sheet, of what was sent on paper."""
    referrals.to_print(request.actor, reference)
    page = referrals.referral(request.actor, reference=reference)
    return render(request, "support/sheet.html", {"page": page})


@require_GET
@quiet
def received(request: Request) -> HttpResponse:
    """What was handed to my organisation."""
    context = {"referrals": referrals.received(request.actor)}
    return render(request, "support/received.html", context)


@require_GET
@quiet
def received_one(request: Request, reference: UUID) -> HttpResponse:
    """One of them; the copy opens while consent covers it."""
    page = referrals.received_page(request.actor, reference=reference)
    context = {"page": page, "may_supervise": policy.supervises(request.actor)}
    return render(request, "support/received_one.html", context)


@require_POST
@quiet
def answer(request: Request, reference: UUID, act: str) -> HttpResponse:
    """Accept, or say that it is done."""
    row = referrals.received_row(request.actor, reference)
    told(request, lambda: stepping.step(act)(request.actor, row), _("Kept."))
    return redirect("support:received_one", reference)


@quiet
def say_no(request: Request, reference: UUID) -> HttpResponse:
    """Decline, with a reason that helps the next one."""
    row = referrals.received_row(request.actor, reference)
    form = DeclineForm(sent(request))
    if request.method == "POST" and kept(form, lambda: _decline(request, row, form)):
        messages.success(request, _("The sender is told, and tries the next service."))
        return redirect("support:received")
    return form_page(request, form, template="support/decline.html", received=reference)
