"""Addresses of reports, beneath the plan’s own."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.plan.report import views

ALL = "<slug:plan>/reports/"
ONE = f"{ALL}<int:number>"

urlpatterns = [
    path(ALL, views.reports, name="reports"),
    path(f"{ALL}draft/", views.draft, name="report_draft"),
    path(f"{ONE}/", views.report, name="report"),
    path(f"{ONE}/publish/", views.publish, name="report_publish"),
    path(f"{ONE}.pdf", views.pdf, name="report_pdf"),
    path(f"{ONE}.html", views.html, name="report_html"),
    path(f"{ONE}.json", views.content, name="report_content"),
]
