"""What people do with a survey.

surveys    set up: rules, frame, questionnaire, the time in which answers are taken
samples    drawn, replaced, carried, printed
sheets     answers taken in
cleaning   taken out with a reason, put back
results    computed and frozen
approving  put under a decision, published
"""

from diemcau.survey.actions.approving import approve_results, publish_survey, withdraw_approval
from diemcau.survey.actions.cleaning import exclude_sheet, exclude_suspects, restore_sheet
from diemcau.survey.actions.results import compute_results
from diemcau.survey.actions.samples import (
    assign_interviewer,
    cancel_sample,
    draw_sample,
    hand_out_paper,
    renew_link,
    replace_point,
)
from diemcau.survey.actions.sheets import import_sheets, key_form, settle_form, take_sheet
from diemcau.survey.actions.surveys import (
    add_version,
    change_rules,
    close_collection,
    import_frame,
    open_survey,
    start_collection,
)

__all__ = [
    "add_version",
    "approve_results",
    "assign_interviewer",
    "cancel_sample",
    "change_rules",
    "close_collection",
    "compute_results",
    "draw_sample",
    "exclude_sheet",
    "exclude_suspects",
    "hand_out_paper",
    "import_frame",
    "import_sheets",
    "key_form",
    "open_survey",
    "publish_survey",
    "renew_link",
    "replace_point",
    "restore_sheet",
    "settle_form",
    "start_collection",
    "take_sheet",
    "withdraw_approval",
]
