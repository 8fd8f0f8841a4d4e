"""Where the seats stand, and who comes for them."""

from __future__ import annotations

from django.urls import path

from diemcau.delegates.views import (
    answers,
    attendance,
    channels,
    chase,
    copies,
    desk,
    devices,
    hall,
    invitations,
    issuing,
    lists,
    mail,
    naming,
    own_phone,
    policies,
    seats,
)

app_name = "delegates"

urlpatterns = [
    path("conferences/<int:conference_id>/seats/", seats.seats, name="seats"),
    path("seats/<int:seat_id>/size/", seats.size, name="size"),
    path("conferences/<int:conference_id>/units/<int:unit_id>/delegates/", naming.unit, name="unit"),
    path("seats/<int:seat_id>/", naming.seat_line, name="seat-line"),
    path("seats/<int:seat_id>/delegates/new/", naming.new_delegate, name="new-delegate"),
    path("seats/<int:seat_id>/roster/", naming.name_roster, name="name-roster"),
    path("delegates/<int:delegate_id>/replacement/new/", naming.new_replacement, name="new-replacement"),
    path("delegates/<int:delegate_id>/withdrawal/new/", naming.new_withdrawal, name="new-withdrawal"),
    path("delegates/<int:delegate_id>/withdrawal/undo/", naming.undo_withdrawal, name="undo-withdrawal"),
    path("delegates/<int:delegate_id>/consent/new/", naming.new_consent, name="new-consent"),
    path("conferences/<int:conference_id>/delegates/template.xlsx", lists.list_template, name="list-template"),
    path("conferences/<int:conference_id>/delegates/lists/new/", lists.new_list, name="new-list"),
    path("conferences/<int:conference_id>/delegates/lists/<int:list_id>/", lists.pending_list, name="list"),
    path("conferences/<int:conference_id>/delegates/lists/<int:list_id>/drop/", lists.delete_list, name="drop-list"),
    path("conferences/<int:conference_id>/chase/", chase.chase, name="chase"),
    path("conferences/<int:conference_id>/chase.xlsx", chase.chase_file, name="chase-file"),
    path("conferences/<int:conference_id>/reminders/new/", chase.new_reminder, name="new-reminder"),
    path("conferences/<int:conference_id>/inviting/", policies.policy, name="policy"),
    path("conferences/<int:conference_id>/units/<int:unit_id>/channels/", channels.channels, name="channels"),
    path(
        "conferences/<int:conference_id>/units/<int:unit_id>/channels/<int:channel_id>/removal/",
        channels.remove_channel,
        name="remove-channel",
    ),
    path(
        "conferences/<int:conference_id>/units/<int:unit_id>/channels/<int:channel_id>/trial/",
        channels.try_channel,
        name="try-channel",
    ),
    path("conferences/<int:conference_id>/mail/", mail.mail, name="mail"),
    path("conferences/<int:conference_id>/mail/release/", mail.release_mail, name="release-mail"),
    path("conferences/<int:conference_id>/mail/withdraw/", mail.withdraw_mail, name="withdraw-mail"),
    path("conferences/<int:conference_id>/mail/<int:message_id>/retry/", mail.retry_mail, name="retry-mail"),
    path("conferences/<int:conference_id>/mail/<int:message_id>/bounce/", mail.bounce_mail, name="bounce-mail"),
    path("conferences/<int:conference_id>/invitations/", invitations.invitations, name="invitations"),
    path(
        "conferences/<int:conference_id>/invitations/new/<int:issuer_id>/",
        invitations.new_invitation,
        name="new-invitation",
    ),
    path("conferences/<int:conference_id>/invitations/<int:invitation_id>/", invitations.invitation, name="invitation"),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/edit/",
        invitations.edit_invitation,
        name="edit-invitation",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/drop/",
        issuing.drop_invitation,
        name="drop-invitation",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/issue/",
        issuing.issue,
        name="issue-invitation",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/more/",
        issuing.invite_more,
        name="invite-more",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/rendering/",
        issuing.progress,
        name="rendering",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/rendering/again/",
        issuing.render_again,
        name="render-again",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/letter.pdf",
        invitations.draft_pdf,
        name="letter-pdf",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/letter.docx",
        invitations.draft_docx,
        name="letter-docx",
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/copies.zip", copies.all_zip, name="copies-zip"
    ),
    path(
        "conferences/<int:conference_id>/invitations/<int:invitation_id>/copies.pdf", copies.all_pdf, name="copies-pdf"
    ),
    path("copies/<int:copy_id>.pdf", copies.copy_pdf, name="copy-pdf"),
    path("copies/<int:copy_id>.docx", copies.copy_docx, name="copy-docx"),
    path("copies/<int:copy_id>/revocation/", copies.revoke_copy, name="revoke-copy"),
    path("answers/<uuid:answer_id>/acceptance/new/", answers.new_acceptance, name="new-acceptance"),
    path("i/<str:token>/", answers.personal, name="answer"),
    path("i/<str:token>/calendar.ics", answers.calendar, name="calendar"),
    path("i/<str:token>/letter.pdf", answers.personal_letter, name="personal-letter"),
    path("i/<str:token>/check-in/", own_phone.own_check_in, name="own-check-in"),
    path("conferences/<int:conference_id>/seating/", hall.hall, name="hall"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/seating/", hall.hall, name="site-hall"),
    path(
        "conferences/<int:conference_id>/sites/<int:site_id>/seating/proposal/",
        hall.hall_proposal,
        name="hall-proposal",
    ),
    path("conferences/<int:conference_id>/sites/<int:site_id>/seating/moves/", hall.hall_moves, name="hall-moves"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/seating/moves/undo/", hall.hall_undo, name="hall-undo"),
    path(
        "conferences/<int:conference_id>/sites/<int:site_id>/seating/approval/",
        hall.hall_approval,
        name="hall-approval",
    ),
    path(
        "conferences/<int:conference_id>/sites/<int:site_id>/seating/<str:kind>.<str:form>",
        hall.hall_file,
        name="hall-file",
    ),
    path("c/", desk.desk, name="desk-shell"),
    path("c/roster.json", desk.desk_roster, name="desk-roster"),
    path("c/notes/", desk.desk_notes, name="desk-notes"),
    path("c/codes/", desk.desk_codes, name="desk-codes"),
    path("c/<str:token>/", desk.desk, name="desk"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/check-in/", devices.devices, name="check-in"),
    path("conferences/<int:conference_id>/sites/<int:site_id>/check-in/here/", devices.open_here, name="open-desk"),
    path("check-in-links/<int:link_id>/revocation/", devices.revoke_device, name="revoke-device"),
    path("check-in-links/<int:link_id>/code.svg", devices.device_code, name="device-code"),
    path("conferences/<int:conference_id>/attendance/", attendance.attendance_page, name="attendance"),
    path("conferences/<int:conference_id>/attendance.<str:kind>", attendance.attendance_file, name="attendance-file"),
]
