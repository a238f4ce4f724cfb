"""Pages about access."""

from __future__ import annotations

from django.urls import path

from halte.core.access import views

app_name = "access"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("purpose/", views.purpose, name="purpose"),
    path("second-factor/", views.needs_second_factor, name="second_factor"),
    path("end-sessions/", views.end_sessions, name="end_sessions"),
    path("roles/", views.roles, name="roles"),
    path("emergency/", views.emergency, name="emergency"),
    path("emergency/now/", views.in_emergency, name="in_emergency"),
    path("emergency/<int:opening_id>/end/", views.end_emergency, name="end_emergency"),
    path("openings/", views.openings, name="openings"),
    path("openings/<int:opening_id>/", views.opening, name="opening"),
    path("keys/", views.keys, name="keys"),
    path("keys/<int:key_id>/revoke/", views.revoke_key, name="revoke_key"),
]
