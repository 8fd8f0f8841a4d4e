"""What people do with the index, by noun."""

from diemcau.scoring.actions.appraisals import accept_rest, mark, settle
from diemcau.scoring.actions.campaigns import add_block, enter_units, move_phase, open_campaign, remove_unit, set_block
from diemcau.scoring.actions.criteria import adopt_criteria, change_criteria
from diemcau.scoring.actions.evidence import add_evidence, drop_evidence, use_evidence
from diemcau.scoring.actions.explanations import explain, reply
from diemcau.scoring.actions.figures import import_figures
from diemcau.scoring.actions.files import drop_file, keep_file
from diemcau.scoring.actions.rankings import import_ranking, remove_ranking
from diemcau.scoring.actions.results import approve, publish_result, withdraw_approval, withdraw_result
from diemcau.scoring.actions.seats import hand_over_seat, leave_seat
from diemcau.scoring.actions.self_scores import save_answer, send_back, submit
from diemcau.scoring.actions.surveys import take_survey

__all__ = [
    "accept_rest",
    "add_block",
    "add_evidence",
    "adopt_criteria",
    "approve",
    "change_criteria",
    "drop_evidence",
    "drop_file",
    "enter_units",
    "explain",
    "hand_over_seat",
    "import_figures",
    "import_ranking",
    "keep_file",
    "leave_seat",
    "mark",
    "move_phase",
    "open_campaign",
    "publish_result",
    "remove_ranking",
    "remove_unit",
    "reply",
    "save_answer",
    "send_back",
    "set_block",
    "settle",
    "submit",
    "take_survey",
    "use_evidence",
    "withdraw_approval",
    "withdraw_result",
]
