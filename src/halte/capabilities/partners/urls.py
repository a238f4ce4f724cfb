"""Addresses of this room. Organisations are public and may stand in them."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.partners.views import agreements, organisations, projects, work

app_name = "partners"

BODY = "organisations/<slug:slug>/"
AGREEMENT = "agreements/<int:agreement_id>/"
ACTIVITY = "activities/<int:activity_id>/"
FORUM = "fora/<int:engagement_id>/"
PROJECT = "projects/<int:project_id>/"

urlpatterns = [
    path("", organisations.index, name="index"),
    path("open/", organisations.open_to_all, name="open"),
    path("map/", organisations.worldmap, name="map"),
    path("due/", organisations.due, name="due"),
    path("new/", organisations.add, name="add"),
    path(BODY, organisations.partner, name="partner"),
    path(f"{BODY}describe/", organisations.describe, name="describe"),
    path(f"{BODY}contacts/", organisations.contacts, name="contacts"),
    path("contacts/<int:contact_id>/remove/", organisations.remove_contact,
         name="remove_contact"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/file/", agreements.agreements_file, name="agreements_file"),
    path("agreements/new/", agreements.draft, name="draft"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{AGREEMENT}amend/", agreements.amend, name="amend"),
    path(f"{AGREEMENT}<slug:stride>/", agreements.step, name="step"),
    path("activities/", work.activities, name="activities"),
    path("activities/new/", work.add_activity, name="add_activity"),
    path(ACTIVITY, work.activity, name="activity"),
    path(f"{ACTIVITY}edit/", work.edit_activity, name="edit_activity"),
    path(f"{ACTIVITY}outcome/", work.measure_activity, name="measure_activity"),
    path("fora/", work.engagements, name="fora"),
    path("fora/new/", work.add_engagement, name="add_engagement"),
    path(FORUM, work.engagement, name="engagement"),
    path(f"{FORUM}edit/", work.edit_engagement, name="edit_engagement"),
    path(f"{FORUM}follow-up/", work.follow_up, name="follow_up"),
    path("projects/", projects.projects, name="projects"),
    path("projects/file/", projects.projects_file, name="projects_file"),
    path("projects/new/", projects.add, name="add_project"),
    path(PROJECT, projects.project, name="project"),
    path(f"{PROJECT}edit/", projects.edit, name="edit_project"),
    path(f"{PROJECT}training/", projects.train, name="train"),
    path("trainings/<int:training_id>/", projects.correct, name="correct"),
    path(f"{PROJECT}outcome/", projects.measure, name="measure_project"),
    path(f"{PROJECT}article/", projects.report, name="report_article"),
]  # fmt: skip
