"""Where the day itself is run."""

from __future__ import annotations

from django.urls import path

from diemcau.live.views import awards, diary, director, floor, item_papers, minutes, screens, stages, votes

app_name = "live"

urlpatterns = [
    path("conferences/<int:conference_id>/director/", director.director, name="director"),
    path("conferences/<int:conference_id>/director/ticket/", director.director_ticket_renewal, name="director-ticket"),
    path("conferences/<int:conference_id>/direction/", director.direction, name="direction"),
    path("conferences/<int:conference_id>/progress/", director.progress, name="progress"),
    path("conferences/<int:conference_id>/undoing/", director.undoing, name="undoing"),
    path("conferences/<int:conference_id>/messages/", director.messages, name="messages"),
    path("conferences/<int:conference_id>/showing/", director.showing, name="showing"),
    path("conferences/<int:conference_id>/floor/", floor.floor, name="floor"),
    path("conferences/<int:conference_id>/calls/", floor.calls, name="calls"),
    path("conferences/<int:conference_id>/minutes/", minutes.minutes, name="minutes"),
    path("conferences/<int:conference_id>/minutes/draft/", minutes.minutes_draft, name="minutes-draft"),
    path("conferences/<int:conference_id>/conclusion/draft/", minutes.conclusion_draft, name="conclusion-draft"),
    path("conferences/<int:conference_id>/hall/", screens.hall, name="hall"),
    path("conferences/<int:conference_id>/insertions/", director.insertions, name="insertions"),
    path("sites/<int:site_id>/card/", director.site_card, name="site-card"),
    path("sites/<int:site_id>/help/", director.site_help, name="site-help"),
    path("programme-items/<int:item_id>/place/", director.item_place, name="item-place"),
    path("programme-items/<int:item_id>/alternative/", director.item_alternative, name="item-alternative"),
    path("programme-items/<int:item_id>/cue/", director.item_cue, name="item-cue"),
    path("floor-requests/<int:request_id>/state/", floor.request_state, name="request-state"),
    path("floor-requests/<int:request_id>/place/", floor.request_place, name="request-place"),
    path("conferences/<int:conference_id>/consoles/", screens.consoles, name="consoles"),
    path("sites/<int:site_id>/console/", screens.console, name="console"),
    path("conferences/<int:conference_id>/votes/", votes.votes, name="votes"),
    path("votes/<int:vote_id>/state/", votes.vote_state, name="vote-state"),
    path("conferences/<int:conference_id>/awards/", awards.awards, name="awards"),
    path("conferences/<int:conference_id>/awards/list/", awards.award_list, name="award-list"),
    path("conferences/<int:conference_id>/awards/group/", awards.award_group, name="award-group"),
    path("conferences/<int:conference_id>/awards/units/", awards.award_units, name="award-units"),
    path("awards/<int:award_id>/", awards.award, name="award"),
    path("awards/<int:award_id>/step/", awards.award_step, name="award-step"),
    path("screens/<str:secret>/ballots/<int:vote_id>/", votes.screen_ballot, name="screen-ballot"),
    path("screens/<str:secret>/photos/<int:award_id>/", awards.screen_photo, name="screen-photo"),
    path("conferences/<int:conference_id>/programme/papers/", item_papers.item_papers, name="item-papers"),
    path("screens/<str:secret>/papers/<int:version_id>/", item_papers.screen_paper, name="screen-paper"),
    path("conferences/<int:conference_id>/log/", diary.log, name="log"),
    path("conferences/<int:conference_id>/log.xlsx", diary.log_file, name="log-file"),
    path("conferences/<int:conference_id>/printed/<slug:name>.<slug:kind>", diary.printed, name="printed"),
    path("conferences/<int:conference_id>/screens/", stages.screens, name="screens"),
    path("conferences/<int:conference_id>/screens/<int:link_id>/removal/", stages.link_removal, name="link-removal"),
    path("conferences/<int:conference_id>/slides/", stages.slides, name="slides"),
    path("conferences/<int:conference_id>/slides/<int:slide_id>/removal/", stages.slide_removal, name="slide-removal"),
    path("conferences/<int:conference_id>/rehearsals/", stages.rehearsals, name="rehearsals"),
    path("conferences/<int:conference_id>/rehearsal/removal/", stages.rehearsal_removal, name="rehearsal-removal"),
    path("i/<str:token>/live/", screens.phone, name="phone"),
    path("screens/<str:secret>/", screens.screen_page, name="screen"),
    path("screens/<str:secret>/ticket/", screens.screen_ticket, name="screen-ticket"),
    path("screens/<str:secret>/check-in/", screens.screen_check_in, name="screen-check-in"),
    path("screens/<str:secret>/requests/", screens.screen_requests, name="screen-requests"),
    path(
        "screens/<str:secret>/requests/<int:request_id>/withdrawal/",
        screens.screen_withdrawal,
        name="screen-withdrawal",
    ),
    path(
        "screens/<str:secret>/requests/<int:request_id>/readiness/", screens.screen_readiness, name="screen-readiness"
    ),
    path("screens/<str:secret>/help/", screens.screen_help, name="screen-help"),
    path("screens/<str:secret>/receipts/<int:message_id>/", screens.screen_receipt, name="screen-receipt"),
]
