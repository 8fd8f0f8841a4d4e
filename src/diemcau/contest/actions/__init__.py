"""What people do in a contest, by noun."""

from diemcau.contest.actions.contests import add_prize, add_round, import_bank, open_contest, set_headcount
from diemcau.contest.actions.deciding import decide, publish_contest, withdraw_decision
from diemcau.contest.actions.entering import enter, verify
from diemcau.contest.actions.taking import save_answers, send, start

__all__ = [
    "add_prize",
    "add_round",
    "decide",
    "enter",
    "import_bank",
    "open_contest",
    "publish_contest",
    "save_answers",
    "send",
    "set_headcount",
    "start",
    "verify",
    "withdraw_decision",
]
