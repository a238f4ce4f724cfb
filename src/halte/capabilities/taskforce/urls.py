"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.taskforce.views import (
    calendar,
    decisions,
    meetings,
    minutes,
    overview,
    recording,
    register,
    risks,
)

app_name = "taskforce"

MEETING = "meetings/<int:meeting_id>/"
ITEM = "points/<int:item_id>/"
PAPER = "papers/<int:paper_id>/"
DECISION = "decisions/<int:decision_id>/"
ACTION = "action-items/<int:action_id>/"
RISK = "risks/<int:risk_id>/"

urlpatterns = [
    path("", overview.index, name="index"),
    path("seats/", overview.seats, name="seats"),
    path("seats/new/", overview.give_seat, name="give_seat"),
    path("seats/<int:seat_id>/end/", overview.end_seat, name="end_seat"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.call, name="call"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}rename/", meetings.rename, name="rename"),
    path(f"{MEETING}move/", meetings.move, name="move"),
    path(f"{MEETING}cancel/", meetings.cancel, name="cancel"),
    path(f"{MEETING}points/new/", meetings.add_item, name="add_item"),
    path(f"{ITEM}edit/", meetings.edit_item, name="edit_item"),
    path(f"{ITEM}paper/", meetings.add_paper, name="add_paper"),
    path(PAPER, meetings.paper, name="paper"),
    path(f"{PAPER}replace/", meetings.replace_paper, name="replace_paper"),
    path(f"{MEETING}attendance/", recording.attendance, name="attendance"),
    path(f"{ITEM}said/", recording.said, name="said"),
    path(f"{ITEM}decision/", recording.decide, name="decide"),
    path(f"{DECISION}correct/", recording.correct, name="correct"),
    path(f"{ITEM}action-item/", recording.add_action, name="add_action"),
    path(f"{MEETING}minutes/submit/", minutes.submit, name="submit"),
    path(f"{MEETING}minutes/approve/", minutes.approve, name="approve"),
    path(f"{MEETING}minutes/return/", minutes.send_back, name="return"),
    path(f"{MEETING}minutes/<int:number>/<str:language>.pdf", minutes.document,
         name="minutes"),
    path("decisions/", decisions.decisions, name="decisions"),
    path(DECISION, decisions.decision, name="decision"),
    path(f"{DECISION}effect/", decisions.effect, name="effect"),
    path("action-items/", register.action_items, name="action_items"),
    path("action-items/file/", register.register_file, name="register_file"),
    path(ACTION, register.action_item, name="action_item"),
    path(f"{ACTION}<slug:stride>/", register.step, name="step"),
    path("risks/", risks.risks, name="risks"),
    path("risks/new/", risks.add, name="add_risk"),
    path(RISK, risks.risk, name="risk"),
    path(f"{RISK}assess/", risks.assess, name="assess"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/renew/", calendar.renew, name="renew_calendar"),
    path("calendar/end/", calendar.end, name="end_calendar"),
    path("calendar/<str:secret>.ics", calendar.feed, name="feed"),
]  # fmt: skip
