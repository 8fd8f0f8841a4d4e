"""What people do in a contest, by noun."""

from diemcau.contest.actions.certificates import make_certificates
from diemcau.contest.actions.contests import add_prize, add_round, import_bank, open_contest, set_headcounts
from diemcau.contest.actions.deciding import decide, publish_contest, withdraw_decision
from diemcau.contest.actions.entering import enter, verify
from diemcau.contest.actions.entries import add_criterion, add_entry, appoint_judge, judge_entry
from diemcau.contest.actions.taking import save_answers, send, start

__all__ = [
    "add_criterion",
    "add_entry",
    "add_prize",
    "add_round",
    "appoint_judge",
    "decide",
    "enter",
    "import_bank",
    "judge_entry",
    "make_certificates",
    "open_contest",
    "publish_contest",
    "save_answers",
    "send",
    "set_headcounts",
    "start",
    "verify",
    "withdraw_decision",
]
