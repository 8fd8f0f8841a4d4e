"""Where the seats stand, and who comes for them."""

from __future__ import annotations

from django.urls import path

from diemcau.delegates.views import chase, lists, mail, naming, policies, seats

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
    path("conferences/<int:conference_id>/mail/", mail.mail, name="mail"),
    path("conferences/<int:conference_id>/mail/release/", mail.release_mail, name="release-mail"),
    path("conferences/<int:conference_id>/mail/withdraw/", mail.withdraw_mail, name="withdraw-mail"),
    path("conferences/<int:conference_id>/mail/<int:message_id>/retry/", mail.retry_mail, name="retry-mail"),
    path("conferences/<int:conference_id>/mail/<int:message_id>/bounce/", mail.bounce_mail, name="bounce-mail"),
]
