"""Where the contest is held."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.contest.views import (
    certificates,
    changing,
    complaints,
    contests,
    entries,
    judging,
    merits,
    own,
    sheets,
    taking,
)

app_name = "contest"

urlpatterns: list[URLPattern | URLResolver] = [
    path("conferences/<int:conference_id>/contests/", contests.contests, name="contests"),
    path("conferences/<int:conference_id>/contests/<int:contest_id>/", contests.contest, name="contest"),
    path("contests/<int:contest_id>/questions/", contests.questions, name="questions"),
    path("contests/<int:contest_id>/rounds/", contests.rounds, name="rounds"),
    path("contests/<int:contest_id>/prizes/", contests.prizes, name="prizes"),
    path("contests/<int:contest_id>/decisions/", contests.decisions, name="decisions"),
    path("contests/<int:contest_id>/edit/", changing.edit_contest, name="edit-contest"),
    path("contests/rounds/<int:round_id>/edit/", changing.edit_round, name="edit-round"),
    path("contests/rounds/<int:round_id>/removal/", changing.round_removal, name="round-removal"),
    path("contests/rounds/<int:round_id>/keys/", complaints.keys, name="keys"),
    path("contests/prizes/<int:prize_id>/removal/", changing.prize_removal, name="prize-removal"),
    path("contests/criteria/<int:criterion_id>/removal/", changing.criterion_removal, name="criterion-removal"),
    path("contests/judges/<int:judge_id>/dismissal/", changing.judge_dismissal, name="judge-dismissal"),
    path("contests/entries/<int:entry_id>/edit/", changing.edit_entry, name="edit-entry"),
    path("contests/entries/<int:entry_id>/removal/", changing.entry_removal, name="entry-removal"),
    path(
        "conferences/<int:conference_id>/contests/<int:contest_id>/complaints/",
        complaints.complaints,
        name="complaints",
    ),
    path("contests/<int:contest_id>/complaints/opening/", complaints.opening, name="complaints-opening"),
    path("contests/complaints/<int:complaint_id>/answer/", complaints.answer, name="complaint-answer"),
    path("contests/certificates/<int:certificate_id>/reissue/", certificates.reissuing, name="reissue"),
    path("contests/results/<int:result_id>/withdrawal/", contests.withdrawal, name="withdrawal"),
    path(
        "conferences/<int:conference_id>/contest-results/<int:result_id>/certificates/",
        certificates.certificates,
        name="certificates",
    ),
    path("contests/results/<int:result_id>/certificates.zip", certificates.archive, name="certificates-archive"),
    path("contests/results/<int:result_id>/certificates.pdf", certificates.printable, name="certificates-printable"),
    path("contests/results/<int:result_id>/merit-layout/", merits.layout, name="merit-layout"),
    path("contests/results/<int:result_id>/merit-sample.pdf", merits.sample, name="merit-sample"),
    path("contests/results/<int:result_id>/merits.xlsx", merits.register, name="merit-register"),
    path("contests/certificates/<int:certificate_id>/file/", certificates.file, name="certificate-file"),
    path("conferences/<int:conference_id>/contests/<int:contest_id>/entries/", entries.entries, name="entries"),
    path("contests/<int:contest_id>/criteria/", entries.criteria, name="criteria"),
    path("contests/<int:contest_id>/judges/", entries.judges, name="judges"),
    path("contests/<int:contest_id>/judging/", judging.judging, name="judging"),
    path("contests/entries/<int:entry_id>/marks/", judging.marks, name="marks"),
    path("contests/entries/<int:entry_id>/file/", judging.file, name="entry-file"),
    path("conferences/<int:conference_id>/contests/<int:contest_id>/headcounts/", sheets.headcounts, name="headcounts"),
    path("contests/<int:contest_id>/headcounts.xlsx", sheets.headcount_template, name="headcount-template"),
    path("contests/<int:contest_id>/questions.xlsx", sheets.bank_template, name="bank-template"),
    path("contests/<int:contest_id>/contestants.xlsx", sheets.contestants_file, name="contestants-file"),
    path("contests/<int:contest_id>/standings/<str:category>.xlsx", sheets.standings_file, name="standings-file"),
    # Everybody:
    path("certificates/<str:code>/", certificates.certificate, name="certificate"),
    # Whoever takes part:
    path("contests/<slug:slug>/", taking.entry, name="entry"),
    path("contests/<slug:slug>/certificate/", taking.own_certificate, name="own-certificate"),
    path("contests/<slug:slug>/works/", own.works, name="works"),
    path("contests/<slug:slug>/rounds/<int:number>/complaint/", own.complaint, name="complaint"),
    path("contests/<slug:slug>/code/", taking.code, name="code"),
    path("contests/<slug:slug>/rounds/<int:number>/", taking.paper, name="paper"),
    path("contests/<slug:slug>/rounds/<int:number>/answers/", taking.answers, name="answers"),
    path("contests/<slug:slug>/rounds/<int:number>/sending/", taking.sending, name="sending"),
    path("contests/<slug:slug>/rounds/<int:number>/receipt/", taking.receipt, name="receipt"),
]
