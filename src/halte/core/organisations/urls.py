"""Pages about organisations. Fixed words come before short names."""

from __future__ import annotations

from django.urls import path

from halte.core.organisations import invited, views

app_name = "organisations"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("new/", views.create, name="create"),
    path("mine/", views.own, name="own"),
    path("invitation/", invited.accept, name="accept"),
    path("invitation/<str:secret>/", invited.open_link, name="invitation"),
    path("invitations/<int:invitation_id>/again/", views.send_again,
         name="send_again"),
    path("invitations/<int:invitation_id>/withdraw/", views.withdraw,
         name="withdraw"),
    path("members/<int:membership_id>/role/", views.change_role, name="change_role"),
    path("members/<int:membership_id>/second-factor/", views.reset_factor,
         name="reset_factor"),
    path("members/<int:membership_id>/end/", views.end_membership,
         name="end_membership"),
    path("<slug:slug>/", views.organisation, name="organisation"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/end/", views.end, name="end"),
    path("<slug:slug>/staff/", views.staff, name="staff"),
    path("<slug:slug>/invite/", views.invite, name="invite"),
]  # fmt: skip
