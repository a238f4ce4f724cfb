"""Pages that belong to no room, in both languages."""

from __future__ import annotations

from django.urls import path

from halte.core.ui import views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("leave/", views.leave, name="leave"),
    path("session/", views.session, name="session"),
    path("guide/", views.guide_index, name="guide"),
    path("guide/<slug:name>/", views.guide_page, name="guide_page"),
    path("guide/pictures/<slug:name>.png", views.guide_picture, name="guide_picture"),
]
