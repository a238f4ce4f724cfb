"""Addresses of this room. No name, number or word of anyone is part of one."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.permits.views import (
    applications,
    authorizations,
    family,
    law,
    protected,
    second,
    victims,
)

app_name = "permits"
ALLOWED = "authorized/<int:authorization_id>/"
FILE = "<int:application_id>/"
urlpatterns = [
    path("", applications.index, name="index"),
    path("new/", applications.add, name="add"),
    path(FILE, applications.application, name="application"),
    path(f"{FILE}offer/", applications.offer, name="offer"),
    path(f"{FILE}ask/<slug:question>/", applications.saying, name="saying"),
    path(f"{FILE}instruction/", applications.mark, name="mark"),
    path(f"{FILE}checks/", applications.keep, name="keep"),
    path(f"{FILE}close/", applications.close, name="close"),
    path(f"{FILE}letter/<str:language>/", applications.letter, name="letter"),
    path("authorized/", authorizations.index, name="authorizations"),
    path("authorized/new/", authorizations.add, name="add_authorization"),
    path(ALLOWED, authorizations.one, name="authorization"),
    path(f"{ALLOWED}business/", authorizations.business, name="note_business"),
    path(f"{ALLOWED}told/<slug:what>/", authorizations.tell, name="tell"),
    path(f"{ALLOWED}checks/", authorizations.keep, name="keep_authorized"),
    path("second/", second.waiting, name="second"),
    path(f"{FILE}opinion/", second.opinion, name="opinion"),
    path(f"{FILE}open/", second.open_file, name="open_file"),
    path(f"{FILE}reading/", second.reading, name="reading"),
    path(f"{FILE}concur/", second.concur, name="concur"),
    path(f"{FILE}refusal/", second.refuse, name="refuse"),
    path(f"{FILE}return/", second.give_back, name="give_back"),
    path("in-force/", law.in_force, name="in_force"),
    path("in-force/new/", law.add, name="add_instruction"),
    path("in-force/<int:instruction_id>/", law.instruction, name="instruction"),
    path("in-force/<int:instruction_id>/end/", law.end, name="end_instruction"),
    path("automation/", law.automation, name="automation"),
    path("help/", law.help_now, name="help"),
    path("protected/", protected.index, name="requests"),
    path("protected/new/", protected.add, name="add_request"),
    path("protected/<int:request_id>/", protected.one, name="request"),
    path("protected/<int:request_id>/correct/", protected.correct, name="correct"),
    path("protected/<int:request_id>/fact/", protected.fact, name="fact"),
    path("protected/facts/<int:fact_id>/", protected.weigh, name="weigh"),
    path("protected/<int:request_id>/decide/", protected.decide, name="decide"),
    path("protected/<int:request_id>/family/", family.add, name="add_member"),
    path("protected/family/<int:member_id>/", family.correct, name="correct_member"),
    path(
        "protected/family/<int:member_id>/decide/",
        family.decide,
        name="decide_member",
    ),
    path("protected/<int:request_id>/write/", protected.write, name="write"),
    path(
        "protected/letters/<int:letter_id>/<str:language>/",
        protected.letter,
        name="open_letter",
    ),
    path("victims/", victims.index, name="cases"),
    path("victims/new/", victims.add, name="add_case"),
    path("victims/<int:case_id>/", victims.one, name="case"),
    path("victims/<int:case_id>/step/", victims.step, name="step"),
    path("victims/<int:case_id>/permit/", victims.permit, name="victim_permit"),
]
