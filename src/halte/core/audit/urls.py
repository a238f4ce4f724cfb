"""Addresses of the audit."""

from __future__ import annotations

from django.urls import path

from halte.core.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.entries, name="entries"),
    path("row/<int:entry_id>/", views.entry, name="entry"),
    path("verify/", views.verify, name="verify"),
    path("verify/<int:job_id>/", views.verification, name="verification"),
    path("result/<int:number>/", views.result, name="result"),
    path("seals/", views.seals, name="seals"),
    path("seals/now/", views.seal_now, name="seal_now"),
    path("seals/<int:seal_id>/kept/", views.hand_over, name="hand_over"),
]
