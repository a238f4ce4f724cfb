"""Addresses of this room: numbers only, never a name or a place."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.visits.local_time import there
from halte.capabilities.visits.views import (
    checklist,
    leaflets,
    papers,
    shared,
    stops,
    visits,
)

app_name = "visits"

ONE = "<int:visit_id>/"
STOP = "stops/<int:stop_id>/"
RIGHTS = "rights/<int:employer_id>/"

urlpatterns = [
    path("", visits.index, name="index"),
    path("new/", visits.plan, name="plan"),
    path("waiting/", visits.waiting, name="waiting"),
    path("calendar.ics", visits.calendar_file, name="calendar"),
    path(ONE, there(visits.visit), name="visit"),
    path(f"{ONE}move/", there(visits.move), name="move"),
    path(f"{ONE}cancel/", there(visits.cancel), name="cancel"),
    path(f"{ONE}finish/", there(visits.finish), name="finish"),
    path(f"{ONE}people/", there(visits.add_person), name="add_person"),
    path(f"{ONE}people/<int:person_id>/", there(visits.take_off), name="take_off"),
    path(f"{ONE}stops/", there(stops.add_stop), name="add_stop"),
    path(f"{ONE}share/", there(shared.share), name="share"),
    path(f"{ONE}share/<int:organisation_id>/", there(shared.unshare), name="unshare"),
    path(f"{ONE}documents/", there(papers.ask), name="ask"),
    path(f"{ONE}items/", there(papers.attach), name="attach"),
    path("documents/<int:asked_id>/", papers.receive, name="receive"),
    path(f"{STOP}consent/", there(stops.consent), name="consent"),
    path(f"{STOP}warrant/", there(stops.warrant), name="warrant"),
    path(f"{STOP}pictures/", there(papers.media), name="media"),
    path(f"{STOP}checklist/", there(checklist.checklist), name="checklist"),
    path(f"{STOP}checklist/file/", there(checklist.take_along), name="take_along"),
    path(f"{STOP}checklist/answers/", there(checklist.send), name="send"),
    path("answers/<int:answer_id>/", there(checklist.choose), name="choose"),
    path(f"{STOP}<slug:act>/", there(stops.act), name="act"),
    path("shared/", shared.index, name="shared"),
    path("shared/<int:visit_id>/", there(shared.visit), name="shared_visit"),
    path("rights/", leaflets.index, name="leaflets"),
    path("rights/new/", leaflets.add, name="add_leaflet"),
    path(RIGHTS, leaflets.account, name="account"),
    path(f"{RIGHTS}began/", leaflets.began, name="began"),
    path(f"{RIGHTS}proof/", leaflets.prove, name="prove"),
    path(f"{RIGHTS}<slug:kind>/<int:row_id>/", leaflets.take_back, name="take_back"),
]
