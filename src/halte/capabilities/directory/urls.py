"""Addresses of the directory. None holds a word or a name.

One holds a place: `near/`, an area of at least 10,000 people or a province, which
is what the code on a pocket list leads to. No page links to it.
"""

from __future__ import annotations

from django.urls import path

from halte.capabilities.directory.views import (
    applying,
    conditions,
    copies,
    listing,
    own,
    public,
    steward,
)

app_name = "directory"

ONE = "services/<uuid:reference>/"
KEEP = "steward/listings/"
KEPT = f"{KEEP}<uuid:reference>/"

urlpatterns = [
    path("", public.index, name="index"),
    path("print/", public.paper, name="paper"),
    path("near/<slug:code>/", copies.near, name="near"),
    path("copies/", copies.make, name="copies"),
    path(ONE, public.service, name="service"),
    path(f"{ONE}tell/", public.tell, name="tell"),
    path(f"{ONE}places/<uuid:location>/", own.place, name="place"),
    path("policy/", applying.inclusion, name="policy"),
    path("apply/", applying.apply, name="apply"),
    path("requests/", applying.standing, name="standing"),
    path("requests/appeal/", applying.appeal, name="appeal"),
    path("ours/", own.own, name="own"),
    path("ours/<uuid:reference>/room/", own.room, name="room"),
    path("ours/<uuid:reference>/check/", own.own_check, name="own_check"),
    path(
        "ours/<uuid:reference>/conditions/",
        conditions.own_conditions,
        name="own_conditions",
    ),
    path("steward/", steward.steward, name="steward"),
    path("steward/checks/", steward.checks, name="checks"),
    path("steward/checks/round/", steward.call_round, name="round"),
    path("steward/signals/", steward.signals, name="signals"),
    path("steward/signals/<int:number>/", steward.close_signal, name="close_signal"),
    path("steward/arrivals/<int:batch>/", steward.arrival, name="arrival"),
    path("steward/gaps/", steward.gaps, name="gaps"),
    path("steward/copies/", copies.register, name="register"),
    path("steward/copies/<uuid:reference>/", copies.call_back, name="call_back"),
    path("steward/policy/", applying.edit_policy, name="edit_policy"),
    path("steward/requests/", applying.applications, name="applications"),
    path(
        "steward/requests/<uuid:reference>/", applying.application, name="application"
    ),
    path(KEEP, listing.listings, name="listings"),
    path("steward/providers/new/", listing.add_provider, name="add_provider"),
    path("steward/providers/<int:number>/", listing.add_service, name="add_service"),
    path(KEPT, listing.manage, name="manage"),
    path(f"{KEPT}words/<str:language>/", listing.words, name="words"),
    path(f"{KEPT}details/", listing.details, name="details"),
    path(f"{KEPT}places/", listing.add_place, name="add_place"),
    path(f"{KEPT}places/<uuid:location>/", listing.protect, name="protect"),
    path(f"{KEPT}places/<uuid:location>/access/", conditions.access, name="access"),
    path(f"{KEPT}places/<uuid:location>/open/", listing.open_place, name="open_place"),
    path(f"{KEPT}conditions/", conditions.conditions, name="conditions"),
    path(f"{KEPT}numbers/", listing.add_phone, name="add_phone"),
    path(f"{KEPT}numbers/out/", listing.remove_phone, name="remove_phone"),
    path(f"{KEPT}hours/", listing.hours, name="hours"),
    path(f"{KEPT}hours/<int:number>/out/", listing.remove_hours, name="remove_hours"),
    path(f"{KEPT}tiers/", listing.tier, name="tier"),
    path(f"{KEPT}show/", listing.show, name="show"),
    path(f"{KEPT}suspend/", listing.suspend, name="suspend"),
]
