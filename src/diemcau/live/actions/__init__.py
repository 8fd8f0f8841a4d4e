"""What people do on the day, by noun.

log         the end of every action: what the screens show next
work        the beginning of every action: its turn, its key, who directs; and undoing
running     start, pause, next, skip
papers      which item a paper belongs to
programme   order, minutes, what is put in
asking      requests for the floor, cues to the sites
floor       inviting, preparing, on air, off
messages    to all, to a tier, to one site
votes       opening, casting, counting, releasing
awards      in their order, called up one by one
screens     links to screens, what the hall shows
minutes     minutes and conclusion as papers
simulation  an invented day, done by the same verbs
following   what packages below say, brought into the log
            what its people do: simulated_deeds
rehearsal   a copy of a conference with a clock of its own
"""

from diemcau.live.actions.asking import ask, prepare_item, say_ready
from diemcau.live.actions.awards import (
    add_awards,
    call_award,
    call_group,
    change_award,
    finish_award,
    give_awards_to,
    move_award,
    remove_award,
    take_awards_from,
)
from diemcau.live.actions.floor import order_queue, set_quotas, step_request
from diemcau.live.actions.help import answer_help, call_help
from diemcau.live.actions.item_papers import lay_papers
from diemcau.live.actions.log import append
from diemcau.live.actions.messages import acknowledge, send_message
from diemcau.live.actions.minutes import draft_conclusion, draft_minutes
from diemcau.live.actions.programme import change_item, insert_item, lay_out, order_items, remove_item, use_alternative
from diemcau.live.actions.rehearsal import begin_rehearsal, end_rehearsal
from diemcau.live.actions.running import end_item, pause_item, resume_item, skip_item, start_item
from diemcau.live.actions.screens import make_link, offer_slide, open_phone, revoke_link, show, withdraw_slide
from diemcau.live.actions.votes import cast_ballot, prepare_vote, step_vote
from diemcau.live.actions.work import take_over, undo

__all__ = [
    "acknowledge",
    "add_awards",
    "answer_help",
    "append",
    "ask",
    "begin_rehearsal",
    "call_award",
    "call_group",
    "call_help",
    "cast_ballot",
    "change_award",
    "change_item",
    "draft_conclusion",
    "draft_minutes",
    "end_item",
    "end_rehearsal",
    "finish_award",
    "give_awards_to",
    "insert_item",
    "lay_out",
    "lay_papers",
    "make_link",
    "move_award",
    "offer_slide",
    "open_phone",
    "order_items",
    "order_queue",
    "pause_item",
    "prepare_item",
    "prepare_vote",
    "remove_award",
    "remove_item",
    "resume_item",
    "revoke_link",
    "say_ready",
    "send_message",
    "set_quotas",
    "show",
    "skip_item",
    "start_item",
    "step_request",
    "step_vote",
    "take_awards_from",
    "take_over",
    "undo",
    "use_alternative",
    "withdraw_slide",
]
