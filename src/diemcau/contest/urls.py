"""Where the contest is held."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.contest.views import contests, taking

app_name = "contest"

urlpatterns: list[URLPattern | URLResolver] = [
    path("conferences/<int:conference_id>/contests/", contests.contests, name="contests"),
    path("conferences/<int:conference_id>/contests/<int:contest_id>/", contests.contest, name="contest"),
    path("contests/<int:contest_id>/questions/", contests.questions, name="questions"),
    path("contests/<int:contest_id>/rounds/", contests.rounds, name="rounds"),
    path("contests/<int:contest_id>/prizes/", contests.prizes, name="prizes"),
    path("contests/<int:contest_id>/decisions/", contests.decisions, name="decisions"),
    path("contests/results/<int:result_id>/withdrawal/", contests.withdrawal, name="withdrawal"),
    # Whoever takes part:
    path("contests/<slug:slug>/", taking.entry, name="entry"),
    path("contests/<slug:slug>/code/", taking.code, name="code"),
    path("contests/<slug:slug>/rounds/<int:number>/", taking.paper, name="paper"),
    path("contests/<slug:slug>/rounds/<int:number>/answers/", taking.answers, name="answers"),
    path("contests/<slug:slug>/rounds/<int:number>/sending/", taking.sending, name="sending"),
    path("contests/<slug:slug>/rounds/<int:number>/receipt/", taking.receipt, name="receipt"),
]
