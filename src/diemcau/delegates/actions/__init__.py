"""What people do to seats and delegates, by noun."""

from diemcau.delegates.actions.answering import Said, accept_proposal, answer
from diemcau.delegates.actions.channels import add_channel, remove_channel, try_channel
from diemcau.delegates.actions.checkins import Noted, check_in, make_check_in_link, revoke_check_in_link
from diemcau.delegates.actions.hall import approve_hall, lay_out_hall, move_seat, propose_seats, undo_move
from diemcau.delegates.actions.invitations import (
    draft_invitation,
    drop_invitation,
    edit_invitation,
    invite_more,
    issue_invitation,
    renew_copy,
    revoke_copy,
)
from diemcau.delegates.actions.lists import confirm_list, drop_list, keep_list
from diemcau.delegates.actions.naming import (
    Nominee,
    name_delegate,
    name_group,
    record_consent,
    replace_delegate,
    restore_delegate,
    withdraw_delegate,
)
from diemcau.delegates.actions.policies import Customs, set_policy
from diemcau.delegates.actions.reminders import remind
from diemcau.delegates.actions.rendering import begin_rendering, render_copies
from diemcau.delegates.actions.seats import say_how_many

__all__ = [
    "Customs",
    "Nominee",
    "Noted",
    "Said",
    "accept_proposal",
    "add_channel",
    "answer",
    "approve_hall",
    "begin_rendering",
    "check_in",
    "confirm_list",
    "draft_invitation",
    "drop_invitation",
    "drop_list",
    "edit_invitation",
    "invite_more",
    "issue_invitation",
    "keep_list",
    "lay_out_hall",
    "make_check_in_link",
    "move_seat",
    "name_delegate",
    "name_group",
    "propose_seats",
    "record_consent",
    "remind",
    "remove_channel",
    "render_copies",
    "renew_copy",
    "replace_delegate",
    "restore_delegate",
    "revoke_check_in_link",
    "revoke_copy",
    "say_how_many",
    "set_policy",
    "try_channel",
    "undo_move",
    "withdraw_delegate",
]
