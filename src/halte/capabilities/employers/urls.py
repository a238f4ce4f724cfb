"""Addresses of this room. Employers stand in them by number, never by name."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.employers.views import (
    applying,
    offering,
    published,
    register,
    stated,
)

app_name = "employers"

ONE = "<int:employer_id>/"
SERVICE = "services/<int:service_id>/"
ASKED = "applications/<int:application_id>/"

urlpatterns = [
    path("", register.index, name="index"),
    path("new/", register.add, name="add"),
    path("waiting/", register.waiting, name="waiting"),
    path("lists/", published.publications, name="publications"),
    path("lists/<int:publication_id>/", published.publication, name="publication"),
    path("names/", published.names, name="names"),
    path("names/<int:name_id>/", published.add_from_name, name="add_from_name"),
    path(ONE, register.employer, name="employer"),
    path(f"{ONE}change/", register.change, name="change"),
    path(f"{ONE}places/", register.add_site, name="add_site"),
    path(f"{ONE}affiliates/", register.tie, name="tie"),
    path(f"{ONE}services/", offering.see, name="see_service"),
    path(f"{ONE}contacts/", stated.add_contact, name="add_contact"),
    path(f"{ONE}third-parties/", stated.add_third_party, name="add_third_party"),
    path(f"{ONE}conditions/", stated.attest, name="attest"),
    path(f"{ONE}applications/", register.add_application, name="add_application"),
    path(f"{ONE}names/", published.judge, name="judge"),
    path("places/<int:site_id>/", register.end_site, name="end_site"),
    path("places/<int:site_id>/housing/", stated.state_housing, name="state_housing"),
    path("contacts/<int:contact_id>/", stated.end_contact, name="end_contact"),
    path(f"{SERVICE}contest/", offering.contest, name="contest_service"),
    path(f"{SERVICE}answer/", offering.answer, name="answer_contest"),
    path(f"{SERVICE}withdraw/", offering.withdraw, name="withdraw_service"),
    path(f"{SERVICE}end/", offering.end, name="end_service"),
    path(ASKED, register.application, name="application"),
    path(f"{ASKED}decision/", register.decide, name="decide"),
    path(f"{ASKED}job/", applying.state_offer, name="state_offer"),
    path(f"{ASKED}workplace/", applying.state_workplace, name="state_workplace"),
    path(f"{ASKED}recruitment/", applying.state_recruitment, name="state_recruitment"),
    path(f"{ASKED}adverts/", applying.add_advert, name="add_advert"),
    path("closures/", applying.closures, name="closures"),
    path("closures/new/", applying.add_closure, name="add_closure"),
    path(
        "closures/<int:closure_id>/withdrawn/",
        applying.withdraw_closure,
        name="withdraw_closure",
    ),
]
