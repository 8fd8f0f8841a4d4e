"""Where papers, their versions and their dispatch stand."""

from __future__ import annotations

from django.urls import path

from diemcau.papers.views import (
    dispatches,
    inbox,
    lists,
    numbers,
    papers,
    register,
    speech_choices,
    speeches,
    uploads,
    versions,
    ways,
)

app_name = "papers"

_HERE = "conferences/<int:conference_id>"
_PAPER = f"{_HERE}/papers/<int:paper_id>"
_VERSION = f"{_PAPER}/versions/<int:number>"
_DOCUMENT = f"{_HERE}/register/<int:document_id>"
_DISPATCH = f"{_HERE}/dispatches/<int:dispatch_id>"
_SPEECH = f"{_HERE}/speeches/<int:speech_id>"

urlpatterns = [
    path(f"{_HERE}/papers/", lists.papers, name="list"),
    path(f"{_HERE}/papers/file/", lists.papers_file, name="list-file"),
    path(f"{_HERE}/papers/new/", papers.new_paper, name="new-paper"),
    path(f"{_HERE}/papers/ways/", ways.ways, name="ways"),
    path(f"{_HERE}/papers/archive/", inbox.archive, name="archive"),
    path(f"{_HERE}/papers/archives/<int:archive_id>/file/", inbox.archive_file, name="archive-file"),
    path(f"{_PAPER}/", papers.paper, name="paper"),
    path(f"{_PAPER}/edit/", papers.edit_paper, name="edit-paper"),
    path(f"{_PAPER}/removal/", papers.paper_removal, name="paper-removal"),
    path(f"{_PAPER}/readers/", papers.paper_readers, name="readers"),
    path(f"{_PAPER}/readers/file/", papers.readers_file, name="readers-file"),
    path(f"{_PAPER}/audiences/", ways.new_audience, name="new-audience"),
    path(f"{_PAPER}/audiences/<int:audience_id>/removal/", ways.audience_removal, name="audience-removal"),
    path(f"{_PAPER}/steps/<int:step_id>/passage/", ways.passage, name="passage"),
    path(f"{_PAPER}/steps/<int:step_id>/passage/removal/", ways.passage_removal, name="passage-removal"),
    path(f"{_PAPER}/release/removal/", versions.release_removal, name="release-removal"),
    path(f"{_PAPER}/signature/", numbers.signature, name="signature"),
    path(f"{_PAPER}/number/", numbers.number, name="number"),
    path(f"{_PAPER}/versions/new/", versions.new_version, name="new-version"),
    path(f"{_VERSION}/", versions.version, name="version"),
    path(f"{_VERSION}/file/", versions.version_file, name="version-file"),
    path(f"{_VERSION}/changes/", versions.version_changes, name="changes"),
    path(f"{_VERSION}/release/", versions.version_release, name="release"),
    path(f"{_HERE}/register/", register.outgoing, name="register"),
    path(f"{_HERE}/register/file/", register.outgoing_file, name="register-file"),
    path(f"{_HERE}/register/series/", numbers.series, name="series"),
    path(f"{_DOCUMENT}/", register.document, name="document"),
    path(f"{_DOCUMENT}/annexes/", register.annexes, name="annexes"),
    path(f"{_DOCUMENT}/notices/new/", register.new_notice, name="new-notice"),
    path(f"{_DOCUMENT}/reminder/", register.document_reminder, name="document-reminder"),
    path(f"{_DOCUMENT}/deliveries/file/", register.document_deliveries_file, name="deliveries-file"),
    path(f"{_HERE}/dispatches/new/", dispatches.new_dispatch, name="new-dispatch"),
    path(f"{_DISPATCH}/", dispatches.dispatch_page, name="dispatch"),
    path(f"{_DISPATCH}/resumption/", dispatches.resumption, name="resumption"),
    path(f"{_DISPATCH}/letters/<int:message_id>/", dispatches.letter, name="letter"),
    path(f"{_HERE}/inbox/", inbox.inbox, name="inbox"),
    path(f"{_HERE}/inbox/file/", inbox.inbox_file, name="inbox-file"),
    path(f"{_HERE}/inbox/<int:delivery_id>/answer/", inbox.answer, name="answer"),
    path(f"{_HERE}/speeches/", speeches.speeches, name="speeches"),
    path(f"{_HERE}/speeches/file/", speeches.speeches_file, name="speeches-file"),
    path(f"{_HERE}/speeches/call/", speech_choices.speech_call, name="speech-call"),
    path(f"{_HERE}/speeches/choice/", speech_choices.speech_choice, name="speech-choice"),
    path(f"{_HERE}/speeches/reminder/", speech_choices.speech_reminder, name="speech-reminder"),
    path(f"{_SPEECH}/refusal/", speech_choices.speech_refusal, name="speech-refusal"),
    path(f"{_SPEECH}/removal/", speeches.speech_removal, name="speech-removal"),
    path(f"{_SPEECH}/<slug:kind>/", speeches.speech_file, name="speech-file"),
    path(f"{_HERE}/uploads/", uploads.uploads, name="uploads"),
    path("uploads/<uuid:key>/", uploads.upload, name="upload"),
]
