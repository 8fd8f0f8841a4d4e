"""What people do in a contest, by noun."""

from diemcau.contest.actions.certificates import make_certificates, reissue, set_merit_layout
from diemcau.contest.actions.changing import (
    change_contest,
    change_entry,
    change_round,
    dismiss_judge,
    remove_criterion,
    remove_entry,
    remove_prize,
    remove_round,
)
from diemcau.contest.actions.complaints import answer_complaint, complain, correct_keys, open_complaints
from diemcau.contest.actions.contests import add_prize, add_round, import_bank, open_contest, set_headcounts
from diemcau.contest.actions.deciding import decide, publish_contest, withdraw_decision
from diemcau.contest.actions.entering import enter, verify
from diemcau.contest.actions.entries import add_criterion, add_entry, appoint_judge, judge_entry, send_work
from diemcau.contest.actions.taking import save_answers, send, start

__all__ = [
    "add_criterion",
    "add_entry",
    "add_prize",
    "add_round",
    "answer_complaint",
    "appoint_judge",
    "change_contest",
    "change_entry",
    "change_round",
    "complain",
    "correct_keys",
    "decide",
    "dismiss_judge",
    "enter",
    "import_bank",
    "judge_entry",
    "make_certificates",
    "open_complaints",
    "open_contest",
    "publish_contest",
    "reissue",
    "remove_criterion",
    "remove_entry",
    "remove_prize",
    "remove_round",
    "save_answers",
    "send",
    "send_work",
    "set_headcounts",
    "set_merit_layout",
    "start",
    "verify",
    "withdraw_decision",
]
