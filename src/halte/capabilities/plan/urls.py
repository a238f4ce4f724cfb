"""Addresses of the plan. The plan itself is public; work on it is not."""

from __future__ import annotations

from django.urls import include, path

from halte.capabilities.plan import edit_views as edit
from halte.capabilities.plan import views

app_name = "plan"

ONE = "<slug:plan>/commitments/<slug:commitment>/"

urlpatterns = [
    path("", views.front, name="front"),
    path("all/", views.plans, name="plans"),
    path("mine/", views.mine, name="mine"),
    path("translations/", views.translations, name="translations"),
    path("translations/<int:statement>/", views.translate, name="translate"),
    path("import/", edit.import_file, name="import"),
    path("", include("halte.capabilities.plan.report.urls")),
    path("<slug:plan>/", views.ledger, name="ledger"),
    path("<slug:plan>/departments/", views.departments, name="departments"),
    path("<slug:plan>/timeline/", views.timeline, name="timeline"),
    path("<slug:plan>/unknown/", views.unknown, name="unknown"),
    path("<slug:plan>/file/", edit.export_file, name="file"),
    path("<slug:plan>/revisions/", edit.revisions, name="revisions"),
    path(ONE, views.commitment, name="commitment"),
    path(f"{ONE}state/", views.state, name="state"),
    path(f"{ONE}statements/<int:statement>/", views.correct, name="correct"),
    path(f"{ONE}edit/", edit.edit_words, name="edit"),
    path(f"{ONE}edit/<slug:part>/<slug:key>/", edit.edit_part, name="edit_part"),
]
