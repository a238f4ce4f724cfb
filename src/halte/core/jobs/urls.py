"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from halte.core.jobs import views

app_name = "jobs"

urlpatterns = [
    path("", views.job_list, name="list"),
    path("<int:job_id>/", views.job, name="job"),
    path("<int:job_id>/progress/", views.progress, name="progress"),
    path("<int:job_id>/retry/", views.retry, name="retry"),
    path("<int:job_id>/cancel/", views.cancel, name="cancel"),
    path("<int:job_id>/put-away/", views.put_away, name="put_away"),
]
