"""Pages about consent. People appear by reference only."""

from __future__ import annotations

from django.urls import path

from halte.core.consent import views

app_name = "consent"
urlpatterns = [
    path("", views.people, name="people"),
    path("<uuid:reference>/", views.person, name="person"),
    path("<uuid:reference>/give/", views.give, name="give"),
    path(
        "<uuid:reference>/withdraw/<slug:purpose>/<slug:recipient>/",
        views.withdraw,
        name="withdraw",
    ),
    path("copies/<int:disclosure_id>/", views.recall, name="recall"),
]
