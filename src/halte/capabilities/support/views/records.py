"""A case record to take along, where the person agreed to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from halte.capabilities.support.actions import records as acts
from halte.capabilities.support.forms.records import RecordForm
from halte.capabilities.support.queries import referrals
from halte.capabilities.support.views.frame import quiet
from halte.core.access.request import Request
from halte.core.consent.queries import recipients
from halte.core.errors import Denied
from halte.core.ui.form_pages import form_page, sent


@quiet
def make(request: Request, reference: UUID) -> HttpResponse:
    """For whom and what for; the record, or why there is none."""
    row = referrals.to_refer(request.actor, reference)
    form = RecordForm(recipients(), sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.make_record(request.actor, row, **form.cleaned_data)
        except Denied as denied:
            form.add_error(None, str(denied.sentence))
        else:
            response = HttpResponse(made.to_json(), content_type="application/json")
            name = _("case-record")
            response["Content-Disposition"] = f'attachment; filename="{name}.json"'
            return response
    return form_page(request, form, template="support/record.html", file=reference)
